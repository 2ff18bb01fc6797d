package imprint.label.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import imprint.finding.Refusal;
import imprint.label.print.IppExchange.NoIpp;
import imprint.label.print.IppExchange.Unreachable;
import imprint.label.print.PrintResult.GivenUp;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a label that went out over IPP, in virtual time. */
class IppEndTest {
  private static final Way.Ipp PRINTER = new Way.Ipp("10.0.0.9", 631, "/ipp/print");
  private static final Way.Ipp QUEUE = new Way.Ipp("localhost", 631, "/printers/Zebra");
  private static final Duration WHOLE = Duration.ofSeconds(30);

  private final Printing.Virtual watch = new Printing.Virtual();
  private final ScriptedIpp to = new ScriptedIpp(watch);

  private IppPrinter printer(Way.Ipp address) {
    return new IppPrinter("packing", address, to, Patience.of(WHOLE), watch);
  }

  private PrintResult print() {
    return print(PRINTER);
  }

  private PrintResult print(Way.Ipp address) {
    return printer(address).print(Printing.job(Printing.profile(address, true)), () -> {});
  }

  /** Whatever happened to the answer, the job says whether the label came out. */
  @ParameterizedTest
  @ValueSource(strings = {"lost", "nonsense", "error"})
  void aLabelWhoseAnswerIsLostIsFollowedAndNeverSentAgain(String how) {
    to.on(
        Operation.sendDocument,
        question ->
            switch (how) {
              case "lost" -> throw new IOException("closed");
              case "nonsense" -> throw new NoIpp("HTTP 500");
              default -> ScriptedIpp.failed(Status.serverErrorInternalError, "");
            });
    assertThat(print()).isEqualTo(new Printed(Witness.PRINTER));
    to.on(Operation.getJobAttributes, question -> ScriptedIpp.job(JobState.aborted));
    assertThat(print()).isEqualTo(new GivenUp("aborted", OptionalInt.empty(), "7"));
    assertThat(to.count(Operation.sendDocument)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "canceled, job-canceled-by-user, job-canceled-by-user",
    "canceled, processing-to-stop-point, canceled",
    "aborted, aborted-by-system, aborted-by-system"
  })
  void aJobThatWasGivenUpSaysHowManyAreOut(String state, String reason, String told) {
    JobState is = state.equals("canceled") ? JobState.canceled : JobState.aborted;
    to.on(
        Operation.getJobAttributes, question -> ScriptedIpp.sheets(ScriptedIpp.job(is, reason), 2));
    assertThat(print()).isEqualTo(new GivenUp(told, OptionalInt.of(2), "7"));
    // the count of a queue is that of its filters
    assertThat(print(QUEUE)).isEqualTo(new GivenUp(told, OptionalInt.empty(), "Zebra-7"));
    GivenUp up = new GivenUp(told, OptionalInt.of(2), "7");
    assertThat(up.doubt("packing").orElseThrow().code()).isEqualTo("label.given-up-after");
  }

  @ParameterizedTest
  @ValueSource(strings = {"queued-in-device", "job-completed-with-errors", "aborted-by-system"})
  void aJobThatIsCompletedWithAnIfIsSent(String reason) {
    to.on(Operation.getJobAttributes, question -> ScriptedIpp.job(JobState.completed, reason));
    assertThat(print()).isEqualTo(new Sent(new PrinterState.Stopped(reason), "7"));
  }

  @Test
  void aJobThatTheQueueForgotIsSent() {
    to.on(
        Operation.getJobAttributes,
        question -> ScriptedIpp.failed(Status.clientErrorNotFound, "no such job"));
    assertThat(print(QUEUE)).isEqualTo(new Sent(new PrinterState.Unknown(), "Zebra-7"));
    assertThat(watch.nanos()).isLessThan(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void whoIsSilentForAWhileIsAskedAgainAndTheLabelIsNotSentAgain() {
    to.on(
        Operation.getJobAttributes,
        question ->
            switch ((int) to.count(Operation.getJobAttributes)) {
              case 1 -> throw new IOException("closed");
              case 2 -> throw new NoIpp("HTTP 503");
              case 3 -> ScriptedIpp.job(JobState.pending);
              default -> ScriptedIpp.job(JobState.completed, "job-completed-successfully");
            });
    assertThat(print()).isEqualTo(new Printed(Witness.PRINTER));
    assertThat(to.count(Operation.sendDocument)).isEqualTo(1);
  }

  @Test
  void aJobThatDoesNotEndIsSentWithWhatIsInItsWay() {
    to.on(Operation.getJobAttributes, question -> ScriptedIpp.job(JobState.processingStopped));
    to.on(
        Operation.sendDocument,
        question -> {
          to.on(
              Operation.getPrinterAttributes,
              asked ->
                  ScriptedIpp.printer(
                      com.hp.jipp.model.PrinterState.stopped, true, "media-empty-error"));
          return ScriptedIpp.job(JobState.processing);
        });
    assertThat(print()).isEqualTo(new Sent(new PrinterState.OutOfPaper(), "7"));
    assertThat(watch.nanos()).isBetween(WHOLE.toNanos(), WHOLE.plusSeconds(1).toNanos());
  }

  /** The last question has no time for its answer, and must not hide that paper is out. */
  @Test
  void aQuestionThatIsCutShortHidesNothing() {
    to.on(
        Operation.getJobAttributes,
        question -> {
          if (to.count(Operation.getJobAttributes) > 3) {
            watch.pause(Duration.ofDays(1));
            throw new IOException("silence");
          }
          watch.pause(Duration.ofSeconds(9));
          return ScriptedIpp.job(JobState.pendingHeld, "job-hold-until-specified");
        });
    Patience slow =
        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(10), WHOLE, Duration.ofMillis(200));
    assertThat(
            new IppPrinter("packing", PRINTER, to, slow, watch)
                .print(Printing.job(Printing.profile(PRINTER, true)), () -> {}))
        .isEqualTo(new Sent(new PrinterState.Stopped("job-hold-until-specified"), "7"));
  }

  @Test
  void aJobThatIsHeldIsSentWithTheReason() {
    to.on(
        Operation.getJobAttributes,
        question -> ScriptedIpp.job(JobState.pendingHeld, "job-hold-until-specified"));
    assertThat(print())
        .isEqualTo(new Sent(new PrinterState.Stopped("job-hold-until-specified"), "7"));
  }

  /** Whatever it says and whenever: one label at most, in time, and no refusal of a sent one. */
  @Property(tries = 300)
  void aPrinterThatSaysAnythingGetsOneLabelAtMost(@ForAll long seed) {
    Random random = new Random(seed);
    Printing.Virtual time = new Printing.Virtual();
    ScriptedIpp anything = new ScriptedIpp(time);
    for (Operation each :
        List.of(
            Operation.getPrinterAttributes,
            Operation.createJob,
            Operation.sendDocument,
            Operation.getJobAttributes,
            Operation.cancelJob)) {
      ScriptedIpp.Reply usual = anything.reply(each);
      anything.on(each, question -> something(random, time, usual, question));
    }
    int[] out = {0};
    try {
      new IppPrinter("packing", PRINTER, anything, Patience.of(WHOLE), time)
          .print(Printing.job(Printing.profile(PRINTER, true)), () -> out[0]++);
      assertThat(out[0]).isEqualTo(1);
      assertThat(anything.count(Operation.sendDocument)).isEqualTo(1);
    } catch (Refusal refused) {
      assertThat(anything.count(Operation.getJobAttributes)).isZero();
    }
    assertThat(anything.count(Operation.sendDocument)).isLessThanOrEqualTo(1);
    assertThat(time.nanos()).isLessThan(WHOLE.plusSeconds(10).toNanos());
  }

  private static IppPacket something(
      Random random, Printing.Virtual time, ScriptedIpp.Reply usual, IppPacket question)
      throws IOException {
    List<Status> all = new ArrayList<>(Status.all.values());
    JobState[] states = {JobState.pending, JobState.canceled, JobState.aborted};
    return switch (random.nextInt(12)) {
      case 0 -> throw new IOException("closed");
      case 1 -> throw new NoIpp("HTTP 500");
      case 2 -> {
        time.pause(Duration.ofDays(1));
        throw new IOException("silence");
      }
      case 3 -> ScriptedIpp.failed(all.get(random.nextInt(all.size())), "");
      case 4 -> ScriptedIpp.ok(Status.successfulOk).build();
      case 5 -> ScriptedIpp.job(states[random.nextInt(states.length)]);
      case 6 -> throw new Unreachable(new IOException());
      default -> usual.to(question);
    };
  }
}
