package imprint.ledger;

import imprint.ledger.chain.Canonical;
import imprint.ledger.chain.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** A row of the table {@code unit} in the form in which it is hashed: all columns but the id. */
final class ClaimRow {
  static final String COLUMNS =
      "serial_number, vendor_id, product_id, vendor_name, product_name, product_hash, test,"
          + " dac_key_fingerprint, dac_issuer_fingerprint, dac_certificate_serial,"
          + " passcode_fingerprint, rotating_id_fingerprint, discriminator, mac, chip";

  /** Of columns. */
  static final int NUMBER = 15;

  private ClaimRow() {}

  /** Of a row that begins with these columns. */
  static Hash hash(ResultSet row) throws SQLException {
    Canonical form = new Canonical("imprint claim 1");
    for (int column = 1; column <= NUMBER; column++) {
      form.text(row.getString(column));
    }
    return form.hash();
  }

  static Hash hash(Handle handle, long unitId) {
    return handle
        .createQuery("select " + COLUMNS + " from unit where id = :id")
        .bind("id", unitId)
        .map((row, _) -> hash(row))
        .one();
  }
}
