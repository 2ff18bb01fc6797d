package imprint.line.packing;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.label.print.TcpPrinter;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.line.packing.LabelQueue.Job;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the labels of the line wait for, and what they do not. */
class HindranceTest extends AtTheLabelQueue {
  @Test
  void waitsForPaperAndTellsHowManyWait() throws Exception {
    says = TcpPrinter.paperOut();
    units.done(1);
    units.done(2);
    add(1);
    assertThat(waits(next())).isEqualTo("label.printer-out-of-paper");
    add(2);
    Standing both = next();
    assertThat(waits(both)).isEqualTo("label.printer-out-of-paper");
    assertThat(both.waiting()).isEqualTo(2);
    assertThat(trace(1).mayExist("standard")).isFalse();

    says = TcpPrinter.ready();
    assertThat(next()).isEqualTo(new Standing(1, new News.Out(PackedUnits.serial(1))));
    assertThat(next()).isEqualTo(new Standing(0, new News.Out(PackedUnits.serial(2))));
  }

  @Test
  void aPrinterThatIsNotSetUpIsWaitedForToo() throws Exception {
    setUp = false;
    units.done(1);
    add(1);
    assertThat(waits(next())).isEqualTo("label.printer-absent");
    setUp = true;
    assertThat(next().news()).isInstanceOf(News.Out.class);
  }

  @Test
  void anErrorEndsOneLabelAndNotTheQueue() throws Exception {
    error = new StackOverflowError();
    units.done(1);
    units.done(2);
    add(1);
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Failed.class,
            failed -> {
              assertThat(failed.serialNumber()).isEqualTo(PackedUnits.serial(1));
              assertThat(failed.why().code()).isEqualTo("line.unexpected");
            });
    error = null;
    add(2);
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
    assertThat(queue.holds(PackedUnits.serial(1))).isFalse();
  }

  @Test
  void aUnitWithoutALabelDoesNotKeepTheOthersWaiting() throws Exception {
    Unit begun = units.reserved(PackedUnits.serial(1), 1, PackedUnits.payload(1));
    units.done(2);
    add(1);
    add(2);
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Failed.class,
            failed -> {
              assertThat(failed.serialNumber()).isEqualTo(begun.serialNumber());
              assertThat(failed.why().code()).isEqualTo("line.unit-not-labelled");
            });
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
  }

  @Test
  void aLabelThatDoesNotFitDoesNotKeepTheOthersWaiting() throws Exception {
    units.done(1);
    units.done(2);
    queue.add(new Job(PackedUnits.serial(1), "carton", PackedUnits.BY));
    add(2);
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Failed.class,
            failed -> {
              assertThat(failed.serialNumber()).isEqualTo(PackedUnits.serial(1));
              assertThat(failed.why().code()).isEqualTo("label.printer-media");
            });
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ledger.server-away", "ledger.server-busy", "ledger.busy", "label.queue-busy"})
  void aMomentWithoutLedgerOrQueueThrowsNoLabelAway(String code) throws Exception {
    hindrance = Refusal.of(code, "hall 2", "");
    units.done(1);
    units.done(2);
    add(1);
    assertThat(waits(next())).isEqualTo(code);
    add(2);
    assertThat(next().waiting()).isEqualTo(2);
    hindrance = null;
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(1)));
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
  }

  @Test
  void aLabelThatTheLedgerMayHaveAsSentIsSaidToBeLookedFor() throws Exception {
    units.done(1);
    hindrance = Refusal.of("ledger.server-unsure", "hall 2");
    add(1);
    assertThat(waits(next())).isEqualTo("ledger.server-unsure");
    units
        .ledger()
        .labels()
        .send(
            List.of(units.ledger().find(PackedUnits.serial(1)).orElseThrow()),
            new Event.LabelSent("line", "standard", 1, ""),
            PackedUnits.BY);
    hindrance = null;
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Unsure.class,
            unsure -> assertThat(unsure.why().code()).isEqualTo("ledger.server-unsure"));
  }
}
