package imprint.label.print;

import imprint.finding.Finding;
import java.util.Optional;
import java.util.OptionalInt;

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

  /**
   * The printer or its queue had it and gave it up: somebody cancelled it, or it failed. Labels may
   * be out nevertheless: before it is sent once more somebody has to look.
   *
   * @param reason in their words
   * @param sheets that are out, as they say; empty where they do not say
   * @param job the queue's name for the job, empty without a queue
   */
  record GivenUp(String reason, OptionalInt sheets, String job) implements PrintResult {
    private Finding finding(String printer) {
      return sheets.isPresent()
          ? Finding.warning("label.given-up-after", printer, reason, sheets.getAsInt())
          : Finding.warning("label.given-up", printer, reason);
    }
  }

  /**
   * The same, but of a printer that never says how it is: who has such a one looks at every label.
   */
  default Optional<Finding> alarm(String printer) {
    return this instanceof Sent(PrinterState.Unasked _, String _)
        ? Optional.empty()
        : doubt(printer);
  }

  /** Why somebody has to look before it is sent once more; empty where it came out. */
  default Optional<Finding> doubt(String printer) {
    return switch (this) {
      case Printed _ -> Optional.empty();
      case Sent sent ->
          Optional.of(Finding.warning("label.sent-not-printed", printer, sent.last().word()));
      case GivenUp given -> Optional.of(given.finding(printer));
    };
  }
}
