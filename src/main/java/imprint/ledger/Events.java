package imprint.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The events of the units, in the database. */
final class Events {
  /** One width, so that text order is time order. */
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private final Run run;

  Events(InstantSource clock, Run run) {
    this.clock = clock;
    this.run = run;
  }

  void add(Handle handle, long unitId, int seq, Event event, State state, By by) {
    handle
        .createUpdate(
            """
            insert into event (unit_id, seq, at, type, state, station, person, run, detail)
            values (:unitId, :seq, :at, :type, :state, :station, :person, :run, :detail)
            """)
        .bind("unitId", unitId)
        .bind("seq", seq)
        .bind("at", AT.format(clock.instant()))
        .bind("type", EventText.type(event))
        .bind("state", state.name())
        .bind("station", by.station())
        .bind("person", by.person())
        .bind("run", run.toString())
        .bind("detail", EventText.detail(event))
        .execute();
  }

  List<Entry> history(Handle handle, long unitId) {
    return handle
        .createQuery("select * from event where unit_id = :unitId order by seq")
        .bind("unitId", unitId)
        .map(Database.row((row, _) -> entry(row)))
        .list();
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getInt("seq"),
        Instant.parse(row.getString("at")),
        EventText.parse(row.getString("type"), row.getString("detail")),
        State.valueOf(row.getString("state")),
        new By(row.getString("station"), row.getString("person")));
  }
}
