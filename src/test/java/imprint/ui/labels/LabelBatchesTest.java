package imprint.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.PrintResult;
import imprint.label.print.PrinterState;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.ScanBack.Verdict;
import imprint.line.packing.Wanted;
import imprint.ui.history.MadeUp;
import imprint.ui.labels.Desk.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several labels at once, and labels that are printed again. */
class LabelBatchesTest extends AtThePackingTable {
  @Test
  void aBatchIsShownFirstAndCountedAndGoneOnWith() {
    desk.before = List.of(MadeUp.done(9).unit());
    model.several();
    model.batch.count.set("0");
    go();
    assertThat(now().stage()).isEqualTo(Stage.BATCH);
    assertThat(now().nextAct()).contains("10");
    model.batch.count.set("50");
    go();
    assertThat(desk.wanted).containsExactly(new Wanted.Next(50));
    assertThat(now().stage()).isEqualTo(Stage.PLAN);
    assertThat(now().word()).isEqualTo("3 labels");
    assertThat(now().sentence())
        .contains(FIRST.serialNumber(), THIRD.serialNumber(), "1 more is left out");
    assertThat(desk.printed).isEmpty();
    desk.broken = Finding.error("label.printer-head-open", "packing");
    desk.brokenAfter = 2;
    go();
    assertThat(now().sentence()).startsWith("2 of 3 labels are out.").contains("is open");
    assertThat(model.work.fractionProperty().get()).isEqualTo(2 / 3.0);
    desk.broken = null;
    go();
    assertThat(desk.printed).containsExactly(FIRST, SECOND, THIRD);
    assertThat(now().stage()).isEqualTo(Stage.EXPECT);
    right(SECOND);
    assertThat(now().sentence()).contains("1 of 3");
    assertThat(now().go()).isEmpty();
    right(FIRST);
    right(THIRD);
    assertThat(now().sentence()).contains("3 of 3");
    assertThat(now().go()).isEqualTo("Print the next label");
  }

  @Test
  void aBatchStopsBetweenLabels() {
    model.several();
    go();
    model.go();
    model.cancel();
    assertThat(now().stage()).isEqualTo(Stage.STOPPING);
    assertThat(now().stage().busy()).isTrue();
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.STOPPED);
    assertThat(now().sentence()).isEqualTo("0 of 3 labels are out.");
    assertThat(desk.printed).isEmpty();
    go();
    assertThat(desk.printed).hasSize(3);
  }

  @Test
  void aRangeAndATableAreChosenAsTheyAreTold() {
    model.several();
    model.batch.by.set(BatchModel.By.RANGE);
    go();
    assertThat(now().nextAct()).contains("serial number");
    model.batch.from.set(" A1 ");
    model.batch.to.set("A9");
    assertThat(scan("A5-serial")).as("a serial number belongs into a field").isFalse();
    go();
    model.back();
    assertThat(now().stage()).isEqualTo(Stage.BATCH);
    model.several(Path.of("order.csv"));
    workers.turn();
    assertThat(desk.wanted)
        .containsExactly(new Wanted.Range("A1", "A9"), new Wanted.Table(Path.of("order.csv")));
    desk.refusal = Refusal.of("line.list-row", "order.csv", 3);
    model.several(Path.of("order.csv"));
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.BATCH);
    assertThat(now().nextAct()).contains("row 3");
  }

  @Test
  void anotherLabelOfAUnitNeedsAReasonWhichHoldsNoCode() {
    scan("LUM-24-000900");
    assertThat(now().stage()).isEqualTo(Stage.UNIT);
    assertThat(model.inHand.pictureProperty().get()).isPresent();
    go();
    assertThat(desk.orders).isEmpty();
    assertThat(now().nextAct()).contains("reason");
    model.reprint.reason.set("MT:Y.K90SO527JA0648G00");
    go();
    assertThat(desk.orders).isEmpty();
    model.reprint.reason.set("smeared MT:Y.K90SO527JA0648G00");
    model.reprint.copies.set("0");
    go();
    assertThat(desk.orders).isEmpty();
    model.reprint.copies.set("2");
    go();
    assertThat(desk.orders).containsExactly(new Order(PACKING, 2, "smeared"));
    assertThat(now().stage()).isEqualTo(Stage.EXPECT);
  }

  @Test
  void theFirstLabelOfAUnitNeedsNoReason() {
    scan(SECOND.serialNumber());
    assertThat(now().go()).isEqualTo("Print it");
    go();
    assertThat(desk.printed).containsExactly(SECOND);
  }

  @Test
  void aPlanWithoutALabelPrintsNone() {
    desk.before = List.of(MadeUp.done(9).unit());
    desk.planned = Optional.of(List.of());
    model.several();
    go();
    assertThat(now().word()).isEqualTo("No label");
    assertThat(now().go()).isEmpty();
    go();
    assertThat(now().stage()).isEqualTo(Stage.PLAN);
    assertThat(desk.printed).isEmpty();
  }

  @Test
  void whereNoButtonIsEnterPrintsNoRest() {
    model.several();
    go();
    desk.broken = Finding.error("label.printer-head-open", "packing");
    desk.brokenAfter = 1;
    go();
    desk.broken = null;
    desk.verdict = new Verdict.Wrong(Finding.error("line.scan-other", "A1", "A7"));
    scan("MT:OTHER");
    assertThat(now().stage()).isEqualTo(Stage.WRONG);
    assertThat(now().go()).isEmpty();
    go();
    assertThat(desk.printed).containsExactly(FIRST);
    right(FIRST);
    assertThat(now().go()).isEqualTo("Go on");
    go();
    assertThat(desk.printed).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void theRestGoesToThePrinterThatIsChosenByThen() {
    desk.broken = Finding.error("label.printer-media", "50x25", "packing", "100x60");
    desk.brokenAfter = 1;
    model.several();
    model.batch.copies.set("2");
    go();
    go();
    assertThat(now().nextAct()).contains("another label or printer");
    model.equipment.choosePrinter("office");
    model.equipment.chooseLayout("carton");
    desk.broken = null;
    go();
    assertThat(desk.printed).containsExactly(FIRST, SECOND, THIRD);
    assertThat(desk.orders)
        .containsExactly(
            new Order(PACKING, 2, ""),
            new Order(PackingChoice.NONE.withPrinter("office").withLayout("carton"), 2, ""));
  }

  @Test
  void aLabelAgainKeepsItsReasonOnAnotherPrinter() {
    scan("LUM-24-000900");
    model.reprint.reason.set("torn");
    desk.broken = Finding.error("label.printer-out-of-paper", "packing");
    go();
    model.equipment.choosePrinter("office");
    desk.broken = null;
    go();
    assertThat(desk.orders.getLast())
        .isEqualTo(new Order(PackingChoice.NONE.withPrinter("office"), 1, "torn"));
  }

  @Test
  void copiesAreToldInThePlanAndBelongToOneBatch() {
    model.several();
    model.batch.copies.set("5");
    go();
    assertThat(now().word()).isEqualTo("3 labels × 5");
    assertThat(now().sentence()).contains("15 labels in all");
    assertThat(now().nextAct()).contains("15");
    assertThat(now().go()).isEqualTo("Print 15 labels");
    model.several();
    assertThat(model.batch.copies.get()).as("the same batch").isEqualTo("5");
    go();
    go();
    List.of(FIRST, SECOND, THIRD).forEach(this::right);
    assertThat(now().stage()).isEqualTo(Stage.RIGHT);
    desk.waiting.add(MadeUp.done(20).unit());
    model.several();
    go();
    assertThat(now().go()).isEqualTo("Print 1 label");
    go();
    assertThat(desk.orders).extracting(Order::copies).containsExactly(5, 1);
  }

  @Test
  void aListDropsNoCopiesThatWereTypedBefore() {
    model.several();
    model.batch.copies.set("2");
    model.several(Path.of("order.csv"));
    workers.turn();
    go();
    assertThat(desk.orders).extracting(Order::copies).containsExactly(2);
  }

  @Test
  void theReasonStaysWhenAnotherPrinterIsChosen() {
    scan("LUM-24-000900");
    model.reprint.reason.set("smeared by the oven");
    model.reprint.copies.set("2");
    desk.refusal = Refusal.of("label.printer-media", "100x60", "packing", "50x25");
    model.equipment.chooseLayout("carton");
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.UNIT);
    assertThat(now().nextAct()).contains("another label or printer");
    desk.refusal = null;
    model.equipment.choosePrinter("office");
    workers.turn();
    assertThat(now().nextAct()).startsWith("Say why");
    go();
    assertThat(desk.orders)
        .containsExactly(
            new Order(new PackingChoice("office", "carton", false), 2, "smeared by the oven"));
  }

  @Test
  void whatNobodyWasAskedOfIsSentAndNotOut() {
    desk.result = new PrintResult.Sent(new PrinterState.Unasked(), "");
    go();
    assertThat(now().stage()).isEqualTo(Stage.EXPECT);
    assertThat(now().sentence())
        .contains(FIRST.serialNumber(), "was sent")
        .doesNotContain("is out");
    assertThat(now().nextAct()).startsWith("Look whether it came out");
    desk.waiting.addAll(List.of(MadeUp.done(20).unit(), MadeUp.done(21).unit()));
    desk.broken = Finding.error("label.printer-broke-off", "packing", 1, "EIO");
    desk.brokenAfter = 3;
    model.several();
    go();
    go();
    assertThat(now().sentence()).startsWith("3 of 4 labels were sent: count them.");
    desk.broken = null;
    go();
    assertThat(now().sentence()).startsWith("4 labels were sent.").doesNotContain("are out");
  }
}
