package imprint.label.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.Raster;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Over a real socket; long limits where an answer comes, short ones where none does. */
class TcpPrinterTest {
  private static final String READY = TcpPrinter.answer(TcpPrinter.READY);
  private static final String ONE_LEFT =
      TcpPrinter.answer(new HostStatus(false, false, 1, false, false, false, false, 0));
  private static final String NO_PAPER =
      TcpPrinter.answer(new HostStatus(true, false, 1, false, false, false, false, 0));

  private final AtomicInteger went = new AtomicInteger();

  private Printer printer(int port, boolean answers, Duration answer, Duration whole) {
    Way.Tcp how = new Way.Tcp(InetAddress.getLoopbackAddress().getHostAddress(), port);
    return new DirectPrinter(
        Printing.profile(how, answers),
        within -> TcpWire.open(how.host(), how.port(), within),
        new Patience(Duration.ofSeconds(20), answer, whole, Duration.ofMillis(1)),
        Watch.SYSTEM);
  }

  private PrintResult print(TcpPrinter to, Duration answer, Duration whole) {
    return print(printer(to.port(), true, answer, whole));
  }

  private PrintResult print(Printer printer) {
    PrinterProfile profile = Printing.profile(new Way.Tcp("x", 1), true);
    return printer.print(Printing.job(profile), went::incrementAndGet);
  }

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(150);

  @Test
  void aPrinterThatSaysItHasNothingLeftHasPrintedTheVeryDots() throws Exception {
    TcpPrinter.Manners counts =
        (question, labels) -> labels == 1 && question < 4 ? ONE_LEFT : READY;
    try (TcpPrinter to = new TcpPrinter(counts)) {
      assertThat(print(to, LONG, LONG)).isEqualTo(new Printed(Witness.PRINTER));
      assertThat(to.printed()).hasSize(1);
      assertThat(to.printed().getFirst()).isDeepEqualTo(dots(Printing.label()));
      assertThat(went).hasValue(1);
    }
  }

  private static boolean[][] dots(Label label) {
    Raster raster = label.rendering().raster();
    boolean[][] dots = new boolean[raster.height()][raster.width()];
    for (int y = 0; y < dots.length; y++) {
      for (int x = 0; x < dots[y].length; x++) {
        dots[y][x] = raster.black(x, y);
      }
    }
    return dots;
  }

  @Test
  void outOfPaperIsSaidBeforeAnythingGoesOut() throws Exception {
    try (TcpPrinter to = new TcpPrinter((question, labels) -> NO_PAPER)) {
      refused("label.printer-out-of-paper", () -> print(to, LONG, LONG));
      assertThat(to.printed()).isEmpty();
      assertThat(went).hasValue(0);
    }
  }

  @Test
  void whoRefillsItInTimeGetsTheOneLabel() throws Exception {
    TcpPrinter.Manners refilled =
        (question, labels) -> labels == 0 ? READY : question < 6 ? NO_PAPER : READY;
    try (TcpPrinter to = new TcpPrinter(refilled)) {
      assertThat(print(to, LONG, LONG)).isEqualTo(new Printed(Witness.PRINTER));
      assertThat(to.printed()).hasSize(1);
    }
  }

  @Test
  void silenceBeforehandSendsNothing() throws Exception {
    try (TcpPrinter to = new TcpPrinter((question, labels) -> "")) {
      refused("label.printer-no-answer", () -> print(to, SHORT, LONG));
      assertThat(to.printed()).isEmpty();
      assertThat(went).hasValue(0);
    }
  }

  @Test
  void silenceAfterwardsIsSentAndNeverAgain() throws Exception {
    try (TcpPrinter to = new TcpPrinter((question, labels) -> labels == 0 ? READY : "")) {
      assertThat(print(to, LONG, Duration.ofSeconds(3)))
          .isEqualTo(new Sent(new PrinterState.NoAnswer(), ""));
      assertThat(to.printed()).hasSize(1);
      assertThat(went).hasValue(1);
    }
  }

  @Test
  void aPrinterThatClosesAfterwardsIsSent() throws Exception {
    try (TcpPrinter to = new TcpPrinter((question, labels) -> labels == 0 ? READY : null)) {
      assertThat(print(to, LONG, LONG)).isEqualTo(new Sent(new PrinterState.NoAnswer(), ""));
      assertThat(to.printed()).hasSize(1);
    }
  }

  @Test
  void nonsenseBeforehandSendsNothing() throws Exception {
    try (TcpPrinter to = new TcpPrinter((question, labels) -> "HTTP/1.0 400 Bad\r\n")) {
      refused("label.printer-unknown-answer", () -> print(to, LONG, LONG));
      assertThat(to.printed()).isEmpty();
    }
  }

  @Test
  void nonsenseAfterwardsIsSent() throws Exception {
    try (TcpPrinter to = new TcpPrinter((question, labels) -> labels == 0 ? READY : "?")) {
      assertThat(print(to, LONG, LONG)).isEqualTo(new Sent(new PrinterState.Unknown(), ""));
    }
  }

  @Test
  void aPrinterThatDoesNotAnswerByItsProfileIsNeverAsked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (TcpPrinter to =
        new TcpPrinter(
            (question, labels) -> {
              asked.incrementAndGet();
              return "";
            })) {
      Printer printer = printer(to.port(), false, SHORT, LONG);
      assertThat(printer.state()).isEqualTo(new PrinterState.Unasked());
      assertThat(print(printer)).isEqualTo(new Sent(new PrinterState.Unasked(), ""));
      assertThat(to.printed()).hasSize(1);
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void aPrinterThatIsAskedOnlyTellsAndPrintsNothing() throws Exception {
    try (TcpPrinter to = new TcpPrinter((question, labels) -> NO_PAPER)) {
      assertThat(printer(to.port(), true, LONG, LONG).state())
          .isEqualTo(new PrinterState.OutOfPaper());
      assertThat(to.printed()).isEmpty();
    }
  }

  @Test
  void nobodyThereIsOffline() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    Printer nobody = printer(port, true, LONG, LONG);
    assertThat(nobody.state()).isEqualTo(new PrinterState.Offline());
    refused("label.printer-offline", () -> print(nobody));
    assertThat(went).hasValue(0);
  }

  static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
