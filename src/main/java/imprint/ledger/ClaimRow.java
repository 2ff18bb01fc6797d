package imprint.ledger;

import imprint.ledger.chain.Canonical;
import imprint.ledger.chain.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code unit} in the form in which it is hashed: all columns but the id. */
final class ClaimRow {
  static final String COLUMNS =
      "serial_number, vendor_id, product_id, vendor_name, product_name, product_hash, test,"
          + " dac_key_fingerprint, dac_issuer_fingerprint, dac_certificate_serial,"
          + " passcode_fingerprint, rotating_id_fingerprint, discriminator, mac, chip";

  /** Of these columns. */
  static final int NUMBER = 15;

  static final String ADD =
      "insert into unit (%s) values (%s) returning id"
          .formatted(COLUMNS, "?, ".repeat(NUMBER - 1) + "?");

  private ClaimRow() {}

  /** The claim's values, in the order of the columns. */
  static @Nullable Object[] values(Claim claim) {
    @Nullable Fingerprint rotatingId = claim.rotatingId();
    return new @Nullable Object[] {
      claim.serialNumber(),
      claim.product().vendorId(),
      claim.product().productId(),
      claim.product().vendorName(),
      claim.product().name(),
      claim.product().hash(),
      claim.product().test() ? 1 : 0,
      claim.dac().publicKey().hex(),
      claim.dac().issuer().hex(),
      claim.dac().certificateSerial(),
      claim.passcode().hex(),
      rotatingId == null ? null : rotatingId.hex(),
      claim.discriminator(),
      claim.board().mac().text(),
      claim.board().chip()
    };
  }

  /** Of the row that has these values. */
  static Hash hash(@Nullable Object... values) {
    Canonical form = new Canonical("imprint claim 1");
    for (@Nullable Object value : values) {
      form.text(value == null ? null : value.toString());
    }
    return form.hash();
  }

  /** Of a row that begins with these columns. Bytes in the place of a text are not that text. */
  static Hash hash(ResultSet row) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[NUMBER];
    for (int i = 0; i < NUMBER; i++) {
      values[i] = row.getObject(i + 1);
    }
    return hash(values);
  }

  static Hash hash(Handle handle, long unitId) {
    return handle
        .createQuery("select " + COLUMNS + " from unit where id = :id")
        .bind("id", unitId)
        .map((row, _) -> hash(row))
        .one();
  }
}
