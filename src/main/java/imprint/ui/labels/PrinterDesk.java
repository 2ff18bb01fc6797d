package imprint.ui.labels;

import imprint.label.print.PrintResult;
import imprint.label.print.PrinterProfile;
import imprint.label.print.PrinterState;
import java.util.List;
import java.util.Optional;

/** What the set-up of printers needs of the station; all of it off the window's thread. */
public interface PrinterDesk {
  /** Those of printers.yaml, in their order. */
  List<PrinterProfile> printers();

  PrinterState state(PrinterProfile printer);

  /** Queues of this computer that none of these prints on. */
  List<String> queues(List<PrinterProfile> known);

  /**
   * Keeps one; the others stay as printers.yaml has them now.
   *
   * @param before name of the one whose place it takes; empty puts it behind the others
   * @return all of them
   * @throws imprint.finding.Refusal where the file cannot be read or written; then it stays as it
   *     is
   */
  List<PrinterProfile> keep(Optional<String> before, PrinterProfile printer);

  /** Takes the one of that name away, likewise. */
  List<PrinterProfile> remove(String name);

  /** Prints a label that shows how far the printer prints aside. */
  PrintResult calibrate(PrinterProfile printer);
}
