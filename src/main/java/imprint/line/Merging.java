package imprint.line;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.ledger.By;
import imprint.ledger.Ledger;
import imprint.ledger.Merge;
import imprint.ledger.MergeResult;
import imprint.ledger.ServerProbe;
import imprint.ledger.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a station made without its server goes to the server, and is told about. */
record Merging(Ledger server, Ledger own, LeftOpen leftOpen, By by) {
  /**
   * Moves what can be moved.
   *
   * @return whether something is left for a later time
   * @throws Refusal that the server is away again
   */
  boolean run(Consumer<Finding> notices) {
    try {
      for (Unit unit : leftOpen.setAside(own)) {
        notices.accept(Finding.warning("line.offline-left", unit.serialNumber(), unit.mac()));
      }
      return told(new Merge(server, own).run(by), notices);
    } catch (Refusal refusal) {
      if (ServerProbe.away(refusal)) {
        throw refusal;
      }
      // the server itself is sound: the line goes on with it, and somebody has to look at the file
      Finding why = refusal.finding();
      notices.accept(new Finding(why.code(), Severity.WARNING, why.arguments()));
      return false;
    }
  }

  private static boolean told(List<MergeResult> results, Consumer<Finding> notices) {
    int moved = 0;
    boolean later = false;
    List<Finding> conflicts = new ArrayList<>();
    for (MergeResult result : results) {
      switch (result) {
        case MergeResult.Moved _, MergeResult.Known _ -> moved++;
        case MergeResult.Unfinished _ -> later = true;
        case MergeResult.Conflict conflict -> conflicts.add(conflict.finding());
        case MergeResult.LeftOut _ -> {}
      }
    }
    if (moved > 0) {
      notices.accept(Finding.note("line.merged", moved));
    }
    conflicts.forEach(notices);
    return later;
  }
}
