package imprint.label.print;

import static imprint.label.print.TcpPrinterTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import imprint.label.print.PrintResult.GivenUp;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A queue in earnest: the server of CUPS and its filters, with a device that keeps the pages. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "CUPS is looked for where Debian puts it")
class CupsTest {
  /** Millimetres of a point: the filters of CUPS count pages in whole ones. */
  private static final double POINT = 25.4 / 72;

  /** Millimetres of a dot of the renderer, and some. */
  private static final double DOT = 0.06;

  @TempDir Path folder;

  private CupsOfItsOwn cups;
  private final AtomicInteger went = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    cups = CupsOfItsOwn.start(folder);
  }

  @AfterEach
  void stop() throws IOException {
    if (cups != null) {
      cups.close();
    }
  }

  private PrintJob job(String queue) {
    return Printing.job(Printing.profile(cups.address(queue), true));
  }

  private PrintResult print(String queue) {
    return cups.printer(queue).print(job(queue), went::incrementAndGet);
  }

  @Test
  void aPrintedLabelHasItsSizeAndItsCodesAndIsCalledPrinted() throws Exception {
    assertThat(print("Label")).isEqualTo(new Printed(Witness.QUEUE));
    assertThat(went).hasValue(1);
    assertThat(cups.printed()).hasSize(1);
    isTheLabel(cups.printed().getFirst());
    assertThat(cups.called(1)).contains(" label 1 ").doesNotContain("MT:").doesNotContain("00042");
  }

  /** Its page, the place of all that is black on it and its size: nothing was scaled or turned. */
  private static void isTheLabel(Path file) throws Exception {
    PrintedPage page = PrintedPage.of(Files.readAllBytes(file));
    PrintedPage made = PrintedPage.of(Printing.label().rendering().pdf());
    assertThat(page.width()).isCloseTo(50, within(POINT));
    assertThat(page.height()).isCloseTo(25, within(POINT));
    assertThat(page.code()).isEqualTo(Printing.PAYLOAD);
    assertThat(page.blackWidth()).isCloseTo(made.blackWidth(), within(DOT));
    assertThat(page.blackHeight()).isCloseTo(made.blackHeight(), within(DOT));
    assertThat(page.left()).isCloseTo(made.left(), within(POINT));
    assertThat(page.top()).isCloseTo(made.top(), within(POINT));
  }

  /** What lpstat of CUPS 2.4 cannot tell. */
  @Test
  void aCancelledJobIsGivenUp() throws Exception {
    cups.device("hang");
    CompletableFuture<PrintResult> end = CompletableFuture.supplyAsync(() -> print("Label"));
    cups.awaitDevice();
    cups.cancel("Label-1");
    assertThat(end.get(60, TimeUnit.SECONDS))
        .isEqualTo(new GivenUp("job-canceled-by-user", OptionalInt.empty(), "Label-1"));
    assertThat(cups.printed()).isEmpty();
  }

  @Test
  void aJobThatTheDeviceFailsIsGivenUp() throws IOException {
    cups.device("fail");
    assertThat(print("Label"))
        .isInstanceOfSatisfying(
            GivenUp.class,
            up -> {
              assertThat(up.reason()).contains("the device is broken");
              assertThat(up.job()).isEqualTo("Label-1");
            });
  }

  @Test
  void aJobWithoutPaperIsSentAndTheNextLabelIsRefused() throws IOException {
    cups.device("empty");
    IppPrinter impatient =
        new IppPrinter(
            "packing",
            cups.address("Label"),
            new HttpIpp(cups.address("Label").http(), Duration.ofSeconds(20)),
            new Patience(
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(3),
                Duration.ofMillis(50)),
            Watch.SYSTEM);
    assertThat(impatient.print(job("Label"), went::incrementAndGet))
        .isEqualTo(new Sent(new PrinterState.OutOfPaper(), "Label-1"));
    refused("label.printer-out-of-paper", () -> print("Label"));
    assertThat(went).hasValue(1);
  }

  @Test
  void aQueueThatIsStoppedOrClosedGetsNothing() throws IOException {
    assertThat(cups.printer("Stopped").state())
        .isInstanceOfSatisfying(
            PrinterState.Stopped.class,
            stopped -> assertThat(stopped.reason()).contains("the roll is being changed"));
    refused("label.printer-stopped", () -> print("Stopped"));
    assertThat(cups.printer("Closed").state())
        .isInstanceOfSatisfying(
            PrinterState.Stopped.class,
            closed -> assertThat(closed.reason()).contains("the shift is over"));
    refused("label.printer-stopped", () -> print("Closed"));
    assertThat(cups.printed()).isEmpty();
    assertThat(went).hasValue(0);
  }

  /** It would come out in the middle of a sheet, or not at all. */
  @Test
  void aQueueWithoutLabelsOfThatSizeGetsNothing() {
    refused("label.printer-page", () -> print("Office"));
    assertThat(went).hasValue(0);
  }

  @Test
  void whatTheLedgerDoesNotTakeIsNotPrinted() throws IOException {
    PrintJob job = job("Label");
    refused(
        "label.printer-absent",
        () ->
            cups.printer("Label")
                .print(
                    job,
                    () -> {
                      throw imprint.finding.Refusal.of("label.printer-absent", "", "", "");
                    }));
    assertThat(print("Label")).isEqualTo(new Printed(Witness.QUEUE));
    assertThat(cups.printed()).hasSize(1);
  }

  /** The programs of CUPS print the same, and cannot say whether it is printed. */
  @Test
  void theProgramsOfCupsPrintTheSameLabel() throws Exception {
    LpPrinter lp =
        new LpPrinter("packing", "Label", cups.commands(), CupsOfItsOwn.patience(), Watch.SYSTEM);
    PrintResult result = lp.print(job("Label"), went::incrementAndGet);
    assertThat(result).isNotInstanceOf(GivenUp.class);
    isTheLabel(cups.printed().getFirst());
    assertThat(cups.called(1)).doesNotContain("MT:").doesNotContain("00042");
  }

  /** A queue by its name: over IPP where the server knows it, else by the programs of CUPS. */
  @Test
  void aQueueIsAskedOverIppWhereTheServerKnowsIt() throws IOException {
    LpPrinter lp =
        new LpPrinter("packing", "Label", cups.commands(), CupsOfItsOwn.patience(), Watch.SYSTEM);
    assertThat(new QueuePrinter(cups.printer("Label"), lp).print(job("Label"), () -> {}))
        .isEqualTo(new Printed(Witness.QUEUE));
    assertThat(new QueuePrinter(cups.printer("Nowhere"), lp).print(job("Label"), () -> {}))
        .isNotEqualTo(new Printed(Witness.QUEUE));
    assertThat(cups.printed()).hasSize(2);
  }
}
