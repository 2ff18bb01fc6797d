package imprint.label.print;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import imprint.label.print.Watch.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A printer that is sent ZPL II and, where it can, is asked how it is on the same connection. */
final class DirectPrinter implements Printer {
  /** A printer may say that nothing is left before it has taken up what just arrived. */
  private static final int IDLE_IN_A_ROW = 2;

  private final PrinterProfile profile;
  private final Wire.Opener opener;
  private final Patience patience;
  private final Watch watch;

  DirectPrinter(PrinterProfile profile, Wire.Opener opener, Patience patience, Watch watch) {
    this.profile = profile;
    this.opener = opener;
    this.patience = patience;
    this.watch = watch;
  }

  @Override
  public PrinterState state() {
    if (!profile.answers()) {
      return new PrinterState.Unasked();
    }
    try (Wire wire = opener.open(patience.connection())) {
      return state(new Conversation(wire));
    } catch (IOException unreachable) {
      return new PrinterState.Offline();
    }
  }

  private PrinterState state(Conversation asked) {
    Deadline deadline = watch.in(patience.answer());
    try {
      asked.ask(deadline);
      return asked
          .answer(deadline)
          .map(answer -> answer.map(HostStatus::state).orElse(new PrinterState.Unknown()))
          .orElse(new PrinterState.NoAnswer());
    } catch (IOException closed) {
      return new PrinterState.NoAnswer();
    }
  }

  @Override
  public PrintResult print(PrintJob job, Runnable goingOut) {
    byte[] zpl = job.zpl();
    try (Wire wire = opened()) {
      Conversation conversation = new Conversation(wire);
      if (profile.answers()) {
        state(conversation).refuse(profile.name());
      }
      goingOut.run();
      Deadline deadline = watch.in(patience.whole());
      handOver(wire, zpl, deadline);
      return profile.answers()
          ? followed(conversation, deadline)
          : new Sent(new PrinterState.Unasked(), "");
    } catch (IOException onClosing) {
      // all bytes had gone
      return new Sent(new PrinterState.NoAnswer(), "");
    }
  }

  private Wire opened() {
    try {
      return opener.open(patience.connection());
    } catch (IOException unreachable) {
      throw new Refusal(Finding.error("label.printer-offline", profile.name()), unreachable);
    }
  }

  /**
   * Unless all of it goes, nothing of it is printed: its end is what starts the print.
   *
   * @throws Refusal label.printer-broke-off
   */
  private void handOver(Wire wire, byte[] zpl, Deadline deadline) {
    int sent = 0;
    @Nullable IOException closed = null;
    while (sent < zpl.length && closed == null && !deadline.passed()) {
      try {
        sent += wire.send(zpl, sent, deadline.left());
      } catch (IOException broken) {
        closed = broken;
      }
    }
    if (sent < zpl.length) {
      wire.abort();
      throw new Refusal(Finding.error("label.printer-broke-off", profile.name()), closed);
    }
  }

  private PrintResult followed(Conversation conversation, Deadline deadline) {
    PrinterState last = new PrinterState.NoAnswer();
    int idle = 0;
    try {
      while (!deadline.passed()) {
        conversation.ask(deadline);
        Optional<Optional<HostStatus>> answer = conversation.answer(deadline);
        if (answer.isEmpty()) {
          return new Sent(new PrinterState.NoAnswer(), "");
        }
        if (answer.get().isEmpty()) {
          return new Sent(new PrinterState.Unknown(), "");
        }
        HostStatus status = answer.get().get();
        last = status.state();
        idle = status.idle() ? idle + 1 : 0;
        if (idle == IDLE_IN_A_ROW) {
          return new Printed(Witness.PRINTER);
        }
        deadline.pause(patience.pause());
      }
    } catch (IOException closed) {
      return new Sent(new PrinterState.NoAnswer(), "");
    }
    return new Sent(last, "");
  }

  /**
   * Questions and answers in turn. An answer does not tell its question, so there is never more
   * than one question open: a late answer cannot pass for that to a later one.
   */
  private static final class Conversation {
    private final Wire wire;
    private byte[] heard = {};

    Conversation(Wire wire) {
      this.wire = wire;
    }

    void ask(Deadline deadline) throws IOException {
      // what is said unasked, such as the line end after an answer, answers nothing
      while (wire.receive(Duration.ZERO).length > 0) {
        if (deadline.passed()) {
          return;
        }
      }
      heard = new byte[0];
      int sent = 0;
      while (sent < HostStatus.QUESTION.length && !deadline.passed()) {
        sent += wire.send(HostStatus.QUESTION, sent, deadline.left());
      }
    }

    /** Empty for silence; empty inside for what is no answer. */
    Optional<Optional<HostStatus>> answer(Deadline deadline) throws IOException {
      while (!HostStatus.ended(heard)) {
        byte[] more = wire.receive(deadline.left());
        if (more.length == 0 && deadline.passed()) {
          return Optional.empty();
        }
        heard = joined(heard, more);
      }
      return Optional.of(HostStatus.parse(heard));
    }

    private static byte[] joined(byte[] some, byte[] more) {
      byte[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return all;
    }
  }
}
