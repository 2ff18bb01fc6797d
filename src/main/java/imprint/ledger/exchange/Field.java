package imprint.ledger.exchange;

import java.util.Arrays;
import java.util.Optional;

/** What another line's record can tell of a unit; named as our own export names it. */
enum Field {
  SERIAL("serial"),
  MAC("mac"),
  VENDOR_ID("vendorId"),
  PRODUCT_ID("productId"),
  VENDOR("vendor"),
  PRODUCT("product"),
  PRODUCT_HASH("productHash"),
  TEST("test"),
  CHIP("chip"),
  DISCRIMINATOR("discriminator"),
  PASSCODE("passcode"),
  QR_CODE("qrcode"),
  DAC_KEY("dacKey"),
  DAC_ISSUER("dacIssuer"),
  DAC_SERIAL("dacSerial"),
  DAC_CERTIFICATE("dacCertificate"),
  STATE("state"),
  PROOF("proof"),
  RESERVED_AT("reservedAt"),
  CHANGED_AT("changedAt"),
  STATION("station"),
  PERSON("person"),
  CODE("code"),
  REASON("reason"),
  ORDER("order");

  private final String word;

  Field(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Optional<Field> named(String word) {
    return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
  }

  static String all() {
    return String.join(", ", Arrays.stream(values()).map(Field::word).toList());
  }
}
