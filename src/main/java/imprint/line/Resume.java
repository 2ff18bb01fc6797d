package imprint.line;

import imprint.factory.LoadedProduct;
import imprint.finding.Refusal;
import imprint.ledger.Copy;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.matter.OnboardingPayload;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Identified → where an earlier run left this very board: its unit is gone on with, if that is the
 * right thing to do. What is to be set aside is left to {@link Reserve}.
 */
record Resume(Workplace workplace, LoadedProduct product) {
  /**
   * Takes the board's unit up.
   *
   * @throws Refusal line.open-of-other-product, line.no-firmware, ledger.unit-moved, and those of
   *     {@link Ledger#recall}
   */
  Optional<ReservedUnit> take(Identified board) throws IOException {
    Optional<Unit> left =
        workplace
            .ledger()
            .carriedBy(Mac.parse(board.mac()))
            .filter(unit -> unit.state().unfinished() && unit.orphaned());
    return left.isEmpty() ? Optional.empty() : take(board, left.get());
  }

  private Optional<ReservedUnit> take(Identified board, Unit unit) throws IOException {
    boolean same = unit.claim().product().hash().equals(product.sha256());
    OpenUnit open =
        OpenUnit.of(
            workplace.ledger(),
            workplace.settings(),
            unit,
            same ? Optional.of(product) : Optional.empty());
    if (open.act() == OpenUnit.Act.SET_ASIDE) {
      return Optional.empty();
    }
    if (!same) {
      refuseLabelled(unit);
      return Optional.empty();
    }
    if (unit.state().compareTo(State.BOOTED) < 0) {
      // whose start is still to be seen; it stays open for the next run
      new Startable(product).require(board);
    }
    LabelFiles.sweep(workplace.settings().out(), unit.serialNumber());
    Optional<OnboardingPayload> payload = payload(unit);
    // first, so that nobody takes the unit for one that was left
    workplace.inWork().add(unit.serialNumber());
    try {
      Unit mine =
          workplace
              .ledger()
              .unfinished()
              .resume(unit, open.act().word(), workplace.by())
              .orRefuse();
      return Optional.of(ReservedUnit.resumed(workplace, product, payload, board, mine));
    } catch (RuntimeException notMine) {
      workplace.inWork().remove(unit.serialNumber());
      throw notMine;
    }
  }

  /** Of a board that was proven there may be a label, which another identity must not get. */
  private static void refuseLabelled(Unit unit) {
    if (unit.state().compareTo(State.PROVEN) >= 0) {
      throw Refusal.of(
          "line.open-of-other-product", unit.serialNumber(), unit.claim().product().name());
    }
  }

  private Optional<OnboardingPayload> payload(Unit unit) {
    if (!workplace.ledger().kept(unit).contains(Copy.Kind.ONBOARDING_PAYLOAD)) {
      return Optional.empty();
    }
    try (Secret sealed = workplace.ledger().recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
      return Optional.of(
          OnboardingPayload.parse(sealed.use(bytes -> new String(bytes, StandardCharsets.UTF_8))));
    }
  }
}
