package imprint.line.packing;

import imprint.finding.Finding;
import java.util.Set;

/**
 * What stands in the way of every label of the line until somebody, or time, puts it right. What is
 * wrong with one label alone is none: others would wait behind it for ever.
 */
final class Hindrance {
  /** With all of them nothing was printed, and the same label may be tried again. */
  private static final Set<String> PASSING =
      Set.of(
          "label.printer-out-of-paper",
          "label.printer-ribbon-out",
          "label.printer-head-open",
          "label.printer-paused",
          "label.printer-too-hot",
          "label.printer-half-label",
          "label.printer-stopped",
          "label.printer-offline",
          "label.printer-no-answer",
          "label.printer-unknown-answer",
          "label.printer-broke-off",
          "label.queue-busy",
          // the set-up of the line's printer
          "label.printer-absent",
          "label.printers-none",
          "label.printers-syntax",
          "label.printers-unknown",
          "label.printers-value",
          // the ledger
          "ledger.busy",
          "ledger.disk-full",
          "ledger.server-away",
          "ledger.server-unsure",
          "ledger.server-busy",
          "ledger.server-full",
          "ledger.server-disk-full");

  private Hindrance() {}

  static boolean passes(Finding finding) {
    return PASSING.contains(finding.code());
  }

  /** Whether the ledger may have the label as sent, though it did not say so. */
  static boolean ofTheLedger(Finding finding) {
    return finding.code().startsWith("ledger.");
  }
}
