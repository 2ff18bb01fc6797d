package imprint.returns;

import imprint.factory.ReturnedData;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.ClaimedData;
import imprint.line.Scan;
import java.util.List;
import java.util.Optional;

/** Holds what the board says, what the label says and what the ledger knows against each other. */
record Diagnosis(Ledger ledger) {
  Case of(Optional<BoardLook> board, Optional<Scan> label) {
    Optional<Mac> mac = board.flatMap(BoardLook::mac);
    Optional<Unit> onLabel = label.flatMap(scan -> scan.unit(ledger, mac));
    if (board.isPresent() && mac.isEmpty()) {
      return hidden(label.isPresent(), onLabel);
    }
    if (mac.isEmpty()) {
      return onLabel.map(this::withoutBoard).orElseGet(Case.NothingKnown::new);
    }
    Optional<Unit> holder = ledger.carriedBy(mac.get());
    return wrongLabel(mac.get(), holder, label.isPresent(), onLabel)
        .or(() -> open(mac.get(), holder))
        .orElseGet(
            () ->
                holder
                    .map(unit -> carried(unit, board.get(), onLabel.isPresent()))
                    .orElseGet(() -> uncarried(mac.get(), board.get())));
  }

  private Case hidden(boolean scanned, Optional<Unit> onLabel) {
    if (onLabel.isPresent() && !onLabel.get().state().live()) {
      return dead(onLabel.get());
    }
    return scanned && onLabel.isEmpty() ? new Case.NothingKnown() : new Case.Hidden(onLabel);
  }

  private Case withoutBoard(Unit unit) {
    if (!unit.state().live()) {
      return dead(unit);
    }
    return unit.state().unfinished() ? new Case.Unfinished(unit) : new Case.NoBoard(unit);
  }

  /** As its label says; the board may be another unit by now. */
  private Case dead(Unit unit) {
    return ledger
        .carriedBy(unit.mac())
        .<Case>map(now -> new Case.OldLabel(now, unit))
        .orElseGet(() -> new Case.Dead(unit));
  }

  private static Optional<Case> wrongLabel(
      Mac mac, Optional<Unit> holder, boolean scanned, Optional<Unit> onLabel) {
    if (!scanned) {
      return Optional.empty();
    }
    if (onLabel.isEmpty()) {
      return holder
          .<Case>map(Case.LabelUnknown::new)
          .or(() -> Optional.of(new Case.NothingKnown()));
    }
    Unit read = onLabel.get();
    if (!read.mac().equals(mac)) {
      return Optional.of(new Case.OtherLabel(mac, holder, read));
    }
    return holder.filter(unit -> unit.id() != read.id()).map(unit -> new Case.OldLabel(unit, read));
  }

  /** An identity that was ended to be replaced, before its successor was named. */
  private Optional<Case> open(Mac mac, Optional<Unit> holder) {
    return ledger.inHand().ofBoard(mac).reversed().stream()
        .filter(unit -> UnitHistory.of(ledger.history(unit)).replacing())
        .findFirst()
        .map(old -> Case.NewOpen.of(old, holder));
  }

  private Case uncarried(Mac mac, BoardLook board) {
    List<Unit> all = ledger.inHand().ofBoard(mac);
    if (!all.isEmpty()) {
      return new Case.Dead(all.getLast());
    }
    return board
        .data()
        .flatMap(ReturnedData::serialNumber)
        .flatMap(ledger::find)
        .<Case>map(other -> new Case.StrangersData(mac, other))
        .orElseGet(() -> new Case.BoardUnknown(mac));
  }

  private Case carried(Unit unit, BoardLook board, boolean labelled) {
    if (unit.state().unfinished()) {
      return new Case.Unfinished(unit);
    }
    UnitHistory history = UnitHistory.of(ledger.history(unit));
    boolean writable = history.canBeWritten(ledger.kept(unit));
    if (!writable) {
      return new Case.NoCopies(unit);
    }
    Optional<Act> begun = history.rewriting();
    if (begun.isPresent()) {
      return new Case.RewriteOpen(unit, begun.get());
    }
    Optional<Case> other = board.data().flatMap(data -> difference(data, unit));
    if (other.isPresent()) {
      return other.get();
    }
    if (labelled) {
      return new Case.Agrees(unit);
    }
    return ledger.inHand().ofBoard(unit.mac()).reversed().stream()
        .filter(before -> before.state() == State.RETIRED)
        .findFirst()
        .<Case>map(retired -> new Case.TwoIdentities(unit, retired))
        .orElseGet(() -> new Case.NoLabel(unit));
  }

  /** Where a board's data is not what its unit was given. */
  private static Optional<Case> difference(ReturnedData data, Unit unit) {
    return ClaimedData.difference(data, unit.claim())
        .map(
            key ->
                key.equals("serial-num")
                    ? new Case.OtherData(unit, data.serialNumber().orElseThrow())
                    : new Case.AlteredData(unit));
  }
}
