package imprint.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.label.Size;
import imprint.label.print.PrinterDraft.Field;
import imprint.label.print.PrinterProfile;
import imprint.label.print.PrinterState;
import imprint.label.print.Way;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.HandCrank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrintersViewModelTest {
  private final HandCrank workers = new HandCrank();
  private final ScriptedDesk desk = new ScriptedDesk();
  private final PrintersViewModel model =
      new PrintersViewModel(
          new Texts(Locale.ENGLISH), new Background(workers, Runnable::run), desk);

  @BeforeEach
  void open() {
    desk.state = new PrinterState.OutOfPaper();
    model.show();
    workers.turn();
  }

  private PrinterProfile first() {
    return desk.printers.getFirst();
  }

  @Test
  void printersAreListedWithHowTheyAreAndWhatToDo() {
    assertThat(model.open.get()).isTrue();
    assertThat(model.rows.rowsProperty().get()).hasSize(2);
    Condition condition = model.rows.rowsProperty().get().getFirst().condition();
    assertThat(condition.word()).isEqualTo("Out of labels");
    assertThat(condition.act()).contains("Put labels in");
    assertThat(model.rows.waysProperty().get()).containsExactly("cups:Brother_QL");
    assertThat(model.field(Field.HOW).get()).isEqualTo("tcp://192.168.1.20:9100");
  }

  @Test
  void onlyWhoMayComesHere() {
    model.allowed.set(false);
    assertThat(model.open.get()).isFalse();
    model.show();
    assertThat(model.open.get()).isFalse();
    model.allowed.set(true);
    model.show();
    assertThat(model.open.get()).isTrue();
  }

  @Test
  void whatIsWrongStandsAtItsFieldAndNothingIsKept() {
    List<PrinterProfile> before = desk.printers;
    model.add();
    model.field(Field.NAME).set("office");
    model.field(Field.HOW).set("over there");
    model.keep();
    workers.turn();
    assertThat(model.wrongProperty().get()).containsOnlyKeys(Field.NAME, Field.HOW);
    assertThat(model.wrongProperty().get().get(Field.NAME)).contains("already");
    assertThat(desk.printers).isEqualTo(before);
  }

  @Test
  void oneIsAddedChangedAndRemoved() {
    model.add();
    model.field(Field.NAME).set("line 2");
    model.field(Field.HOW).set("10.0.0.7");
    model.keep();
    workers.turn();
    assertThat(desk.printers).hasSize(3);
    assertThat(desk.printers.getLast().how()).isEqualTo(new Way.Tcp("10.0.0.7", 9100));
    model.field(Field.DARKNESS).set("12");
    model.keep();
    workers.turn();
    assertThat(desk.printers).hasSize(3);
    assertThat(desk.printers.getLast().darkness()).isEqualTo(12);
    model.remove();
    workers.turn();
    assertThat(model.nextActProperty().get()).contains("once more");
    model.remove();
    workers.turn();
    assertThat(desk.printers).extracting(PrinterProfile::name).containsExactly("packing", "office");
    assertThat(model.chosenProperty().get()).contains(first());
  }

  @Test
  void whatSomebodyChangedInTheFileMeanwhileStays() {
    PrinterProfile third = ScriptedDesk.printer("carton", "tcp://192.168.1.30");
    desk.printers = List.of(first(), third);
    model.field(Field.DARKNESS).set("12");
    model.keep();
    workers.turn();
    assertThat(desk.printers).extracting(PrinterProfile::name).containsExactly("packing", "carton");
    assertThat(first().darkness()).isEqualTo(12);
    assertThat(model.rows.printers()).isEqualTo(desk.printers);
  }

  @Test
  void aFileThatCannotBeWrittenLeavesAllAsItWas() {
    List<PrinterProfile> before = desk.printers;
    desk.refusal = Refusal.of("file.unwritable", "printers.yaml", "disk full");
    model.remove();
    workers.turn();
    assertThat(model.nextActProperty().get()).contains("once more");
    model.remove();
    workers.turn();
    assertThat(model.nextActProperty().get()).contains("printers.yaml");
    assertThat(model.rows.rowsProperty().get()).hasSize(2);
    assertThat(desk.printers).isEqualTo(before);
  }

  @Test
  void whatIsMeasuredOnACalibrationLabelMovesThePrint() {
    desk.state = new PrinterState.Ready();
    List<Boolean> out = new ArrayList<>();
    model.calibrate(out::add);
    assertThat(model.busyProperty().get()).isTrue();
    workers.turn();
    assertThat(desk.calibrated).containsExactly(first());
    assertThat(out).containsExactly(true);
    assertThat(model.nextActProperty().get()).startsWith("Measure");
    assertThat(model.nextProperty().get()).isEqualTo(PrinterStep.KEEP);
    workers.turn();
    assertThat(model.rows.rowsProperty().get().getFirst().condition().word()).isEqualTo("Ready");
    model.measured.across.set("9,5");
    assertThat(model.nextProperty().get()).isEqualTo(PrinterStep.MOVE);
    model.move();
    workers.turn();
    assertThat(first().right()).as("one number is missing").isZero();
    model.measured.across.set("9,5");
    model.measured.down.set("10");
    model.move();
    workers.turn();
    assertThat(first().right()).isEqualTo(4);
    assertThat(first().down()).isZero();
    assertThat(model.field(Field.RIGHT).get()).isEqualTo("4");
    assertThat(model.nextProperty().get()).isEqualTo(PrinterStep.KEEP);
  }

  @Test
  void aQueueGetsAWholePageAndHasNothingToBeMeasured() {
    model.choose(desk.printers.getLast());
    assertThat(model.movesProperty().get()).isFalse();
    model.calibrate(_ -> {});
    model.measured.across.set("9.5");
    model.measured.down.set("9.5");
    model.move();
    workers.turn();
    assertThat(desk.calibrated).isEmpty();
    assertThat(desk.printers.getLast().right()).isZero();
    assertThat(model.nextActProperty().get()).doesNotContain("moved");
    model.keep();
    workers.turn();
    assertThat(model.nextActProperty().get())
        .startsWith("It is kept")
        .doesNotContain("calibration");
    model.field(Field.HOW).set("192.168.1.20");
    assertThat(model.movesProperty().get()).isTrue();
  }

  @Test
  void whatIsTypedIsNotLostToOneClick() {
    PrinterProfile office = desk.printers.getLast();
    model.field(Field.DARKNESS).set("14");
    model.choose(office);
    assertThat(model.nextActProperty().get()).contains("not kept");
    assertThat(model.chosenProperty().get()).contains(first());
    assertThat(model.field(Field.DARKNESS).get()).isEqualTo("14");
    model.field(Field.SPEED).set("4");
    model.leave();
    assertThat(model.open.get()).as("something was typed since").isTrue();
    model.keep();
    workers.turn();
    assertThat(first().darkness()).isEqualTo(14);
    model.choose(office);
    assertThat(model.chosenProperty().get()).as("it is kept").contains(office);

    model.field(Field.DARKNESS).set("9");
    model.add();
    assertThat(model.chosenProperty().get()).contains(office);
    model.add();
    assertThat(model.chosenProperty().get()).isEmpty();
    assertThat(model.field(Field.DARKNESS).get()).isEmpty();
    model.leave();
    assertThat(model.open.get()).as("nothing is typed").isFalse();
  }

  @Test
  void aPointThatWasForgottenMovesNothing() {
    model.measured.across.set("95");
    model.measured.down.set("10");
    model.move();
    workers.turn();
    assertThat(first().right()).as("its labels are 50 mm wide").isZero();
    assertThat(model.nextActProperty().get()).contains("such as 9.5");

    PrinterProfile carton =
        new PrinterProfile(
            "carton",
            first().how(),
            300,
            new Size(100, 60),
            0,
            0,
            null,
            null,
            true,
            first().time());
    desk.printers = List.of(carton);
    model.show();
    workers.turn();
    model.measured.across.set("95");
    model.measured.down.set("10");
    model.move();
    workers.turn();
    assertThat(desk.printers).containsExactly(carton);
    assertThat(model.nextActProperty().get()).contains("at most", "such as 9.5");
    assertThat(model.nextProperty().get()).isEqualTo(PrinterStep.MOVE);
  }

  @Test
  void whatBecomesOfACalibrationLabelIsNotSaidOfAnotherPrinter() {
    desk.refusal = Refusal.of("label.printer-offline", "packing");
    model.calibrate(_ -> {});
    model.add();
    String act = model.nextActProperty().get();
    workers.turn();
    assertThat(model.nextProperty().get()).isEqualTo(PrinterStep.KEEP);
    assertThat(model.nextActProperty().get()).isEqualTo(act);
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void aPrinterThatDoesNotPrintTheCalibrationLabelSaysWhy() {
    desk.refusal = Refusal.of("label.printer-offline", "packing");
    List<Boolean> out = new ArrayList<>();
    model.calibrate(out::add);
    workers.turn();
    assertThat(out).containsExactly(false);
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.nextActProperty().get()).contains("cannot be reached").doesNotContain("yaml");
    assertThat(model.nextProperty().get()).isEqualTo(PrinterStep.AGAIN);
    model.field(Field.DPI).set("300");
    assertThat(model.nextProperty().get()).as("a change is kept first").isEqualTo(PrinterStep.KEEP);
  }
}
