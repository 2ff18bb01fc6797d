package imprint.label.print;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.CommandRunner.Ended;
import imprint.label.print.CommandRunner.NotStarted;
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
 * A queue of CUPS, through its own programs, which keep to the size of a page as Java's own
 * printing does not. That {@code lp} ends well says that the queue took the job and nothing more,
 * so the job is followed to its end.
 */
final class LpPrinter implements Printer {
  private static final byte[] NOTHING = {};

  private final String printer;
  private final String queue;
  private final CommandRunner commands;
  private final Patience patience;
  private final Watch watch;

  LpPrinter(String printer, String queue, CommandRunner commands, Patience patience, Watch watch) {
    this.printer = printer;
    this.queue = queue;
    this.commands = commands;
    this.patience = patience;
    this.watch = watch;
  }

  @Override
  public PrinterState state() {
    return state(patience.answer());
  }

  private PrinterState state(Duration within) {
    try {
      Ended asked =
          commands.run(List.of("lpstat", "-l", "-p", queue, "-a", queue), NOTHING, within);
      return asked.exit() == 0
          ? Lpstat.state(asked.out(), queue)
          : new PrinterState.Stopped(asked.firstLine());
    } catch (NotStarted absent) {
      return new PrinterState.Offline();
    } catch (IOException silent) {
      return new PrinterState.NoAnswer();
    }
  }

  @Override
  public PrintResult print(PrintJob job, Runnable goingOut) {
    state().refuse(printer);
    byte[] pdf = job.label().pdf();
    goingOut.run();
    Deadline deadline = watch.in(patience.whole());
    Optional<String> request;
    try {
      Ended taken = commands.run(lp(job), pdf, deadline.left());
      if (taken.exit() != 0 && !Lpstat.brokeOff(taken.err())) {
        throw Refusal.of("label.queue-refused", queue, taken.firstLine());
      }
      request = Lpstat.request(taken.out());
    } catch (NotStarted absent) {
      throw new Refusal(Finding.error("label.printer-offline", printer), absent);
    } catch (IOException unknown) {
      // it ran, and the queue may have the label
      return new Sent(new PrinterState.NoAnswer(), "");
    }
    return request
        .map(id -> followed(id, deadline))
        .orElseGet(() -> new Sent(new PrinterState.Unknown(), ""));
  }

  /** The label comes through standard input: a file would have to be kept private and removed. */
  private List<String> lp(PrintJob job) {
    return List.of(
        "lp",
        "-d",
        queue,
        "-n",
        Integer.toString(job.copies()),
        "-t",
        "label",
        "-o",
        "media=Custom." + job.label().size() + "mm",
        "-o",
        "print-scaling=none",
        "-o",
        "fit-to-page=false");
  }

  private PrintResult followed(String id, Deadline deadline) {
    PrinterState last = new PrinterState.NoAnswer();
    try {
      while (!deadline.passed()) {
        Optional<Lpstat.Job> waiting = job("not-completed", id, deadline);
        if (waiting.isEmpty()) {
          Optional<Lpstat.Job> done = job("completed", id, deadline);
          if (done.isPresent()) {
            return ended(done.get());
          }
        }
        last = waiting.map(found -> waits(found, deadline)).orElse(last);
        deadline.pause(patience.pause());
      }
    } catch (IOException silent) {
      return new Sent(last, id);
    }
    return new Sent(last, id);
  }

  private PrinterState waits(Lpstat.Job job, Deadline deadline) {
    if (job.has("job-hold") || job.has("printer-stopped")) {
      return new PrinterState.Stopped(job.reason());
    }
    return state(deadline.atMost(patience.answer()));
  }

  private PrintResult ended(Lpstat.Job job) {
    if (job.has("aborted") || job.has("canceled")) {
      return new GivenUp(job.reason(), OptionalInt.empty(), job.id());
    }
    return job.alerts().equals(List.of("job-completed-successfully"))
        ? new Printed(Witness.QUEUE)
        : new Sent(new PrinterState.Stopped(job.reason()), job.id());
  }

  private Optional<Lpstat.Job> job(String which, String id, Deadline deadline) throws IOException {
    List<String> words = List.of("lpstat", "-l", "-W", which, "-o", queue);
    return Lpstat.job(commands.run(words, NOTHING, deadline.atMost(patience.answer())).out(), id);
  }
}
