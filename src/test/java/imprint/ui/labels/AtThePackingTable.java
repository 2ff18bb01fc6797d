package imprint.ui.labels;

import imprint.ledger.Unit;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.history.MadeUp;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.HandCrank;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;

/** The screen for labels, as its view model has it, with three units that wait. */
abstract class AtThePackingTable {
  static final Unit FIRST = MadeUp.done(1).unit();
  static final Unit SECOND = MadeUp.done(2).unit();
  static final Unit THIRD = MadeUp.done(3).unit();
  static final PackingChoice PACKING = PackingChoice.NONE.withPrinter("packing");

  final HandCrank workers = new HandCrank();
  final ScriptedDesk desk = new ScriptedDesk();
  final LabelsViewModel model = model(Locale.ENGLISH);

  @BeforeEach
  void open() {
    desk.waiting.addAll(List.of(FIRST, SECOND, THIRD));
    model.shown();
    workers.turn();
  }

  LabelsViewModel model(Locale language) {
    return new LabelsViewModel(
        new Texts(language), new Background(workers, Runnable::run), ZoneOffset.UTC, desk);
  }

  Shown now() {
    return model.shownProperty().get();
  }

  void go() {
    model.go();
    workers.turn();
  }

  boolean scan(String text) {
    boolean meant = model.scanned(text);
    workers.turn();
    return meant;
  }

  void right(Unit unit) {
    desk.verdict = new Verdict.Right(unit, "qr-code", false);
    scan("MT:LABEL");
  }
}
