package imprint.ledger;

import imprint.ledger.ReserveResult.Clash;
import imprint.ledger.ReserveResult.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The units' claims, and which board carries which, in the database. */
final class Units {
  private final Run run;
  private final Set<Long> left = ConcurrentHashMap.newKeySet();

  Units(Run run) {
    this.run = run;
  }

  private static final String CLASH =
      """
      select 'SERIAL_NUMBER', serial_number from unit where serial_number = ?
      union all select 'DAC_KEY', serial_number from unit where dac_key_fingerprint = ?
      union all select 'DAC_CERTIFICATE', serial_number from unit
        where dac_issuer_fingerprint = ? and dac_certificate_serial = ?
      union all select 'PASSCODE', serial_number from unit
        where vendor_id = ? and product_id = ? and passcode_fingerprint = ?
      union all select 'ROTATING_ID', serial_number from unit where rotating_id_fingerprint = ?
      """;

  /** The first value that {@code claim} shares with another unit, living or dead. */
  static Optional<Clash> clash(Handle handle, Claim claim) {
    @Nullable Fingerprint rotatingId = claim.rotatingId();
    return Direct.first(
        handle,
        CLASH,
        row -> new Clash(Field.valueOf(row.getString(1)), row.getString(2)),
        claim.serialNumber(),
        claim.dac().publicKey().hex(),
        claim.dac().issuer().hex(),
        claim.dac().certificateSerial(),
        claim.product().vendorId(),
        claim.product().productId(),
        claim.passcode().hex(),
        rotatingId == null ? null : rotatingId.hex());
  }

  /** Writes the claim down; nothing has happened to the unit yet. */
  static Tail add(Handle handle, Claim claim) {
    @Nullable Object[] values = ClaimRow.values(claim);
    long id = Direct.first(handle, ClaimRow.ADD, row -> row.getLong(1), values).orElseThrow();
    return Tail.ofClaim(id, ClaimRow.hash(values));
  }

  /** As {@link Unfinished#leave}. */
  void left(long id) {
    left.add(id);
  }

  void taken(long id) {
    left.remove(id);
  }

  /** A unit of which this process has just written the first event. */
  Unit begun(long id, Claim claim, Entry first) {
    return Unit.begun(id, claim, first, left.contains(id));
  }

  /** What {@link #get} would give now that this process has written that event. */
  Unit after(Unit before, Entry entry) {
    return before.after(entry, left.contains(before.id()));
  }

  /** Whether the process that worked on it last has ended, or does no more for it. */
  private boolean orphaned(ResultSet row) throws SQLException {
    Run last = Run.parse(row.getString("run"));
    return run.outlived(last) || (run.equals(last) && left.contains(row.getLong("id")));
  }

  static void takeBoard(Handle handle, Mac mac, long unitId) {
    Direct.execute(handle, "insert into board (mac, unit_id) values (?, ?)", mac.text(), unitId);
  }

  static void releaseBoard(Handle handle, long unitId) {
    Direct.execute(handle, "delete from board where unit_id = ?", unitId);
  }

  static void addOpen(Handle handle, long unitId) {
    Direct.execute(handle, "insert into open_unit (unit_id) values (?)", unitId);
  }

  static void removeOpen(Handle handle, long unitId) {
    Direct.execute(handle, "delete from open_unit where unit_id = ?", unitId);
  }

  Unit get(Handle handle, long id) {
    return select(handle, "where id = ?", id).stream()
        .findFirst()
        .orElseThrow(
            () -> new Direct.Told(new Database.Unreadable(new NoSuchElementException("unit"))));
  }

  Optional<Unit> bySerialNumber(Handle handle, String serialNumber) {
    return select(handle, "where serial_number = ?", serialNumber).stream().findFirst();
  }

  Optional<Unit> carriedBy(Handle handle, Mac mac) {
    return Direct.first(
            handle, "select unit_id from board where mac = ?", row -> row.getLong(1), mac.text())
        .map(id -> get(handle, id));
  }

  /** By serial number, which may look like a MAC; else by MAC. */
  Optional<Unit> find(Handle handle, String word) {
    return bySerialNumber(handle, word)
        .or(
            () ->
                Mac.read(word)
                    .flatMap(mac -> carriedBy(handle, mac).or(() -> latestOf(handle, mac))));
  }

  private Optional<Unit> latestOf(Handle handle, Mac mac) {
    return select(handle, "where id = (select max(id) from unit where mac = ?)", mac.text())
        .stream()
        .findFirst();
  }

  /** All that the board ever carried, oldest first. */
  List<Unit> ofBoard(Handle handle, Mac mac) {
    return select(handle, "where mac = ? order by id", mac.text());
  }

  /** At most one: the passcodes of a product are unique. */
  Optional<Unit> withPasscode(Handle handle, Claim.Ids product, Fingerprint passcode) {
    return select(
            handle,
            "where vendor_id = ? and product_id = ? and passcode_fingerprint = ?",
            product.vendorId(),
            product.productId(),
            passcode.hex())
        .stream()
        .findFirst();
  }

  /** The one behind {@code before}: from one to the next by the index, however many units. */
  Optional<InHand.Made> nextProduct(Handle handle, Claim.Ids before) {
    return handle
        .createQuery(
            """
            select vendor_id, product_id, product_name from unit
              where (vendor_id, product_id) > (:vendorId, :productId)
              order by vendor_id, product_id limit 1
            """)
        .bind("vendorId", before.vendorId())
        .bind("productId", before.productId())
        .map(
            (row, _) ->
                new InHand.Made(new Claim.Ids(row.getInt(1), row.getInt(2)), row.getString(3)))
        .findFirst();
  }

  List<Unit> unfinished(Handle handle) {
    return select(handle, "where id in (select unit_id from open_unit) order by id");
  }

  /** Those whose latest event is of this very process. */
  List<Unit> unfinishedHere(Handle handle) {
    return select(
        handle,
        "where id in (select unit_id from open_unit) and run = ? order by id",
        run.toString());
  }

  /** Those of a station's own ledger that the server's does not have, as far as is known here. */
  List<Unit> unmerged(Handle handle) {
    return select(
        handle,
        "where id in (select id from unit where id not in (select unit_id from merged_unit))"
            + " order by id");
  }

  static long unmergedOf(Handle handle, int vendorId, int productId) {
    return handle
        .createQuery(
            """
            select count(*) from unit where vendor_id = :vendorId and product_id = :productId
              and id not in (select unit_id from merged_unit)
            """)
        .bind("vendorId", vendorId)
        .bind("productId", productId)
        .mapTo(Long.class)
        .one();
  }

  static String serialNumber(Handle handle, long id) {
    return handle
        .createQuery("select serial_number from unit where id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .one();
  }

  /** Which ones is asked first, so that no engine puts all units together to show a few. */
  List<Unit> latest(Handle handle, int atMost) {
    return select(
        handle,
        "where id in (select id from unit order by id desc limit ?) order by id desc",
        atMost);
  }

  List<Unit> within(Handle handle, long after, long upTo) {
    return select(
        handle,
        "where id in (select id from unit where id > ? and id <= ?) order by id",
        after,
        upTo);
  }

  /** The same, without those that were made here for another order. */
  List<Unit> ofOrder(Handle handle, String order, long after, long upTo) {
    return select(
        handle,
        "where id in (select unit_id from event where unit_id > ? and unit_id <= ? and seq = 1"
            + " and (detail = ? or type = 'IMPORTED')) order by id",
        after,
        upTo,
        EventText.detail(new Event.Reserved(order)));
  }

  List<Unit> withMac(Handle handle, Mac mac) {
    return select(
        handle, "where id in (select id from unit where mac = ?) order by id", mac.text());
  }

  /** The next ones in the order of their serial numbers. */
  List<Unit> serialNumbers(
      Handle handle, Filter.Serials serials, String from, boolean itself, int atMost) {
    return select(
        handle,
        "where id in (select id from unit where serial_number "
            + (itself ? ">=" : ">")
            + " ? and serial_number <= ? order by serial_number limit ?) order by serial_number",
        from,
        serials.last(),
        atMost);
  }

  private List<Unit> select(Handle handle, String which, Object... values) {
    return handle
        .select("select * from unit_now " + which, values)
        .map(Database.row((row, _) -> unit(row)))
        .list();
  }

  private Unit unit(ResultSet row) throws SQLException {
    return UnitRow.unit(row, orphaned(row));
  }
}
