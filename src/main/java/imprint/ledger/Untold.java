package imprint.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A part of a claim that another line's record does not tell. The table wants a value of each; one
 * that is not told gets a value that says so, which is unlike that of any other unit, and the
 * unit's first event names it (docs/decisions/0015).
 */
enum Untold {
  DAC_KEY,
  DAC_ISSUER,
  DAC_CERTIFICATE,
  PASSCODE,
  DISCRIMINATOR;

  /** {@code dacKey}, as exports name it. */
  String word() {
    return switch (this) {
      case DAC_KEY -> "dacKey";
      case DAC_ISSUER -> "dacIssuer";
      case DAC_CERTIFICATE -> "dacSerial";
      case PASSCODE -> "passcode";
      case DISCRIMINATOR -> "discriminator";
    };
  }

  /**
   * What stands for it: SHA-256 of "imprint untold", its name and {@code of}, parted by line feeds.
   *
   * @param of what keeps it apart from others: the serial number; of an issuer, the vendor
   */
  Fingerprint mark(String of) {
    String text = "imprint untold\n" + name().toLowerCase(Locale.ROOT) + "\n" + of;
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
