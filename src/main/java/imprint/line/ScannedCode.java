package imprint.line;

import imprint.finding.Refusal;
import imprint.ledger.Claim;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.matter.ManualCode;
import imprint.matter.OnboardingPayload;
import imprint.matter.VendorId;

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
    String code = text.strip();
    try {
      boolean same =
          code.startsWith("MT:")
              ? fits(ledger, unit.claim(), OnboardingPayload.parse(code))
              : fits(ledger, unit.claim(), ManualCode.parse(code));
      return same ? Verdict.OF_THE_UNIT : Verdict.OF_ANOTHER;
    } catch (Refusal noCode) {
      return Verdict.NO_CODE;
    }
  }

  private static boolean fits(Ledger ledger, Claim claim, OnboardingPayload payload) {
    return payload.vendorId().value() == claim.product().vendorId()
        && payload.productId().value() == claim.product().productId()
        && payload.discriminator().value() == claim.discriminator()
        && passcode(ledger, claim, payload.passcode().value());
  }

  private static boolean fits(Ledger ledger, Claim claim, ManualCode code) {
    boolean ids =
        code.ids()
            .map(
                named ->
                    named.vendorId().equals(new VendorId(claim.product().vendorId()))
                        && named.productId().value() == claim.product().productId())
            .orElse(true);
    return ids
        && code.shortDiscriminator() == claim.discriminator() >> 8
        && passcode(ledger, claim, code.passcode().value());
  }

  private static boolean passcode(Ledger ledger, Claim claim, int passcode) {
    return ledger
        .passcodeFingerprint(claim.product().vendorId(), claim.product().productId(), passcode)
        .equals(claim.passcode());
  }
}
