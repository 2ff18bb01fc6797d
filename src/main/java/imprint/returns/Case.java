package imprint.returns;

import static imprint.returns.Act.KEEP;
import static imprint.returns.Act.NEW;
import static imprint.returns.Act.RESTORE;
import static imprint.returns.Act.RETIRE;

import imprint.finding.Finding;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.util.List;
import java.util.Optional;

/** What a technician has in hand: one of these, and with it what can be done, and nothing else. */
public sealed interface Case {
  /** In a sentence, with the next act. */
  Finding finding();

  /** What is possible. */
  List<Act> acts();

  /** The unit that the acts are about. */
  Optional<Unit> unit();

  /** A word for it that does not change: the code without its area. */
  default String word() {
    return finding().code().substring(finding().code().indexOf('.') + 1);
  }

  /** A unit that is done and on its board, whose data can be written again. */
  sealed interface Whole extends Case {
    Unit known();

    @Override
    default List<Act> acts() {
      return List.of(KEEP, RESTORE, NEW, RETIRE);
    }

    @Override
    default Optional<Unit> unit() {
      return Optional.of(known());
    }
  }

  /** Board and label are of one unit. */
  record Agrees(Unit known) implements Whole {
    @Override
    public Finding finding() {
      return Finding.note("returns.agrees", known.serialNumber(), known.mac());
    }
  }

  /** A board whose label nobody looked at. */
  record NoLabel(Unit known) implements Whole {
    @Override
    public Finding finding() {
      return Finding.note("returns.no-label", known.serialNumber(), known.mac());
    }
  }

  /** As {@link NoLabel}, and there may be a label of an earlier identity of the board. */
  record TwoIdentities(Unit known, Unit retired) implements Whole {
    @Override
    public Finding finding() {
      return Finding.warning(
          "returns.two-identities", known.mac(), retired.serialNumber(), known.serialNumber());
    }
  }

  /** A label that this ledger does not know is on a board that it knows. */
  record LabelUnknown(Unit known) implements Whole {
    @Override
    public Finding finding() {
      return Finding.error("returns.label-unknown-here", known.mac(), known.serialNumber());
    }

    @Override
    public List<Act> acts() {
      return List.of();
    }
  }

  /** The board's identity was half written when something broke off. */
  record RewriteOpen(Unit known, Act begun) implements Whole {
    @Override
    public Finding finding() {
      return Finding.warning("returns.rewrite-open", known.serialNumber(), begun);
    }

    @Override
    public List<Act> acts() {
      return List.of(begun);
    }
  }

  /** The board holds another unit's data. */
  record OtherData(Unit known, String found) implements Whole {
    @Override
    public Finding finding() {
      return Finding.error("returns.other-data", known.mac(), known.serialNumber(), found);
    }

    @Override
    public List<Act> acts() {
      // what lies beside another unit's data is another unit's as well
      return List.of(RESTORE, NEW, RETIRE);
    }
  }

  /** The board's data has its serial number and is not what the unit was given. */
  record AlteredData(Unit known) implements Whole {
    @Override
    public Finding finding() {
      return Finding.error("returns.altered-data", known.mac(), known.serialNumber());
    }
  }

  /** Nothing is kept that it could be written from. */
  record NoCopies(Unit known) implements Whole {
    @Override
    public Finding finding() {
      return Finding.warning("returns.no-copies", known.serialNumber());
    }

    @Override
    public List<Act> acts() {
      return List.of(NEW, RETIRE);
    }
  }

  /** The old identity is ended, and its successor not in the books. */
  record NewOpen(Unit old, Optional<Unit> successor) implements Case {
    /**
     * @param holder what the board carries now; that it came after {@code old} makes it the
     *     successor
     */
    static NewOpen of(Unit old, Optional<Unit> holder) {
      return new NewOpen(
          old, holder.filter(unit -> unit.id() > old.id() && unit.state() == State.DONE));
    }

    @Override
    public Finding finding() {
      return successor
          .map(to -> Finding.warning("returns.new-unnamed", old.serialNumber(), to.serialNumber()))
          .orElseGet(() -> Finding.warning("returns.new-open", old.serialNumber(), old.mac()));
    }

    @Override
    public List<Act> acts() {
      return List.of(NEW);
    }

    @Override
    public Optional<Unit> unit() {
      return Optional.of(old);
    }
  }

  /** A label alone. */
  record NoBoard(Unit known) implements Case {
    @Override
    public Finding finding() {
      return Finding.note("returns.no-board", known.serialNumber(), known.mac());
    }

    @Override
    public List<Act> acts() {
      return List.of(RETIRE);
    }

    @Override
    public Optional<Unit> unit() {
      return Optional.of(known);
    }
  }

  /** Work on it was never finished. */
  record Unfinished(Unit known) implements Case {
    @Override
    public Finding finding() {
      return Finding.warning("returns.unfinished", known.serialNumber(), known.state());
    }

    @Override
    public List<Act> acts() {
      return List.of(RETIRE);
    }

    @Override
    public Optional<Unit> unit() {
      return Optional.of(known);
    }
  }

  /** Nobody can tell which board it is, so nothing is written to it. */
  record Hidden(Optional<Unit> unit) implements Case {
    @Override
    public Finding finding() {
      return unit.map(known -> Finding.warning("returns.hidden-labelled", known.serialNumber()))
          .orElseGet(() -> Finding.warning("returns.hidden"));
    }

    @Override
    public List<Act> acts() {
      return unit.isPresent() ? List.of(RETIRE) : List.of();
    }
  }

  /** Nothing can be done here. */
  sealed interface DeadEnd extends Case {
    @Override
    default List<Act> acts() {
      return List.of();
    }

    @Override
    default Optional<Unit> unit() {
      return Optional.empty();
    }
  }

  /** A board that is in no entry. */
  record BoardUnknown(Mac mac) implements DeadEnd {
    @Override
    public Finding finding() {
      return Finding.error("returns.board-unknown", mac);
    }
  }

  /** A board that is in no entry carries the data of a unit that has another board. */
  record StrangersData(Mac mac, Unit other) implements DeadEnd {
    @Override
    public Finding finding() {
      return Finding.error("returns.strangers-data", mac, other.serialNumber(), other.mac());
    }
  }

  /** A label that is in no entry, and no board that is. */
  record NothingKnown() implements DeadEnd {
    @Override
    public Finding finding() {
      return Finding.error("returns.label-unknown");
    }
  }

  /** The label is another board's. */
  record OtherLabel(Mac mac, Optional<Unit> onBoard, Unit onLabel) implements DeadEnd {
    @Override
    public Finding finding() {
      return onBoard
          .map(
              unit ->
                  Finding.error(
                      "returns.other-label",
                      mac,
                      unit.serialNumber(),
                      onLabel.serialNumber(),
                      onLabel.mac()))
          .orElseGet(
              () ->
                  Finding.error(
                      "returns.other-label-board-unknown",
                      mac,
                      onLabel.serialNumber(),
                      onLabel.mac()));
    }
  }

  /** The label is of an identity that the board had once. */
  record OldLabel(Unit onBoard, Unit onLabel) implements DeadEnd {
    @Override
    public Finding finding() {
      return Finding.error(
          "returns.old-label", onBoard.mac(), onLabel.serialNumber(), onBoard.serialNumber());
    }
  }

  /** The identity was ended, and its board has no other. */
  record Dead(Unit known) implements DeadEnd {
    @Override
    public Finding finding() {
      return Finding.warning("returns.dead", known.serialNumber(), known.state(), known.mac());
    }
  }
}
