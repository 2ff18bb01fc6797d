package imprint.returns;

import imprint.esp.rom.BoardSession;
import imprint.factory.LoadedProduct;
import imprint.finding.Refusal;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.Fit;
import imprint.line.Scan;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A new identity for a board: the old one ends for good, then the board is provisioned like any
 * other, then both units name each other. Whatever breaks off in between is found by the next look.
 *
 * @param cancelled asked before anything is recorded
 */
public record Replacement(ReturnsDesk desk, BooleanSupplier cancelled) {
  /** What becomes of the old label. */
  public sealed interface OldLabel {
    /** Read once more and then destroyed. */
    record Destroyed(String text) implements OldLabel {}

    /** Nobody has it. */
    record Lost() implements OldLabel {}

    /** Nobody said. */
    record Unsaid() implements OldLabel {}
  }

  /**
   * An identity that was ended.
   *
   * @param successor where the board has its new identity already
   */
  public record Begun(Unit old, Optional<Unit> successor) {}

  /**
   * Ends the identity of the unit on the board. What an earlier attempt did is not done again.
   *
   * @throws Refusal with the case where that is not possible; returns.reason-missing,
   *     returns.label-to-destroy, returns.label-not-this, and those of {@link Fit#require} and
   *     {@link imprint.line.Backups#require}
   * @throws CancellationException where it was stopped and nothing was recorded
   */
  public Begun begin(
      BoardSession board,
      Optional<String> label,
      OldLabel oldLabel,
      String reason,
      LoadedProduct product)
      throws IOException {
    Case is = ReturnsDesk.offering(Act.NEW, desk.look(Optional.of(board), label).is());
    Unit old = ReturnsDesk.unit(is);
    if (is instanceof Case.NewOpen(Unit open, Optional<Unit> successor)) {
      return new Begun(ended(open, reason, board, product), successor);
    }
    ReturnsDesk.requireReason(reason);
    // whatever can be known to fail is known before the old identity is ended
    Event.LabelVoided voided = new Event.LabelVoided(voided(oldLabel, old));
    requireRoom(product, board);
    old = desk.record(old, new Event.Returned(is.word(), "new", reason));
    old = desk.record(old, voided);
    return new Begun(desk.end(old, reason), Optional.empty());
  }

  private Unit ended(Unit old, String reason, BoardSession board, LoadedProduct product)
      throws IOException {
    if (old.state() == State.RETIRED) {
      return old;
    }
    requireRoom(product, board);
    String before = UnitHistory.of(desk.ledger().history(old)).reason();
    return desk.end(old, reason.isBlank() ? before : reason);
  }

  /** What the line would refuse is refused before the old identity ends. */
  private void requireRoom(LoadedProduct product, BoardSession board) throws IOException {
    desk.backups().require();
    Fit.require(product, board);
    ReturnsDesk.stopIf(cancelled);
  }

  private String voided(OldLabel label, Unit old) {
    return switch (label) {
      case OldLabel.Lost _ -> Event.LabelVoided.LOST;
      case OldLabel.Unsaid _ -> throw Refusal.of("returns.label-to-destroy", old.serialNumber());
      case OldLabel.Destroyed(String text) -> {
        Scan scan = Scan.read(text, desk.ledger());
        Optional<Unit> of = scan.unit(desk.ledger(), Optional.of(old.mac()));
        if (of.isEmpty() || of.get().id() != old.id() || !scan.provesTheLabel()) {
          String other = of.map(Unit::serialNumber).orElse("?");
          throw scan.provesTheLabel()
              ? Refusal.of("returns.label-not-this", old.serialNumber(), other)
              : Refusal.of("returns.label-to-destroy", old.serialNumber());
        }
        yield Event.LabelVoided.SCANNED;
      }
    };
  }

  /**
   * Has both units name each other.
   *
   * @param serialNumber that the board got
   */
  public Unit finish(Unit old, String serialNumber) {
    Unit successor =
        desk.ledger()
            .find(serialNumber)
            .filter(unit -> unit.mac().equals(old.mac()) && unit.state() == State.DONE)
            .orElseThrow(() -> Refusal.of("returns.new-open", old.serialNumber(), old.mac()));
    boolean named =
        desk.ledger().history(successor).stream()
            .anyMatch(entry -> entry.event() instanceof Event.Replaces);
    if (!named) {
      successor = desk.record(successor, new Event.Replaces(old.serialNumber()));
    }
    String reason =
        old.last().event() instanceof Event.Retired(String why)
            ? why
            : UnitHistory.of(desk.ledger().history(old)).reason();
    desk.record(old, new Event.ReplacedBy(successor.serialNumber(), reason));
    return successor;
  }
}
