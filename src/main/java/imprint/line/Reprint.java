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
import java.util.Map;

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
    if (reason.isBlank()) {
      throw Refusal.of("line.reason-missing");
    }
    Unit unit = unit(ledger, serialNumberOrMac);
    Label label = maker.make(content(ledger, unit));
    ledger.append(unit, unit.state(), new Event.Reprinted(reason, 1), settings.by()).orRefuse();
    return LabelFiles.write(settings.out(), label);
  }

  /**
   * The unit that the words name.
   *
   * @throws Refusal line.unit-unknown
   */
  public static Unit unit(Ledger ledger, String serialNumberOrMac) {
    return ledger
        .find(serialNumberOrMac)
        .orElseThrow(() -> Refusal.of("line.unit-unknown", serialNumberOrMac));
  }

  /**
   * What the label of a unit says, from its claim and its sealed payload.
   *
   * @throws Refusal line.unit-not-labelled, and what {@link Ledger#recall} refuses
   */
  public static LabelContent content(Ledger ledger, Unit unit) {
    if (unit.state() != State.DONE && unit.state() != State.LABELLED) {
      throw Refusal.of("line.unit-not-labelled", unit.serialNumber(), unit.state());
    }
    Claim claim = unit.claim();
    try (Secret sealed = ledger.recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
      String qrCode = sealed.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
      return new LabelContent(
          claim.product().name(),
          claim.product().vendorName(),
          claim.serialNumber(),
          qrCode,
          OnboardingPayload.parse(qrCode).manualCode(),
          claim.product().test(),
          Map.of("mac", claim.board().mac().text()));
    }
  }
}
