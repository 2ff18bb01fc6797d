package imprint.label.print;

import imprint.finding.Refusal;

/** Something that puts labels on paper. Never answers later than its profile's time allows. */
public sealed interface Printer permits DirectPrinter, IppPrinter, LpPrinter, QueuePrinter {
  /** Asks how it is. */
  PrinterState state();

  /**
   * Asks how it is, sends the label once, and follows it. Never sends it a second time.
   *
   * @param goingOut is called once, after all that can be known was checked and before the first
   *     byte goes out: from then on the label may exist
   * @throws Refusal label.printer-…: the label is not printed and will not be; it may be sent again
   */
  PrintResult print(PrintJob job, Runnable goingOut);
}
