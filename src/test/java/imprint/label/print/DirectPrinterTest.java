package imprint.label.print;

import static imprint.label.print.TcpPrinterTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import imprint.label.print.ScriptedWire.Said;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a printer may do to us, in virtual time. */
class DirectPrinterTest {
  private static final Said READY = soon(TcpPrinter.READY);
  private static final Said NO_PAPER = soon(status(true, 1, 0));
  private static final Said COUNTS = soon(status(false, 1, 0));
  private static final Duration WHOLE = Duration.ofSeconds(30);
  private static final Patience PATIENCE = Patience.of(WHOLE);

  private final Printing.Virtual watch = new Printing.Virtual();
  private final PrinterProfile profile = Printing.profile(new Way.Tcp("x", 9100), true);
  private int went;

  private static HostStatus status(boolean paperOut, int formats, int remaining) {
    return new HostStatus(paperOut, false, formats, false, false, false, false, remaining);
  }

  private static Said soon(HostStatus status) {
    return new Said(TcpPrinter.answer(status), Duration.ofMillis(20));
  }

  private PrintResult print(ScriptedWire wire) {
    return new DirectPrinter(profile, within -> wire, PATIENCE, watch)
        .print(Printing.job(profile), () -> went++);
  }

  private ScriptedWire wire(ScriptedWire.Answers answers) {
    return new ScriptedWire(watch, answers);
  }

  @Test
  void oneIdleAnswerIsNotEnoughSinceALabelMayNotHaveBeenTakenUpYet() {
    ScriptedWire wire = wire((question, labels) -> question == 3 || question == 4 ? COUNTS : READY);
    assertThat(print(wire)).isEqualTo(new Printed(Witness.PRINTER));
    assertThat(wire.questions()).isEqualTo(6);
    assertThat(wire.labels()).isEqualTo(1);
  }

  @Test
  void paperThatStaysOutIsToldAfterTheTime() {
    ScriptedWire wire = wire((question, labels) -> labels == 0 ? READY : NO_PAPER);
    assertThat(print(wire)).isEqualTo(new Sent(new PrinterState.OutOfPaper(), ""));
    assertThat(wire.labels()).isEqualTo(1);
    inTime();
  }

  @Test
  void copiesThatAreStillToComeAreWaitedFor() {
    Said copies = soon(status(false, 0, 2));
    ScriptedWire wire = wire((question, labels) -> labels == 0 ? READY : copies);
    assertThat(print(wire)).isEqualTo(new Sent(new PrinterState.Ready(), ""));
    inTime();
  }

  @Test
  void aLateAnswerDoesNotPassForThatToALaterQuestion() {
    Said late = new Said(READY.text(), Duration.ofSeconds(20));
    ScriptedWire wire =
        wire((question, labels) -> labels == 0 ? READY : question == 2 ? late : NO_PAPER);
    assertThat(print(wire)).isEqualTo(new Sent(new PrinterState.OutOfPaper(), ""));
    inTime();
  }

  @Test
  void anAnswerThatComesTooLateBeforehandSendsNothing() {
    Said late = new Said(READY.text(), PATIENCE.answer().plusMillis(1));
    ScriptedWire wire = wire((question, labels) -> late);
    refused("label.printer-no-answer", () -> print(wire));
    assertThat(wire.labels()).isZero();
    assertThat(went).isZero();
  }

  @Test
  void aPrinterThatClosesInsteadOfAnsweringGetsNothing() {
    ScriptedWire wire = wire((question, labels) -> new Said(null, Duration.ZERO));
    refused("label.printer-no-answer", () -> print(wire));
    assertThat(went).isZero();
  }

  /** Nothing is printed of a label without its end, so the refusal may say so. */
  @Property(tries = 40)
  void whatIsNotTakenWholeIsDroppedAndRefused(
      @ForAll @IntRange(min = 3, max = 1500) int takes, @ForAll boolean breaks) {
    ScriptedWire wire = wire((question, labels) -> READY).taking(takes, breaks);
    refused("label.printer-broke-off", () -> print(wire));
    assertThat(wire.aborted).isTrue();
    assertThat(wire.labels()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLastByteMakesTheDifference(boolean breaks) {
    int whole = "~HS".length() + Printing.job(profile).zpl().length;
    ScriptedWire without = wire((question, labels) -> READY).taking(whole - 1, breaks);
    refused("label.printer-broke-off", () -> print(without));
    assertThat(without.labels()).isZero();

    ScriptedWire with = wire((question, labels) -> READY).taking(whole, breaks);
    assertThat(print(with)).isEqualTo(new Sent(new PrinterState.NoAnswer(), ""));
    assertThat(with.labels()).isEqualTo(1);
    assertThat(with.aborted).isFalse();
  }

  /** Whatever it says and whenever: one label at most, and an end in time. */
  @Property(tries = 300)
  void noPrinterMakesItTwoLabelsOrAnEndlessWait(
      @ForAll byte[] noise,
      @ForAll @IntRange(max = 60_000) int after,
      @ForAll @IntRange(min = 1, max = 9) int from) {
    Said said =
        new Said(
            new String(noise, java.nio.charset.StandardCharsets.ISO_8859_1),
            Duration.ofMillis(after));
    ScriptedWire wire = wire((question, labels) -> question < from ? COUNTS : said);
    long start = watch.nanos();
    try {
      print(wire);
      assertThat(wire.labels()).isEqualTo(1);
    } catch (imprint.finding.Refusal nothingSent) {
      assertThat(wire.labels()).isZero();
    }
    Duration took = Duration.ofNanos(watch.nanos() - start);
    assertThat(took).isLessThanOrEqualTo(WHOLE.plus(PATIENCE.answer()));
  }

  private void inTime() {
    assertThat(Duration.ofNanos(watch.nanos())).isLessThanOrEqualTo(WHOLE.plusSeconds(1));
  }
}
