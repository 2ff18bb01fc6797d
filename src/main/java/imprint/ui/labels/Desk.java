package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.ledger.Entry;
import imprint.ledger.Unit;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.PrintRun;
import imprint.line.packing.ScanBack.Verdict;
import imprint.line.packing.Wanted;
import java.util.List;
import java.util.Optional;

/** What the screen needs of the station; all of it off the window's thread. */
public interface Desk extends PrinterDesk {
  /**
   * How labels are to be printed.
   *
   * @param reason why again; empty where they are the first
   */
  record Order(PackingChoice with, int copies, String reason) {}

  /**
   * What waits.
   *
   * @param count of units, {@link #COUNTED} at most
   * @param picture of the next label, PNG; none without a next one
   */
  record Waiting(Optional<Unit> next, int count, Optional<byte[]> picture) {}

  /**
   * A unit in hand.
   *
   * @param labels what became of its labels
   * @param before one of the layout may be on paper: another one needs a reason
   * @param picture of its label, PNG
   */
  record Known(Unit unit, List<Entry> labels, boolean before, byte[] picture) {
    public Known {
      labels = List.copyOf(labels);
    }
  }

  /**
   * What went out.
   *
   * @param units whose labels did
   * @param doubt of the last one, where its printer should know and does not say that it is out
   */
  record Out(List<Unit> units, Optional<Finding> doubt, PrintRun.End end) {
    public Out {
      units = List.copyOf(units);
    }

    Optional<Unit> last() {
      return units.isEmpty() ? Optional.empty() : Optional.of(units.getLast());
    }
  }

  /** More than that are not counted. */
  int COUNTED = 100;

  PackingChoice choice();

  void keep(PackingChoice choice);

  Waiting waiting(PackingChoice with);

  PrintRun.Choice plan(Wanted wanted, PackingChoice with);

  /** The unit that was scanned or typed. */
  Known look(String scanned, PackingChoice with);

  Out printNext(PackingChoice with, PrintRun.Watcher watcher);

  /** Those whose label went out before are left out, unless there is a reason. */
  Out print(List<Unit> units, Order order, PrintRun.Watcher watcher);

  Verdict scanned(String text, List<Unit> expected);

  /**
   * The serial numbers of units of today, of the product and the order of the line, whose label
   * went to a printer and was not scanned yet; oldest first, {@link #COUNTED} at most.
   */
  List<String> unscanned();

  /** What became of the labels of a unit. */
  List<Entry> labels(Unit unit);
}
