package imprint.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.PrintResult;
import imprint.label.print.PrinterState;
import imprint.ledger.Unit;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.ScanBack.Verdict;
import imprint.line.packing.Wanted;
import imprint.ui.history.MadeUp;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.labels.Desk.Order;
import imprint.ui.line.HandCrank;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelsViewModelTest {
  private static final Unit FIRST = MadeUp.done(1).unit();
  private static final Unit SECOND = MadeUp.done(2).unit();
  private static final Unit THIRD = MadeUp.done(3).unit();
  private static final PackingChoice PACKING = PackingChoice.NONE.withPrinter("packing");

  private final HandCrank workers = new HandCrank();
  private final ScriptedDesk desk = new ScriptedDesk();
  private final LabelsViewModel model =
      new LabelsViewModel(
          new Texts(Locale.ENGLISH), new Background(workers, Runnable::run), ZoneOffset.UTC, desk);

  @BeforeEach
  void open() {
    desk.waiting.addAll(List.of(FIRST, SECOND, THIRD));
    model.shown();
    workers.turn();
  }

  private Shown now() {
    return model.shownProperty().get();
  }

  private void go() {
    model.go();
    workers.turn();
  }

  private boolean scan(String text) {
    boolean meant = model.scanned(text);
    workers.turn();
    return meant;
  }

  private void right(Unit unit) {
    desk.verdict = new Verdict.Right(unit, "qr-code", false);
    scan("MT:LABEL");
  }

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
  void whatNobodyConfirmsIsLookedAtBeforeItIsPrintedAgain() {
    desk.result = ScriptedDesk.givenUp();
    go();
    assertThat(now().stage()).isEqualTo(Stage.UNSURE);
    assertThat(now().nextAct()).contains(FIRST.serialNumber());
    go();
    assertThat(now().stage()).isEqualTo(Stage.UNIT);
    assertThat(model.reprint.reason.get()).isEqualTo("Did not come out");
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
}
