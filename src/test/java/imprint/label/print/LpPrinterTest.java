package imprint.label.print;

import static imprint.label.print.TcpPrinterTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imprint.label.print.CommandRunner.Ended;
import imprint.label.print.CommandRunner.NotStarted;
import imprint.label.print.CommandRunner.TookTooLong;
import imprint.label.print.PrintResult.GivenUp;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers are those of CUPS 2.4.2. */
class LpPrinterTest {
  private static final String IDLE =
      """
      printer Q is idle.  enabled since Thu Nov 26 07:10:58 2026
      \tForm mounted:
      \tAlerts: none
      Q accepting requests since Thu Nov 26 07:10:58 2026
      """;

  private final Printing.Virtual watch = new Printing.Virtual();
  private final PrinterProfile profile = Printing.profile(new Way.Queue("Q"), true);
  private final Cups cups = new Cups();
  private int went;

  /** CUPS as a script. */
  private final class Cups implements CommandRunner {
    private final List<List<String>> asked = new ArrayList<>();
    private String state = IDLE;
    private Ended lp = new Ended(0, "request id is Q-7 (0 file(s))\n", "");
    private String waiting = "";
    private String completed = "";
    private int waits;
    private boolean hangs;
    private @Nullable IOException fails;
    private byte[] page = {};

    @Override
    public Ended run(List<String> words, byte[] input, Duration within) throws IOException {
      asked.add(words);
      watch.pause(Duration.ofMillis(5));
      if (words.getFirst().equals("lp")) {
        page = input;
        if (fails != null) {
          throw fails;
        }
        if (hangs) {
          watch.pause(within);
          throw new TookTooLong();
        }
        return lp;
      }
      if (words.contains("not-completed")) {
        return new Ended(0, waits-- > 0 ? waiting : "", "");
      }
      if (words.contains("completed")) {
        return new Ended(0, completed, "");
      }
      return state.startsWith("lpstat:") ? new Ended(1, "", state) : new Ended(0, state, "");
    }

    private long sent() {
      return asked.stream().filter(words -> words.getFirst().equals("lp")).count();
    }
  }

  private static String job(String status, String alerts) {
    return "Q-77                    root  1024   Thu Nov 26 07:11:19 2026\n\tAlerts: job-printing\n"
        + "Q-7                     root  1024   Thu Nov 26 07:11:19 2026\n"
        + (status.isEmpty() ? "" : "\tStatus: " + status + "\n")
        + (alerts.isEmpty() ? "" : "\tAlerts: " + alerts + "\n")
        + "\tqueued for Q\n";
  }

  private PrintResult print() {
    return new LpPrinter("packing", "Q", cups, Patience.of(Duration.ofSeconds(30)), watch)
        .print(Printing.job(profile), () -> went++);
  }

  @Test
  void aJobThatTheQueueCallsSuccessfulIsPrinted() throws IOException {
    cups.waits = 3;
    cups.waiting = job("", "job-printing");
    cups.completed = job("", "job-completed-successfully");
    assertThat(print()).isEqualTo(new Printed(Witness.QUEUE));
    assertThat(went).isEqualTo(1);
    try (PDDocument pdf = Loader.loadPDF(cups.page)) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(141.6f, 141.8f);
    }
  }

  @Test
  void thePageHasItsSizeAndNothingSecretIsOnTheCommandLine() {
    print();
    List<String> lp =
        cups.asked.stream()
            .filter(words -> words.getFirst().equals("lp"))
            .findFirst()
            .orElseThrow();
    assertThat(lp)
        .contains("media=Custom.50x25mm", "print-scaling=none", "fit-to-page=false")
        .noneMatch(word -> word.contains("MT:") || word.contains("00042"));
  }

  /** CUPS 2.4 lists jobs that were printed, cancelled and aborted with the very same words. */
  @Test
  void aJobThatOnlyLeftTheQueueIsSentAndNotPrinted() {
    cups.completed = job("", "processing-to-stop-point");
    assertThat(print())
        .isEqualTo(new Sent(new PrinterState.Stopped("processing-to-stop-point"), "Q-7"));
  }

  @ParameterizedTest
  @CsvSource({"aborted-by-system", "job-canceled-by-user", "job-canceled-at-device"})
  void aJobThatWasGivenUpMayHavePrintedAndIsNoRefusal(String alert) {
    cups.completed = job("the paper is gone", alert);
    assertThat(print())
        .isEqualTo(new GivenUp("the paper is gone (" + alert + ")", OptionalInt.empty(), "Q-7"));
    assertThat(cups.sent()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"job-hold-until-specified", "printer-stopped"})
  void aJobThatIsHeldIsSentWithTheReason(String alert) {
    cups.waits = Integer.MAX_VALUE;
    cups.waiting = job("", alert);
    assertThat(print()).isEqualTo(new Sent(new PrinterState.Stopped(alert), "Q-7"));
    assertThat(cups.sent()).isEqualTo(1);
    assertThat(watch.nanos()).isLessThan(Duration.ofSeconds(32).toNanos());
  }

  @Test
  void aJobThatVanishesIsSent() {
    assertThat(print()).isEqualTo(new Sent(new PrinterState.NoAnswer(), "Q-7"));
  }

  @Test
  void aQueueThatDoesNotTakeTheLabelIsRefusedInItsWords() {
    cups.lp = new Ended(1, "", "lp: Destination \"Q\" is not accepting jobs.\n");
    refused("label.queue-refused", this::print);
  }

  @Test
  void whoKnowsNotWhetherItWasTakenDoesNotSendAgain() {
    cups.hangs = true;
    assertThat(print()).isEqualTo(new Sent(new PrinterState.NoAnswer(), ""));
    assertThat(cups.sent()).isEqualTo(1);
  }

  /** Its end is not known, and it may have handed the label over: that is no "nothing was sent". */
  @Test
  void anErrorAfterTheStartOfTheProgramIsSentAndNotRefused() {
    cups.fails = new IOException("the pipe broke");
    assertThat(print()).isEqualTo(new Sent(new PrinterState.NoAnswer(), ""));
    assertThat(cups.sent()).isEqualTo(1);
    assertThat(went).isEqualTo(1);
  }

  @Test
  void onlyAProgramThatCouldNotBeStartedHasSentNothing() {
    cups.fails = new NotStarted(new IOException("no such program"));
    refused("label.printer-offline", this::print);
  }

  @Test
  void aPageThatBrokeOffInTheQueueIsSentAndNotRefused() {
    cups.lp = new Ended(1, "", "lp: Error - unable to queue from stdin - Broken pipe.\n");
    assertThat(print()).isEqualTo(new Sent(new PrinterState.Unknown(), ""));
  }

  @ParameterizedTest
  @CsvSource({
    "is idle.  enabled since X,none,ready",
    "now printing Q-1.  enabled since X,none,ready",
    "now printing Q-1.  enabled since X,media-empty-error,out-of-paper",
    "is idle.  enabled since X,cover-open-warning,head-open",
    "is idle.  enabled since X,marker-supply-empty-error,ribbon-out",
    "is idle.  enabled since X,offline-report,offline",
    "disabled since X -,paused,stopped"
  })
  void aQueueTellsHowItIs(String is, String alerts, String word) {
    String list =
        "printer Q %s\n\tno paper here\n\tAlerts: %s\nQ accepting requests since X\n"
            .formatted(is, alerts);
    assertThat(Lpstat.state(list, "Q").word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"disabled,label.printer-stopped", "unknown,label.printer-stopped"})
  void aQueueThatIsStoppedOrAbsentGetsNothing(String how, String code) {
    cups.state =
        how.equals("unknown")
            ? "lpstat: Invalid destination name in list \"Q\".\n"
            : IDLE.replace("is idle.  enabled", "disabled");
    refused(code, this::print);
    assertThat(cups.sent()).isZero();
    assertThat(went).isZero();
  }

  @Test
  void aQueueThatIsClosedSaysWhy() {
    String closed =
        IDLE.replace("Q accepting requests since X", "")
            .replaceAll("(?m)^Q accepting.*$", "Q not accepting requests since X -\n\tclosed");
    assertThat(Lpstat.state(closed, "Q")).isEqualTo(new PrinterState.Stopped("closed"));
  }

  @Test
  void queuesWithoutAProfileAreFound() {
    CommandRunner lists = (words, input, within) -> new Ended(0, "Q\nOffice\n", "");
    assertThat(Queues.without(List.of(profile), lists)).containsExactly("Office");
    CommandRunner absent =
        (words, input, within) -> {
          throw new IOException("no such program");
        };
    assertThat(Queues.without(List.of(), absent)).isEmpty();
  }

  @Property(tries = 300)
  void anyListIsReadOrUnknown(@ForAll String list) {
    assertThat(Lpstat.state(list, "Q")).isEqualTo(new PrinterState.Unknown());
    assertThat(Lpstat.job(list, "Q-7")).isEmpty();
    assertThat(Lpstat.request(list)).isEmpty();
  }

  @Test
  void programsAreRunWithoutAShellAndWithinTheirTime() throws IOException {
    SystemCommands system = new SystemCommands();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Ended ended =
        system.run(List.of(java, "--version", "; echo"), new byte[0], Duration.ofSeconds(60));
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).isNotEmpty();
    assertThatThrownBy(
            () ->
                system.run(
                    List.of("imprint-has-no-such-program"), new byte[0], Duration.ofSeconds(9)))
        .isInstanceOf(NotStarted.class);
    assertThatThrownBy(
            () -> system.run(List.of(java, "--version"), new byte[0], Duration.ofNanos(1)))
        .isInstanceOf(TookTooLong.class);
  }

  @Test
  void whatAProgramReadsComesThroughItsInput() throws IOException {
    assumeTrue(Files.exists(Path.of("/bin/cat")));
    byte[] page = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    assertThat(new SystemCommands().run(List.of("/bin/cat"), page, Duration.ofSeconds(60)).out())
        .hasSize(page.length);
  }
}
