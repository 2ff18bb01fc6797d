package imprint.line.packing;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.label.print.TcpPrinter;
import imprint.ledger.LabelTrace;
import imprint.ledger.Unit;
import imprint.line.packing.LabelQueue.News;
import org.junit.jupiter.api.Test;

class LabelQueueTest extends AtTheLabelQueue {
  @Test
  void printsEachLabelOnceInTheOrderInWhichTheUnitsPassed() throws Exception {
    for (int n : new int[] {3, 1, 2, 1}) {
      if (units.ledger().find(PackedUnits.serial(n)).isEmpty()) {
        units.done(n);
      }
      add(n);
    }
    for (int n : new int[] {3, 1, 2}) {
      assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(n)));
      assertThat(trace(n).stage()).isEqualTo(LabelTrace.Stage.PRINTED);
    }
    queue.close();
    assertThat(told).as("the second of one unit was left out").isEmpty();
    assertThat(printer.printed()).hasSize(3);
  }

  @Test
  void aLabelThatMayBeOutIsNeverSentAgain() throws Exception {
    says = "";
    units.done(1);
    add(1);
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Unsure.class,
            unsure -> assertThat(unsure.why().code()).isEqualTo("label.sent-not-printed"));
    says = TcpPrinter.ready();
    units.done(2);
    add(1);
    add(2);
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
    assertThat(trace(1).stage()).isEqualTo(LabelTrace.Stage.SENT);
  }

  @Test
  void ofAPrinterThatIsNeverAskedNobodySaysThatALabelIsPrinted() throws Exception {
    answers = false;
    says = TcpPrinter.paperOut();
    units.done(1);
    add(1);
    assertThat(next().news()).isEqualTo(new News.Sent(PackedUnits.serial(1)));
    assertThat(trace(1).stage()).isEqualTo(LabelTrace.Stage.SENT);
  }

  @Test
  void nothingIsPrintedWhereTheLinePrintsNone() throws Exception {
    printsAtAll = false;
    units.done(1);
    add(1);
    units.done(2);
    add(2);
    queue.close();
    assertThat(told).isEmpty();
    assertThat(trace(1).mayExist("standard")).isFalse();
  }

  @Test
  void closingLeavesWhatWaitsToTheNextShift() throws Exception {
    says = TcpPrinter.paperOut();
    units.done(1);
    add(1);
    assertThat(waits(next())).isEqualTo("label.printer-out-of-paper");
    queue.close();
    assertThat(new Wanted.Next(9).units(units.ledger(), Wanted.Only.ANY, "standard"))
        .extracting(Unit::serialNumber)
        .containsExactly(PackedUnits.serial(1));
  }
}
