package imprint.label.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import imprint.label.print.CommandRunner.Ended;
import imprint.label.print.IppExchange.NoIpp;
import imprint.label.print.IppExchange.Unreachable;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue by its name, over IPP or by the programs of CUPS, in virtual time. */
class QueuePrinterTest {
  private static final Way.Ipp ADDRESS = new Way.Ipp("localhost", 631, "/printers/Q");
  private static final String READY =
      """
      printer Q is idle.  enabled since Thu Nov 26 07:10:58 2026
      \tAlerts: none
      Q accepting requests since Thu Nov 26 07:10:58 2026
      """;

  private final Printing.Virtual watch = new Printing.Virtual();
  private final ScriptedIpp ipp = new ScriptedIpp(watch);
  private final List<String> programs = new ArrayList<>();
  private final PrinterProfile profile = Printing.profile(new Way.Queue("Q"), true);

  private Ended program(List<String> words) {
    programs.add(words.getFirst());
    watch.pause(Duration.ofMillis(5));
    return new Ended(
        0, words.getFirst().equals("lp") ? "request id is Q-1 (0 file(s))" : READY, "");
  }

  private QueuePrinter queue() {
    Patience patience = Patience.of(Duration.ofSeconds(30));
    return new QueuePrinter(
        new IppPrinter("packing", ADDRESS, ipp, patience, watch),
        new LpPrinter("packing", "Q", (words, input, within) -> program(words), patience, watch));
  }

  @Test
  void aServerThatAnswersForTheQueueIsAskedAloneAndGetsOneLabel() {
    assertThat(queue().state()).isEqualTo(new PrinterState.Ready());
    assertThat(queue().print(Printing.job(profile), () -> {}))
        .isEqualTo(new Printed(Witness.QUEUE));
    assertThat(programs).isEmpty();
  }

  /** Nobody there, a password, a queue that only the programs know: they get the label instead. */
  @Test
  void whereNobodyAnswersForTheQueueTheProgramsPrint() {
    List<ScriptedIpp.Reply> strangers =
        List.of(
            question -> {
              throw new Unreachable(new IOException());
            },
            question -> {
              throw new NoIpp("HTTP 401");
            },
            question -> ScriptedIpp.failed(Status.clientErrorNotFound, "no such queue"));
    for (ScriptedIpp.Reply stranger : strangers) {
      ipp.on(Operation.getPrinterAttributes, stranger);
      programs.clear();
      assertThat(queue().state()).isEqualTo(new PrinterState.Ready());
      assertThat(queue().print(Printing.job(profile), () -> {})).isInstanceOf(Sent.class);
      assertThat(programs.stream().filter("lp"::equals)).hasSize(1);
    }
    assertThat(ipp.count(Operation.createJob)).isZero();
  }
}
