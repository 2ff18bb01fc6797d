package imprint.label.print;

/**
 * A queue of CUPS: over IPP where its server answers for it, since that alone tells a printed job
 * from one that was given up; through the programs of CUPS where it does not, as behind a socket or
 * a password.
 */
final class QueuePrinter implements Printer {
  private final IppPrinter ipp;
  private final LpPrinter lp;

  QueuePrinter(IppPrinter ipp, LpPrinter lp) {
    this.ipp = ipp;
    this.lp = lp;
  }

  @Override
  public PrinterState state() {
    IppStatus status = ipp.status();
    return status.told() ? status.state() : lp.state();
  }

  @Override
  public PrintResult print(PrintJob job, Runnable goingOut) {
    IppStatus status = ipp.status();
    return status.told() ? ipp.print(job, status, goingOut) : lp.print(job, goingOut);
  }
}
