package imprint.label.print;

/** What became of a label that went out. Where nothing went out there is a refusal instead. */
public sealed interface PrintResult {
  /** Who says that a label is out; neither of them has seen it. */
  enum Witness {
    /** The printer has nothing left to print, and nothing is in its way. */
    PRINTER,
    /** The queue of the system is done with the job. */
    QUEUE
  }

  /** It came out, says the witness. */
  record Printed(Witness by) implements PrintResult {}

  /**
   * It went out, and nobody said within the time that it is printed. It may come out yet: before it
   * is sent once more somebody has to look.
   *
   * @param last what was heard last
   * @param job the queue's name for the job, empty without a queue
   */
  record Sent(PrinterState last, String job) implements PrintResult {}
}
