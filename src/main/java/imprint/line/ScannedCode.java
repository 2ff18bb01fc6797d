package imprint.line;

import imprint.finding.Refusal;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;

/**
 * What a scanned code says of a unit: held against what the ledger keeps of it, so that no passcode
 * has to be at hand.
 */
final class ScannedCode {
  /** What came of it. */
  enum Verdict {
    OF_THE_UNIT,
    OF_ANOTHER,
    NO_CODE
  }

  private ScannedCode() {}

  /**
   * @param text the QR code of a label, or its manual code with or without dashes
   */
  static Verdict compare(Ledger ledger, Unit unit, String text) {
    try {
      Scan scan = Scan.read(text, _ -> false);
      return switch (scan) {
        case Scan.Qr _, Scan.Manual _ ->
            scan.fits(unit.claim(), ledger::passcodeFingerprint)
                ? Verdict.OF_THE_UNIT
                : Verdict.OF_ANOTHER;
        case Scan.Word _ -> Verdict.NO_CODE;
      };
    } catch (Refusal misread) {
      return Verdict.NO_CODE;
    }
  }
}
