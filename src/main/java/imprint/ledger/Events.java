package imprint.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

  /** Of several units, which are not all read at once where there are many. */
  Map<Long, List<Entry>> histories(Handle handle, List<Long> unitIds) {
    Map<Long, List<Entry>> histories = new HashMap<>();
    handle
        .createQuery("select * from event where unit_id in (<ids>) order by unit_id, seq")
        .bindList("ids", unitIds)
        .map(
            Database.row(
                (row, _) ->
                    histories
                        .computeIfAbsent(row.getLong("unit_id"), _ -> new ArrayList<>())
                        .add(entry(row))))
        .list();
    return histories;
  }

  /** The first and the last unit that was reserved in that time; zeros where none was. */
  static long[] reservedWithin(Handle handle, @Nullable Instant from, @Nullable Instant to) {
    return handle
        .createQuery(
            "select coalesce(min(unit_id), 0), coalesce(max(unit_id), 0) from event"
                + " where seq = 1 and at >= :from and at < :to")
        .bind("from", from == null ? "" : AT.format(from))
        .bind("to", to == null ? "9999-12-31T23:59:59.999Z" : AT.format(to))
        .map((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .one();
  }

  static Entry entry(ResultSet row) throws SQLException {
    return entry(row, "");
  }

  /**
   * @param prefix of the columns' names
   */
  static Entry entry(ResultSet row, String prefix) throws SQLException {
    return new Entry(
        row.getInt(prefix + "seq"),
        Instant.parse(row.getString(prefix + "at")),
        EventText.parse(row.getString(prefix + "type"), row.getString(prefix + "detail")),
        State.valueOf(row.getString(prefix + "state")),
        new By(row.getString(prefix + "station"), row.getString(prefix + "person")));
  }
}
