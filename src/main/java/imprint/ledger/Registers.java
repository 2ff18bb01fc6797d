package imprint.ledger;

import imprint.finding.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Whether boards and open units stand where the units' last events leave them. */
final class Registers {
  private static final String PAGE =
      """
      select u.id, u.serial_number, u.mac, l.id as last_id, l.seq, l.at, l.state, l.chain, l.link,
             b.mac as board, o.unit_id as open
      from unit u
      left join event l on l.unit_id = u.id
        and l.seq = (select max(e.seq) from event e where e.unit_id = u.id)
      left join board b on b.unit_id = u.id
      left join open_unit o on o.unit_id = u.id
      """;

  /** Their rows are of no unit or chain that is there; that events lack their chain is told. */
  private static final String STRAY =
      """
      select 'board ' || b.mac as what, b.unit_id from board b
        left join unit u on u.id = b.unit_id where u.id is null
      union all
      select 'open_unit ' || o.unit_id, o.unit_id from open_unit o
        left join unit u on u.id = o.unit_id where u.id is null
      union all
      select 'merged_unit ' || m.unit_id, m.unit_id from merged_unit m
        left join unit u on u.id = m.unit_id where u.id is null
      union all
      select 'chain_head ' || h.chain, 0 from chain_head h
        left join chain c on c.id = h.chain where c.id is null
          and not exists (select 1 from event e where e.chain = h.chain)
      """;

  private final Faults faults;
  private final UnitCheck units;

  Registers(Faults faults, UnitCheck units) {
    this.faults = faults;
    this.units = units;
  }

  private record Stray(String what, long unitId) {}

  private record Row(
      long id,
      String serialNumber,
      String mac,
      long lastId,
      @Nullable String state,
      @Nullable String board,
      boolean open,
      Spot spot) {}

  /**
   * Checks the units after that one, as many as are asked for.
   *
   * @param after null for the first: a row that somebody put in may have any number
   * @return the last one's id; empty where there are no more
   */
  Optional<Long> check(Handle handle, @Nullable Long after, int atMost) {
    List<Row> rows =
        handle
            .createQuery(
                PAGE
                    + (after == null ? "" : "where u.id > :after ")
                    + "order by u.id limit :atMost")
            .bindMap(after == null ? Map.of() : Map.of("after", after))
            .bind("atMost", atMost)
            .map((row, _) -> of(row))
            .list();
    rows.forEach(this::check);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast().id);
  }

  /** What the lists hold of units that are not there. */
  int strays(Handle handle) {
    List<Stray> strays =
        handle
            .createQuery(STRAY)
            .map((row, _) -> new Stray(row.getString("what"), row.getLong("unit_id")))
            .filter(stray -> !units.told(stray.unitId))
            .list();
    strays.forEach(
        stray -> faults.add(Finding.error("ledger.verify-stray", stray.what), Spot.NOWHERE));
    return strays.size();
  }

  private static Row of(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("serial_number"),
        row.getString("mac"),
        row.getLong("last_id"),
        row.getString("state"),
        row.getString("board"),
        row.getObject("open") != null,
        new Spot(
            row.getString("serial_number"),
            row.getInt("seq"),
            row.getString("chain"),
            row.getLong("link"),
            row.getString("at")));
  }

  private void check(Row row) {
    if (row.state == null) {
      faults.add(
          Finding.error("ledger.verify-unit-without-events", row.serialNumber),
          Spot.unit(row.serialNumber));
    } else if (!faults.suspects(row.lastId) && !units.told(row.id) && !agrees(row, row.state)) {
      faults.add(
          Finding.error(
              "ledger.verify-register", row.serialNumber, row.spot.seq(), row.state, row.mac),
          row.spot);
    }
  }

  private static boolean agrees(Row row, String text) {
    try {
      State state = State.valueOf(text);
      boolean board = state.live() ? row.mac.equals(row.board) : row.board == null;
      return board && row.open == state.unfinished();
    } catch (IllegalArgumentException unreadable) {
      return true; // told of as an event
    }
  }
}
