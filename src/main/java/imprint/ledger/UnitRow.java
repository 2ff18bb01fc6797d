package imprint.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the view {@code unit_now} as a unit. */
final class UnitRow {
  private UnitRow() {}

  /**
   * Reads it.
   *
   * @param outlived the process that worked on it last is no more
   */
  static Unit unit(ResultSet row, boolean outlived) throws SQLException {
    Entry last = Events.entry(row);
    Event first = EventText.parse(row.getString("first_type"), row.getString("first_detail"));
    return new Unit(
        row.getLong("id"),
        claim(row),
        Instant.parse(row.getString("reserved_at")),
        last,
        Events.entry(row, "work_"),
        proof(row),
        first instanceof Event.Imported told ? told : null,
        Unit.order(first),
        last.state().unfinished() && outlived);
  }

  private static Claim claim(ResultSet row) throws SQLException {
    @Nullable String rotatingId = row.getString("rotating_id_fingerprint");
    return new Claim(
        row.getString("serial_number"),
        new Claim.Product(
            row.getInt("vendor_id"),
            row.getInt("product_id"),
            row.getString("vendor_name"),
            row.getString("product_name"),
            row.getString("product_hash"),
            row.getBoolean("test")),
        new Claim.Dac(
            new Fingerprint(row.getString("dac_key_fingerprint")),
            new Fingerprint(row.getString("dac_issuer_fingerprint")),
            row.getString("dac_certificate_serial")),
        new Fingerprint(row.getString("passcode_fingerprint")),
        rotatingId == null ? null : new Fingerprint(rotatingId),
        row.getInt("discriminator"),
        new Claim.Board(new Mac(row.getString("mac")), row.getString("chip")));
  }

  private static @Nullable String proof(ResultSet row) throws SQLException {
    @Nullable String type = row.getString("proof_type");
    return type == null
        ? null
        : Unit.proof(EventText.parse(type, row.getString("proof_detail")), null);
  }
}
