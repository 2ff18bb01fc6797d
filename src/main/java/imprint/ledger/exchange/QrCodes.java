package imprint.ledger.exchange;

/** Reads the text of a QR code, which this package knows nothing of. */
@FunctionalInterface
public interface QrCodes {
  /** What it says. Prints without the passcode. */
  record Content(int vendorId, int productId, int discriminator, int passcode) {
    @Override
    public String toString() {
      return "Content";
    }
  }

  /**
   * Reads the text.
   *
   * @throws imprint.finding.Refusal whatever is wrong with the text; names no part of it
   */
  Content read(String text);
}
