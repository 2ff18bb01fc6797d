package imprint.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.PrintResult;
import imprint.label.print.PrinterState;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.labels.Desk.Order;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LabelsViewModelTest extends AtThePackingTable {
  @Test
  void theNextLabelIsShownThenPrintedThenToBeScanned() {
    assertThat(now().stage()).isEqualTo(Stage.START);
    assertThat(now().word()).contains(FIRST.serialNumber());
    assertThat(now().sentence()).contains("3");
    assertThat(model.inHand.pictureProperty().get()).isPresent();
    model.go();
    assertThat(now().stage().busy()).isTrue();
    workers.turn();
    assertThat(desk.printed).containsExactly(FIRST);
    assertThat(now().stage()).isEqualTo(Stage.EXPECT);
    assertThat(now().nextAct()).contains(FIRST.serialNumber());
    // what is scanned shall be the paper, and not the screen
    assertThat(model.inHand.pictureProperty().get()).isEmpty();
    go();
    assertThat(desk.printed).as("Enter again prints no second one").hasSize(1);
    right(FIRST);
    assertThat(now().stage()).isEqualTo(Stage.RIGHT);
    assertThat(desk.expected).containsExactly(List.of(FIRST));
    go();
    assertThat(desk.printed).containsExactly(FIRST, SECOND);
  }

  @Test
  void aWrongLabelIsSaidWithBothUnitsAndTheRightOneIsStillExpected() {
    go();
    desk.verdict =
        new Verdict.Wrong(
            Finding.error("line.scan-other", FIRST.serialNumber(), THIRD.serialNumber()));
    scan("MT:OTHER");
    assertThat(now().stage()).isEqualTo(Stage.WRONG);
    assertThat(now().sentence()).contains(FIRST.serialNumber(), THIRD.serialNumber());
    assertThat(now().nextAct()).contains("no device");
    go();
    assertThat(desk.printed).hasSize(1);
    desk.verdict =
        new Verdict.Wrong(Finding.error("line.scan-unknown", FIRST.serialNumber(), "qr-code"));
    scan("MT:NOBODY");
    assertThat(now().stage()).isEqualTo(Stage.UNKNOWN);
    right(FIRST);
    assertThat(now().stage()).isEqualTo(Stage.RIGHT);
    assertThat(desk.expected).hasSize(3).containsOnly(List.of(FIRST));
  }

  @Test
  void aLabelThatIsOutIsStillExpectedInAnotherLanguage() {
    go();
    LabelsViewModel after = model(Locale.SIMPLIFIED_CHINESE);
    after.follow(model);
    after.shown();
    workers.turn();
    assertThat(after.shownProperty().get().stage()).isEqualTo(Stage.EXPECT);
    assertThat(after.shownProperty().get().sentence())
        .contains(FIRST.serialNumber())
        .isNotEqualTo(now().sentence());
    desk.verdict = new Verdict.Right(FIRST, "qr-code", false);
    after.scanned("MT:LABEL");
    workers.turn();
    assertThat(desk.expected).containsExactly(List.of(FIRST));
    assertThat(after.shownProperty().get().stage()).isEqualTo(Stage.RIGHT);
  }

  private LabelsViewModel inChinese() {
    LabelsViewModel after = model(Locale.SIMPLIFIED_CHINESE);
    after.follow(model);
    after.shown();
    workers.turn();
    return after;
  }

  @Test
  void aDoubtStaysADoubtInAnotherLanguage() {
    desk.result = ScriptedDesk.givenUp();
    go();
    assertThat(now().stage()).isEqualTo(Stage.UNSURE);
    LabelsViewModel after = inChinese();
    assertThat(after.shownProperty().get().stage()).isEqualTo(Stage.UNSURE);
    assertThat(after.shownProperty().get().word()).isEqualTo("请查看打印机");
    desk.before = List.of(FIRST);
    after.go();
    workers.turn();
    assertThat(after.shownProperty().get().stage()).isEqualTo(Stage.UNIT);
    assertThat(after.inHand.toldProperty().get().serialNumber()).isEqualTo(FIRST.serialNumber());
  }

  @Test
  void whatIsInTheWayAndWhatIsWrongStayInAnotherLanguage() {
    desk.broken = Finding.error("label.printer-head-open", "packing");
    desk.brokenAfter = 1;
    model.several();
    go();
    go();
    Shown broken = inChinese().shownProperty().get();
    assertThat(broken.stage()).isEqualTo(Stage.BROKEN);
    assertThat(broken.sentence()).contains("1", "3", "packing").isNotEqualTo(now().sentence());
    desk.verdict = new Verdict.Wrong(Finding.error("line.scan-other", "A1", "A7"));
    scan("MT:OTHER");
    LabelsViewModel after = inChinese();
    assertThat(after.shownProperty().get().stage()).isEqualTo(Stage.WRONG);
    assertThat(after.shownProperty().get().sentence()).contains("A1", "A7");
    desk.verdict = new Verdict.Right(FIRST, "qr-code", false);
    after.scanned("MT:LABEL");
    workers.turn();
    desk.broken = null;
    after.go();
    workers.turn();
    assertThat(desk.printed).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void whatWasTypedStaysInAnotherLanguage() {
    model.several();
    model.batch.by.set(BatchModel.By.RANGE);
    model.batch.from.set("A1");
    model.batch.to.set("A9");
    model.batch.copies.set("3");
    assertThat(inChinese().batch.from.get()).isEqualTo("A1");
    go();
    LabelsViewModel planned = inChinese();
    planned.go();
    workers.turn();
    assertThat(desk.orders).containsExactly(new Order(PACKING, 3, ""));
    scan("MT:LABEL");
    model.next();
    workers.turn();
    scan("LUM-24-000900");
    model.reprint.reason.set("torn by the oven");
    LabelsViewModel again = inChinese();
    assertThat(again.inHand.pictureProperty().get()).isPresent();
    again.go();
    workers.turn();
    assertThat(desk.orders.getLast()).isEqualTo(new Order(PACKING, 1, "torn by the oven"));
  }

  @Test
  void outOfPaperIsNamedAndTheSameLabelIsPrintedOnce() {
    desk.broken = Finding.error("label.printer-out-of-paper", "packing");
    desk.state = new PrinterState.OutOfPaper();
    go();
    assertThat(now().stage()).isEqualTo(Stage.BROKEN);
    assertThat(now().sentence()).contains("out of labels").doesNotContain("sent");
    assertThat(now().nextAct()).contains("Put labels in");
    assertThat(model.equipment.conditionProperty().get().kind()).isEqualTo(Condition.Kind.HINDERED);
    desk.broken = null;
    go();
    assertThat(desk.printed).containsExactly(FIRST);
    assertThat(now().stage()).isEqualTo(Stage.EXPECT);
  }

  @Test
  void whoPrintsWithoutAScannerSaysSoEachTime() {
    go();
    model.back();
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.START);
    assertThat(now().word()).contains(SECOND.serialNumber());
    scan("LUM-24-000001");
    assertThat(now().stage()).as("no label is expected any more").isEqualTo(Stage.UNIT);
  }

  @Test
  void whatNobodyConfirmsIsLookedAtBeforeItIsPrintedAgain() {
    desk.result = ScriptedDesk.givenUp();
    go();
    assertThat(now().stage()).isEqualTo(Stage.UNSURE);
    assertThat(now().nextAct()).contains(FIRST.serialNumber());
    go();
    assertThat(now().stage()).isEqualTo(Stage.UNIT);
    assertThat(model.reprint.reason.get()).as("nobody gave one").isEmpty();
    go();
    assertThat(desk.printed).as("Enter twice prints no second one").containsExactly(FIRST);
    model.reprint.reason.set("Did not come out");
    desk.result = new PrintResult.Printed(PrintResult.Witness.PRINTER);
    go();
    assertThat(desk.orders.getLast()).isEqualTo(new Order(PACKING, 1, "Did not come out"));
  }

  @Test
  void aLabelThatIsScannedTwiceStaysRight() {
    go();
    right(FIRST);
    desk.before = List.of(FIRST);
    scan(FIRST.serialNumber());
    assertThat(now().stage()).isEqualTo(Stage.RIGHT);
    scan(THIRD.serialNumber());
    assertThat(now().stage()).isEqualTo(Stage.UNIT);
  }

  @Test
  void whatIsScannedWhileALabelComesOutIsNothing() {
    model.go();
    assertThat(scan("MT:LABEL")).isTrue();
    assertThat(desk.expected).isEmpty();
    assertThat(now().stage()).isEqualTo(Stage.EXPECT);
  }

  @Test
  void printerAndLayoutAreKeptAndAHindranceIsSaidBeforeItPrints() {
    model.equipment.chooseLayout("carton");
    model.equipment.choosePrinter("office");
    desk.state = new PrinterState.HeadOpen();
    workers.turn();
    assertThat(desk.choice).isEqualTo(new PackingChoice("office", "carton", false));
    model.equipment.ask();
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.START);
    assertThat(now().nextAct()).contains("Close the printer");
    desk.state = new PrinterState.Ready();
    model.equipment.ask();
    workers.turn();
    assertThat(now().nextAct()).contains("Press Enter");
  }

  @Test
  void withoutAPrinterNothingCanBePrintedOrScanned() {
    desk.printers = List.of();
    model.shown();
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.NO_PRINTER);
    go();
    scan("MT:LABEL");
    model.several();
    assertThat(now().stage()).isEqualTo(Stage.NO_PRINTER);
    assertThat(desk.printed).isEmpty();
  }

  @Test
  void whatDoesNotFitThePrinterIsSaidInTheWordsOfAPacker() {
    desk.refusal = Refusal.of("label.printer-media", "100x60", "packing", "50x25");
    model.shown();
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.UNFIT);
    assertThat(now().nextAct()).doesNotContain("yaml");
    desk.refusal = null;
    go();
    assertThat(now().stage()).isEqualTo(Stage.START);
  }

  @Test
  void whatIsBegunWhileTheNextLabelIsLookedForStays() {
    model.shown();
    model.go();
    workers.one();
    assertThat(now().stage()).isEqualTo(Stage.PRINTING);
    workers.turn();
    assertThat(desk.printed).containsExactly(FIRST);
    assertThat(now().stage()).isEqualTo(Stage.EXPECT);
  }
}
