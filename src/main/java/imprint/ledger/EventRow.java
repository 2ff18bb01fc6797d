package imprint.ledger;

import imprint.ledger.chain.Hash;
import imprint.ledger.chain.Link;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code event} as it is, whatever was done to it, with what it is to be held
 * against.
 *
 * @param serialNumber of its unit, null where that has no row
 * @param linked false in events of versions that had no chains
 * @param link what the row says
 * @param hash what the row says of its hash
 * @param before the unit's event before, null where there is none
 * @param claim hash of the unit's row; none where it is not asked for, or is not there
 */
record EventRow(
    long id,
    long unitId,
    @Nullable String serialNumber,
    boolean linked,
    Link link,
    Hash hash,
    @Nullable Before before,
    Hash claim) {

  /**
   * @param hash none in events of versions that had no chains
   */
  record Before(long id, Hash hash, String state) {
    boolean linked() {
      return !hash.equals(Hash.NONE);
    }
  }

  private static final String ROWS =
      "select "
          + ClaimRow.COLUMNS
          + """
          , e.id as event_id, e.unit_id, e.chain, e.link, e.previous, e.unit_previous,
                 e.hash, e.seq, e.at, e.type, e.state, e.station, e.person, e.run, e.detail, e.clock,
                 p.id as before_id, p.hash as before_hash, p.state as before_state
          from event e
          left join unit u on u.id = e.unit_id
          left join event p on p.unit_id = e.unit_id and p.seq = e.seq - 1
          """;

  /**
   * In the order in which they were recorded.
   *
   * @param after null for the first: a row that somebody put in may have any number
   */
  static List<EventRow> page(Handle handle, @Nullable Long after, int atMost) {
    return handle
        .createQuery(
            ROWS + (after == null ? "" : "where e.id > :after ") + "order by e.id limit :atMost")
        .bindMap(after == null ? Map.of() : Map.of("after", after))
        .bind("atMost", atMost)
        .map((row, _) -> of(row))
        .list();
  }

  /** Of one unit, oldest first, up to that one. */
  static List<EventRow> ofUnit(Handle handle, long unitId, int upToSeq) {
    return handle
        .createQuery(ROWS + "where e.unit_id = :unitId and e.seq <= :seq order by e.seq")
        .bind("unitId", unitId)
        .bind("seq", upToSeq)
        .map((row, _) -> of(row))
        .list();
  }

  private static EventRow of(ResultSet row) throws SQLException {
    @Nullable String serialNumber = text(row, "serial_number");
    @Nullable String chain = text(row, "chain");
    @Nullable Before before = before(row);
    boolean first = before == null || !before.linked() || chain == null;
    return new EventRow(
        row.getLong("event_id"),
        row.getLong("unit_id"),
        serialNumber,
        chain != null,
        link(row, chain == null ? "" : chain),
        Hash.of(row.getBytes("hash")),
        before,
        first && serialNumber != null ? ClaimRow.hash(row) : Hash.NONE);
  }

  private static @Nullable Before before(ResultSet row) throws SQLException {
    @Nullable String state = text(row, "before_state");
    return state == null
        ? null
        : new Before(row.getLong("before_id"), Hash.of(row.getBytes("before_hash")), state);
  }

  private static Link link(ResultSet row, String chain) throws SQLException {
    return new Link(
        chain,
        row.getLong("link"),
        Hash.of(row.getBytes("previous")),
        Hash.of(row.getBytes("unit_previous")),
        Schema.whole(row, "seq"),
        there(row, "at"),
        there(row, "type"),
        there(row, "state"),
        there(row, "station"),
        there(row, "person"),
        there(row, "run"),
        there(row, "detail"),
        text(row, "clock"));
  }

  /** What no version leaves out; somebody who did changed the row, which its hash then says. */
  private static String there(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(text(row, column), "\uFFFD");
  }

  /** The driver of files takes much longer to make a string of its own than to hand out bytes. */
  private static @Nullable String text(ResultSet row, String column) throws SQLException {
    byte @Nullable [] bytes = row.getBytes(column);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** As a link of no chain, bound to its unit's claim: what a later chain takes over. */
  Hash adopted() {
    return new Link(
            "",
            0,
            Hash.NONE,
            claim,
            link.seq(),
            link.at(),
            link.type(),
            link.state(),
            link.station(),
            link.person(),
            link.run(),
            link.detail(),
            link.clock())
        .hash();
  }
}
