package imprint.label.print;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.Size;
import imprint.label.print.IppExchange.NoIpp;
import imprint.label.print.IppExchange.Unreachable;
import imprint.label.print.PrintResult.GivenUp;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import imprint.label.print.Watch.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A printer or a queue that speaks IPP. The job is made first and the label sent into it: until
 * then nothing can come out, and afterwards its number tells what became of it, whatever happened
 * to the connection.
 */
final class IppPrinter implements Printer {
  private static final byte[] NOTHING = {};
  private static final PrinterState NO_ANSWER = new PrinterState.NoAnswer();
  private static final PrinterState OFFLINE = new PrinterState.Offline();
  private static final PrinterState UNKNOWN = new PrinterState.Unknown();

  /** Answers to Send-Document that say for sure that the document was not taken. */
  private static final List<Integer> NOT_TAKEN =
      List.of(0x0400, 0x0401, 0x0402, 0x0403, 0x0404, 0x0406, 0x0408, 0x040A, 0x040B, 0x0501);

  /** Answers of one that would take it at another moment: RFC 8011, B.1.5. */
  private static final List<Integer> BUSY = List.of(0x0502, 0x0505, 0x0507);

  /** Answers about a job that the printer does not remember. */
  private static final List<Integer> GONE = List.of(0x0406, 0x0407);

  private final String printer;
  private final Way.Ipp address;
  private final IppQuestions questions;
  private final IppExchange exchange;
  private final Patience patience;
  private final Watch watch;

  /**
   * @param printer its name, for people
   */
  IppPrinter(
      String printer, Way.Ipp address, IppExchange exchange, Patience patience, Watch watch) {
    this.printer = printer;
    this.address = address;
    this.exchange = exchange;
    this.patience = patience;
    this.watch = watch;
    questions = new IppQuestions(address.uri(), System.getProperty("user.name", "imprint"));
  }

  @Override
  public PrinterState state() {
    return status().state();
  }

  IppStatus status() {
    return status(patience.answer());
  }

  private IppStatus status(Duration within) {
    try {
      return IppStatus.of(exchange.ask(questions.printer(), NOTHING, within));
    } catch (Unreachable nobody) {
      return IppStatus.untold(OFFLINE);
    } catch (NoIpp stranger) {
      return IppStatus.untold(UNKNOWN);
    } catch (IOException silent) {
      return IppStatus.untold(NO_ANSWER);
    }
  }

  @Override
  public PrintResult print(PrintJob job, Runnable goingOut) {
    return print(job, status(), goingOut);
  }

  /** With what the printer just said of itself. */
  PrintResult print(PrintJob job, IppStatus ready, Runnable goingOut) {
    ready.state().refuse(printer);
    Size size = job.label().size();
    if (!ready.formats().isEmpty() && !ready.formats().contains(IppQuestions.PDF)) {
      throw Refusal.of("label.printer-format", printer);
    }
    if (!MediaNames.has(ready.media(), size, PrintJob.TOLERANCE_MM)) {
      throw Refusal.of("label.printer-page", printer, size);
    }
    byte[] pdf = job.label().pdf();
    int number = created(job, size, IppQuestions.leavesPages(ready.scalings()));
    try {
      goingOut.run();
    } catch (RuntimeException refused) {
      cancel(number);
      throw refused;
    }
    Deadline deadline = watch.in(patience.whole());
    handOver(number, pdf, deadline);
    return followed(number, deadline);
  }

  /**
   * A job with nothing in it yet; one whose number got lost is dropped by the printer in time.
   *
   * @return its number
   */
  private int created(PrintJob job, Size size, boolean scaled) {
    IppPacket answer;
    try {
      answer =
          exchange.ask(questions.create(size, job.copies(), scaled), NOTHING, patience.answer());
    } catch (IOException silent) {
      throw new Refusal(Finding.error("label.printer-no-answer", printer), silent);
    }
    if (answer.getCode() >= IppStatus.FAILURES) {
      String code = BUSY.contains(answer.getCode()) ? "label.queue-busy" : "label.queue-refused";
      throw Refusal.of(code, printer, words(answer));
    }
    int number =
        Optional.ofNullable(answer.get(Tag.jobAttributes))
            .flatMap(group -> IppStatus.one(group, Types.jobId))
            .filter(id -> id > 0)
            .orElseThrow(() -> Refusal.of("label.printer-unknown-answer", printer));
    AttributeGroup ignored = answer.get(Tag.unsupportedAttributes);
    if (ignored != null && (ignores(ignored, "media") || ignores(ignored, "copies"))) {
      cancel(number);
      throw Refusal.of("label.printer-page", printer, size);
    }
    return number;
  }

  private static boolean ignores(AttributeGroup ignored, String what) {
    return ignored.stream().anyMatch(attribute -> attribute.getName().startsWith(what));
  }

  /** Where it is not known whether the label was taken, the job will tell. */
  private void handOver(int number, byte[] pdf, Deadline deadline) {
    Duration left = deadline.left();
    // time for a last question
    Duration most = left.minus(patience.answer());
    try {
      IppPacket answer = exchange.ask(questions.send(number), pdf, most.isPositive() ? most : left);
      if (NOT_TAKEN.contains(answer.getCode())) {
        cancel(number);
        throw Refusal.of("label.queue-refused", printer, words(answer));
      }
    } catch (Unreachable nobody) {
      throw new Refusal(Finding.error("label.printer-offline", printer), nobody);
    } catch (IOException unknown) {
      // followed
    }
  }

  private PrintResult followed(int number, Deadline deadline) {
    PrinterState last = NO_ANSWER;
    while (!deadline.passed()) {
      try {
        IppPacket answer =
            exchange.ask(questions.job(number), NOTHING, deadline.atMost(patience.answer()));
        if (GONE.contains(answer.getCode())) {
          return new Sent(UNKNOWN, address.job(number));
        }
        Optional<IppJob> job = IppJob.of(answer);
        Optional<PrintResult> end = job.flatMap(told -> ended(told, number));
        if (end.isPresent()) {
          return end.get();
        }
        PrinterState state = job.map(told -> waits(told, deadline)).orElse(UNKNOWN);
        last = heard(state, last, deadline);
      } catch (NoIpp stranger) {
        last = UNKNOWN;
      } catch (IOException silent) {
        last = heard(NO_ANSWER, last, deadline);
      }
      deadline.pause(patience.pause());
    }
    return new Sent(last, address.job(number));
  }

  /**
   * A question that was cut short by the end of the time says nothing: what was heard last does.
   */
  private static PrinterState heard(PrinterState now, PrinterState last, Deadline deadline) {
    boolean silent = now.equals(NO_ANSWER) || now.equals(OFFLINE);
    return deadline.passed() && silent ? last : now;
  }

  private Optional<PrintResult> ended(IppJob job, int number) {
    return switch (job.state()) {
      case IppJob.CANCELED, IppJob.ABORTED ->
          Optional.of(new GivenUp(job.reason(), sheets(job), address.job(number)));
      case IppJob.COMPLETED ->
          Optional.of(
              job.printed()
                  ? new Printed(address.queue() ? Witness.QUEUE : Witness.PRINTER)
                  : new Sent(new PrinterState.Stopped(job.reason()), address.job(number)));
      default -> Optional.empty();
    };
  }

  /** A queue counts the pages that went through its filters, and not those that came out. */
  private OptionalInt sheets(IppJob job) {
    return address.queue() ? OptionalInt.empty() : job.sheets();
  }

  private PrinterState waits(IppJob job, Deadline deadline) {
    return job.state() == IppJob.HELD
        ? new PrinterState.Stopped(job.reason())
        : status(deadline.atMost(patience.answer())).state();
  }

  /** Nothing is made of the answer: whoever cancels does not care any more. */
  private void cancel(int number) {
    try {
      exchange.ask(questions.cancel(number), NOTHING, patience.answer());
    } catch (IOException silent) {
      // there is no document in it, so it prints nothing
    }
  }

  private static String words(IppPacket answer) {
    return Optional.ofNullable(answer.get(Tag.operationAttributes))
        .flatMap(group -> IppStatus.one(group, Types.statusMessage))
        .map(text -> text.getValue().strip())
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> String.valueOf(answer.getStatus()));
  }
}
