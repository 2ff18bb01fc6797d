package imprint.line;

import imprint.finding.Refusal;
import imprint.label.LabelContent;
import imprint.label.LabelMaker;
import imprint.ledger.By;
import imprint.ledger.Claim;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.matter.OnboardingPayload;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Makes a unit's label once more from what the ledger keeps; why is recorded. */
public record Reprint(Ledger ledger, By by) {
  /**
   * Finds the unit, makes its label, and records the reprint once it is there.
   *
   * @param serialNumberOrMac anything that names the unit
   * @param reason why, in a person's words
   * @param maker of the layout and the dots of the first label, for it to be the same
   * @param out folder of labels
   * @throws Refusal line.unit-unknown, line.reason-missing, line.unit-not-labelled, label.…
   */
  public LabelFiles make(String serialNumberOrMac, String reason, LabelMaker maker, Path out) {
    return make(
        serialNumberOrMac, reason, 1, content -> LabelFiles.write(out, maker.make(content)));
  }

  /**
   * The same for who writes the files.
   *
   * @param copies of it that are made
   * @param how makes and writes the label of what it says; whatever it refuses is not recorded
   * @throws Refusal as above; then nothing is recorded
   */
  public <T> T make(
      String serialNumberOrMac, String reason, int copies, Function<LabelContent, T> how) {
    if (reason.isBlank()) {
      throw Refusal.of("line.reason-missing");
    }
    Unit unit = unit(ledger, serialNumberOrMac);
    T made = how.apply(content(ledger, unit));
    ledger.append(unit, unit.state(), new Event.Reprinted(reason, copies), by).orRefuse();
    return made;
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
