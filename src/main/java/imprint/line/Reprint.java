package imprint.line;

import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.label.LabelMaker;
import imprint.ledger.Claim;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.matter.OnboardingPayload;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;

/** Makes a unit's label once more from what the ledger keeps; why is recorded. */
public record Reprint(Ledger ledger, StationSettings settings) {
  /**
   * Finds the unit, makes its label, and records the reprint.
   *
   * @param serialNumberOrMac anything that names the unit
   * @param reason why, in a person's words
   * @param maker of the layout and the dots of the first label, for it to be the same
   * @throws Refusal line.unit-unknown, line.reason-missing, line.unit-not-labelled, label.…
   */
  public LabelFiles make(String serialNumberOrMac, String reason, LabelMaker maker) {
    Allowed allowed = allowed(serialNumberOrMac, reason);
    Label label = maker.make(allowed.content());
    allowed.record(1);
    return LabelFiles.write(settings.out(), label);
  }

  /**
   * Finds the unit and what its label says; nothing is recorded yet.
   *
   * @throws Refusal line.unit-unknown, line.reason-missing, line.unit-not-labelled
   */
  public Allowed allowed(String serialNumberOrMac, String reason) {
    if (reason.isBlank()) {
      throw Refusal.of("line.reason-missing");
    }
    Unit unit = labelled(ledger, serialNumberOrMac);
    return new Allowed(this, unit, content(ledger, unit), reason);
  }

  /** A reprint that may be made. */
  public record Allowed(Reprint reprint, Unit unit, LabelContent content, String reason) {
    /**
     * Records that the label is made, before it can exist.
     *
     * @param copies how many
     */
    public void record(int copies) {
      reprint
          .ledger()
          .append(unit, unit.state(), new Event.Reprinted(reason, copies), reprint.settings().by())
          .orRefuse();
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
      return "reprint of " + unit.serialNumber();
    }
  }

  /**
   * What the label of a unit says, from its claim and its sealed payload.
   *
   * @throws Refusal line.unit-unknown, line.unit-not-labelled
   */
  public static LabelContent content(Ledger ledger, String serialNumberOrMac) {
    return content(ledger, labelled(ledger, serialNumberOrMac));
  }

  private static Unit labelled(Ledger ledger, String serialNumberOrMac) {
    Unit unit =
        ledger
            .find(serialNumberOrMac)
            .orElseThrow(() -> Refusal.of("line.unit-unknown", serialNumberOrMac));
    if (unit.state() != State.DONE && unit.state() != State.LABELLED) {
      throw Refusal.of("line.unit-not-labelled", unit.serialNumber(), unit.state());
    }
    return unit;
  }

  private static LabelContent content(Ledger ledger, Unit unit) {
    Claim claim = unit.claim();
    try (Secret sealed = ledger.recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
      String qrCode = sealed.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
      return new LabelContent(
          claim.product().name(),
          claim.product().vendorName(),
          claim.serialNumber(),
          qrCode,
          OnboardingPayload.parse(qrCode).manualCode(),
          claim.product().test());
    }
  }
}
