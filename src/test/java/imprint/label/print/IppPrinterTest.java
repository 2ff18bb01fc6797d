package imprint.label.print;

import static imprint.label.print.TcpPrinterTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.MediaCol;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import imprint.finding.Refusal;
import imprint.label.print.IppExchange.NoIpp;
import imprint.label.print.IppExchange.Unreachable;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A printer that speaks IPP, in virtual time. */
class IppPrinterTest {
  private static final Way.Ipp PRINTER = new Way.Ipp("10.0.0.9", 631, "/ipp/print");
  private static final Way.Ipp QUEUE = new Way.Ipp("localhost", 631, "/printers/Zebra");
  private static final Duration WHOLE = Duration.ofSeconds(30);

  private final Printing.Virtual watch = new Printing.Virtual();
  private final ScriptedIpp to = new ScriptedIpp(watch);
  private int went;

  private IppPrinter printer(Way.Ipp address) {
    return new IppPrinter("packing", address, to, Patience.of(WHOLE), watch);
  }

  private PrintResult print() {
    return print(PRINTER);
  }

  private PrintResult print(Way.Ipp address) {
    return printer(address).print(Printing.job(Printing.profile(address, true)), () -> went++);
  }

  @Test
  void aJobThatIsCompletedIsPrinted() throws Exception {
    assertThat(print()).isEqualTo(new Printed(Witness.PRINTER));
    assertThat(print(QUEUE)).isEqualTo(new Printed(Witness.QUEUE));
    assertThat(went).isEqualTo(2);
    assertThat(to.count(Operation.sendDocument)).isEqualTo(2);
    assertThat(PrintedPage.of(to.page()).code()).isEqualTo(Printing.PAYLOAD);
  }

  @Test
  void thePageIsAskedForExactlyAndNothingSecretIsInAQuestion() {
    print();
    var job = ScriptedIpp.group(to.last(Operation.createJob), Tag.jobAttributes);
    assertThat(job.getValue(Types.mediaCol))
        .extracting(media -> media.getMediaSize())
        .isEqualTo(new MediaCol.MediaSize(5000, 2500));
    assertThat(job.getValue(Types.printScaling)).isEqualTo("none");
    assertThat(job.getValue(Types.copies)).isNull();
    assertThat(to.last(Operation.createJob).getString(Tag.operationAttributes, Types.jobName))
        .isEqualTo("label");
    assertThat(to.asked().toString())
        .doesNotContain("MT:")
        .doesNotContain("00042")
        .doesNotContain(Printing.label().content().manualCode());
  }

  @Test
  void copiesAreAskedFor() {
    PrintJob one = Printing.job(Printing.profile(PRINTER, true));
    printer(PRINTER).print(new PrintJob(one.profile(), one.label(), 3), () -> {});
    assertThat(to.last(Operation.createJob).getValue(Tag.jobAttributes, Types.copies)).isEqualTo(3);
  }

  /** Until the label goes out nothing of it may exist; from then on it may. */
  @Test
  void theJobIsMadeFirstAndTheLabelGoesLast() {
    List<Long> order = new ArrayList<>();
    printer(PRINTER)
        .print(
            Printing.job(Printing.profile(PRINTER, true)),
            () ->
                order.addAll(
                    List.of(to.count(Operation.createJob), to.count(Operation.sendDocument))));
    assertThat(order).containsExactly(1L, 0L);
  }

  @Test
  void whatIsNotRecordedIsNotSent() {
    refused(
        "label.printer-absent",
        () ->
            printer(PRINTER)
                .print(
                    Printing.job(Printing.profile(PRINTER, true)),
                    () -> {
                      throw Refusal.of("label.printer-absent", "", "", "");
                    }));
    assertThat(to.count(Operation.sendDocument)).isZero();
    assertThat(to.count(Operation.cancelJob)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "idle, none, true, ready",
    "processing, media-low-warning, true, ready",
    "idle, media-empty-error, true, out-of-paper",
    "stopped, media-needed, true, out-of-paper",
    "stopped, media-empty cover-open, true, head-open",
    "idle, door-open-report, true, head-open",
    "stopped, marker-supply-empty-error, true, ribbon-out",
    "idle, offline-report, true, offline",
    "idle, shutdown, true, offline",
    "stopped, paused, true, stopped",
    "stopped, none, true, stopped",
    "idle, none, false, stopped"
  })
  void aPrinterTellsHowItIs(String state, String reasons, boolean accepting, String word) {
    var is =
        switch (state) {
          case "idle" -> com.hp.jipp.model.PrinterState.idle;
          case "processing" -> com.hp.jipp.model.PrinterState.processing;
          default -> com.hp.jipp.model.PrinterState.stopped;
        };
    to.on(
        Operation.getPrinterAttributes,
        question -> ScriptedIpp.printer(is, accepting, reasons.split(" ", -1)));
    assertThat(printer(PRINTER).state().word()).isEqualTo(word);
    if (!word.equals("ready")) {
      refused("label.printer-" + word, this::print);
      assertThat(to.count(Operation.createJob)).isZero();
      assertThat(went).isZero();
    }
  }

  @Test
  void whoDoesNotAnswerIsNamedAndGetsNothing() {
    to.silentOn(Operation.getPrinterAttributes);
    refused("label.printer-no-answer", this::print);
    to.on(
        Operation.getPrinterAttributes,
        question -> {
          throw new Unreachable(new IOException());
        });
    refused("label.printer-offline", this::print);
    to.on(
        Operation.getPrinterAttributes,
        question -> {
          throw new NoIpp("HTTP 404");
        });
    refused("label.printer-unknown-answer", this::print);
    to.on(
        Operation.getPrinterAttributes,
        question -> ScriptedIpp.failed(Status.clientErrorNotFound, "no such printer"));
    refused("label.printer-unknown-answer", this::print);
    assertThat(to.count(Operation.createJob)).isZero();
    assertThat(went).isZero();
  }

  @Test
  void aPrinterThatTakesNoPdfOrNoSuchPageGetsNothing() {
    IppPacket.Builder raster = ScriptedIpp.ok(Status.successfulOk);
    raster.putPrinterAttributes(ScriptedIpp.group(ScriptedIpp.ready(), Tag.printerAttributes));
    raster.putPrinterAttributes(Types.documentFormatSupported.of("image/pwg-raster"));
    to.on(Operation.getPrinterAttributes, question -> raster.build());
    refused("label.printer-format", this::print);
    IppPacket.Builder sheets = ScriptedIpp.ok(Status.successfulOk);
    sheets.putPrinterAttributes(ScriptedIpp.group(ScriptedIpp.ready(), Tag.printerAttributes));
    sheets
        .getPrinterAttributes()
        .put(Types.mediaSupported, "iso_a4_210x297mm", "na_letter_8.5x11in");
    to.on(Operation.getPrinterAttributes, question -> sheets.build());
    refused("label.printer-page", this::print);
    assertThat(to.count(Operation.createJob)).isZero();
  }

  @Test
  void aPrinterThatWouldUseAnotherPageGetsNoLabel() {
    to.on(Operation.createJob, question -> ScriptedIpp.ignoringThePage());
    refused("label.printer-page", this::print);
    assertThat(to.count(Operation.cancelJob)).isEqualTo(1);
    assertThat(to.count(Operation.sendDocument)).isZero();
    assertThat(went).isZero();
  }

  @Test
  void aJobThatIsNotMadeIsARefusal() {
    to.on(
        Operation.createJob,
        question -> ScriptedIpp.failed(Status.serverErrorNotAcceptingJobs, "closed for today"));
    assertThat(refusal().finding().arguments()).contains("closed for today");
    to.silentOn(Operation.createJob);
    refused("label.printer-no-answer", this::print);
    to.on(Operation.createJob, question -> ScriptedIpp.ok(Status.successfulOk).build());
    refused("label.printer-unknown-answer", this::print);
    assertThat(to.count(Operation.sendDocument)).isZero();
    assertThat(went).isZero();
  }

  @ParameterizedTest
  @CsvSource({"serverErrorBusy", "serverErrorTemporaryError", "serverErrorServiceUnavailable"})
  void aQueueThatIsBusyIsToldFromOneThatRefuses(String status) throws Exception {
    Status busy = (Status) Status.class.getField(status).get(null);
    to.on(Operation.createJob, question -> ScriptedIpp.failed(busy, "too much to do"));
    refused("label.queue-busy", this::print);
    assertThat(went).isZero();
  }

  private Refusal refusal() {
    try {
      print();
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).isEqualTo("label.queue-refused");
      return refusal;
    }
    throw new AssertionError("not refused");
  }

  @Test
  void aLabelThatIsRejectedIsARefusalAndItsJobIsDropped() {
    to.on(
        Operation.sendDocument,
        question -> ScriptedIpp.failed(Status.clientErrorDocumentFormatNotSupported, "no PDF"));
    assertThat(refusal().finding().arguments()).contains("no PDF");
    assertThat(to.count(Operation.cancelJob)).isEqualTo(1);
    to.on(
        Operation.sendDocument,
        question -> {
          throw new Unreachable(new IOException());
        });
    refused("label.printer-offline", this::print);
  }
}
