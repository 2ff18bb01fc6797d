package imprint.ledger;

import imprint.ledger.ReserveResult.Clash;
import imprint.ledger.ReserveResult.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The units' claims, and which board carries which, in the database. */
final class Units {
  private final Run run;
  private final Set<Long> left = ConcurrentHashMap.newKeySet();

  Units(Run run) {
    this.run = run;
  }

  /** The first value that {@code claim} shares with another unit, living or dead. */
  Optional<Clash> clash(Handle handle, Claim claim) {
    return bind(
            handle.createQuery(
                """
                select 'SERIAL_NUMBER' as field, serial_number from unit
                  where serial_number = :serialNumber
                union all select 'DAC_KEY', serial_number from unit
                  where dac_key_fingerprint = :dacKey
                union all select 'DAC_CERTIFICATE', serial_number from unit
                  where dac_issuer_fingerprint = :dacIssuer
                    and dac_certificate_serial = :dacCertificateSerial
                union all select 'PASSCODE', serial_number from unit
                  where vendor_id = :vendorId and product_id = :productId
                    and passcode_fingerprint = :passcode
                union all select 'ROTATING_ID', serial_number from unit
                  where rotating_id_fingerprint = :rotatingId
                """),
            claim)
        .map((row, _) -> new Clash(Field.valueOf(row.getString(1)), row.getString(2)))
        .findFirst();
  }

  /** Writes the claim down; nothing has happened to the unit yet. */
  Tail add(Handle handle, Claim claim) {
    return bind(
            handle.createQuery(
                """
                insert into unit (serial_number, vendor_id, product_id, vendor_name,
                  product_name, product_hash, test,
                  dac_key_fingerprint, dac_issuer_fingerprint, dac_certificate_serial,
                  passcode_fingerprint, rotating_id_fingerprint, discriminator, mac, chip)
                values (:serialNumber, :vendorId, :productId, :vendorName, :productName, :productHash, :test,
                  :dacKey, :dacIssuer, :dacCertificateSerial,
                  :passcode, :rotatingId, :discriminator, :mac, :chip)
                returning *
                """),
            claim)
        .map((row, _) -> Tail.ofClaim(row.getLong("id"), ClaimRow.hash(row)))
        .one();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Claim claim) {
    @Nullable Fingerprint rotatingId = claim.rotatingId();
    return statement
        .bind("serialNumber", claim.serialNumber())
        .bind("vendorId", claim.product().vendorId())
        .bind("productId", claim.product().productId())
        .bind("vendorName", claim.product().vendorName())
        .bind("productName", claim.product().name())
        .bind("productHash", claim.product().hash())
        .bind("test", claim.product().test() ? 1 : 0)
        .bind("dacKey", claim.dac().publicKey().hex())
        .bind("dacIssuer", claim.dac().issuer().hex())
        .bind("dacCertificateSerial", claim.dac().certificateSerial())
        .bind("passcode", claim.passcode().hex())
        .bind("rotatingId", rotatingId == null ? null : rotatingId.hex())
        .bind("discriminator", claim.discriminator())
        .bind("mac", claim.board().mac().text())
        .bind("chip", claim.board().chip());
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

  void takeBoard(Handle handle, Mac mac, long unitId) {
    handle.execute("insert into board (mac, unit_id) values (?, ?)", mac.text(), unitId);
  }

  void releaseBoard(Handle handle, long unitId) {
    handle.execute("delete from board where unit_id = ?", unitId);
  }

  void addOpen(Handle handle, long unitId) {
    handle.execute("insert into open_unit (unit_id) values (?)", unitId);
  }

  void removeOpen(Handle handle, long unitId) {
    handle.execute("delete from open_unit where unit_id = ?", unitId);
  }

  Unit get(Handle handle, long id) {
    return select(handle, "where id = ?", id).getFirst();
  }

  Optional<Unit> bySerialNumber(Handle handle, String serialNumber) {
    return select(handle, "where serial_number = ?", serialNumber).stream().findFirst();
  }

  Optional<Unit> carriedBy(Handle handle, Mac mac) {
    return handle
        .select("select unit_id from board where mac = ?", mac.text())
        .mapTo(Long.class)
        .findOne()
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
