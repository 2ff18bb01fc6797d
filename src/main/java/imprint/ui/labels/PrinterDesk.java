package imprint.ui.labels;

import imprint.label.print.PrintResult;
import imprint.label.print.PrinterProfile;
import imprint.label.print.PrinterState;
import java.util.List;

/** What the set-up of printers needs of the station; all of it off the window's thread. */
public interface PrinterDesk {
  /** Those of printers.yaml, in their order. */
  List<PrinterProfile> printers();

  PrinterState state(PrinterProfile printer);

  /** Queues of this computer that none of these prints on. */
  List<String> queues(List<PrinterProfile> known);

  /** They take the place of those before. */
  void write(List<PrinterProfile> printers);

  /** Prints a label that shows how far the printer prints aside. */
  PrintResult calibrate(PrinterProfile printer);
}
