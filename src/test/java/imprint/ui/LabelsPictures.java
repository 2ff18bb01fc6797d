package imprint.ui;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.PrinterDraft;
import imprint.label.print.PrinterState;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.history.MadeUp;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.labels.LabelsController;
import imprint.ui.labels.LabelsViewModel;
import imprint.ui.labels.PrintersController;
import imprint.ui.labels.PrintersViewModel;
import imprint.ui.labels.ScriptedDesk;
import imprint.ui.line.HandCrank;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Parent;

/** The screen for labels at every stage. */
final class LabelsPictures {
  private static final MadeUp LIFE =
      MadeUp.done(124)
          .later(600)
          .then(State.DONE, new Event.LabelSent("packing", "standard", 1, ""))
          .then(State.DONE, new Event.LabelPrinted("packing", "standard", "printer"))
          .later(40)
          .then(State.DONE, new Event.LabelScanned("qr-code"));
  private static final Unit UNIT = LIFE.unit();

  private final Pictures pictures;
  private final HandCrank workers = new HandCrank();
  private final Background background = new Background(workers, Runnable::run);
  private ScriptedDesk desk = new ScriptedDesk();

  LabelsPictures(Pictures pictures) {
    this.pictures = pictures;
  }

  void render() throws IOException {
    next();
    scans();
    batch();
    again();
    troubles();
    printers();
  }

  private void printers() throws IOException {
    desk = new ScriptedDesk();
    PrintersViewModel model = new PrintersViewModel(pictures.texts, background, desk);
    model.show();
    workers.turn();
    desk.state = new PrinterState.OutOfPaper();
    model.calibrate(_ -> {});
    workers.turn();
    set(model);
    model.add();
    model.field(PrinterDraft.Field.WIDTH).set("50,8 mm");
    model.field(PrinterDraft.Field.DPI).set("200");
    model.keep();
    Parent view = View.PRINTERS.load(pictures.texts, new PrintersController(model, pictures.texts));
    pictures.page("printers-2-wrong", Screen.LABELS, view);
    desk.refusal = Refusal.of("label.printer-offline", "packing");
    model.show();
    workers.turn();
    model.calibrate(_ -> {});
    workers.turn();
    pictures.page(
        "printers-3-again",
        Screen.LABELS,
        View.PRINTERS.load(pictures.texts, new PrintersController(model, pictures.texts)));
  }

  private void set(PrintersViewModel model) throws IOException {
    model.measured.across.set("9.5");
    Parent view = View.PRINTERS.load(pictures.texts, new PrintersController(model, pictures.texts));
    pictures.page("printers-1-calibrated", Screen.LABELS, view);
  }

  private LabelsViewModel model(int waiting) {
    desk = new ScriptedDesk();
    desk.waiting =
        new ArrayList<>(
            IntStream.range(124, 124 + waiting).mapToObj(n -> MadeUp.done(n).unit()).toList());
    desk.labels =
        LIFE.history().stream().filter(entry -> entry.event() instanceof Event.OfLabel).toList();
    LabelsViewModel model = new LabelsViewModel(pictures.texts, background, ZoneOffset.UTC, desk);
    model.shown();
    workers.turn();
    desk.unscanned = List.of("LUM-24-000117", "LUM-24-000119", "LUM-24-000122");
    model.inHand.unscanned.ask();
    workers.turn();
    return model;
  }

  private void next() throws IOException {
    LabelsViewModel model = model(23);
    page("labels-1-next", model);
    model.go();
    page("labels-2-printing", model);
    workers.turn();
    page("labels-3-scan", model);
  }

  private void scans() throws IOException {
    LabelsViewModel model = model(23);
    model.go();
    workers.turn();
    desk.verdict = new Verdict.Right(UNIT, "qr-code", false);
    scan(model, "MT:RIGHT");
    page("labels-4-right", model);
    model.go();
    workers.turn();
    desk.verdict =
        new Verdict.Wrong(Finding.error("line.scan-other", "LUM-24-000125", "LUM-24-000007"));
    scan(model, "MT:OTHER");
    page("labels-5-wrong", model);
    desk.verdict =
        new Verdict.Wrong(Finding.error("line.scan-unknown", "LUM-24-000125", "qr-code"));
    scan(model, "MT:UNKNOWN");
    page("labels-6-unknown", model);
  }

  private void batch() throws IOException {
    LabelsViewModel model = model(48);
    model.several();
    page("labels-7-batch", model);
    desk.before = List.of(MadeUp.done(7).unit(), MadeUp.done(8).unit());
    model.go();
    workers.turn();
    page("labels-8-plan", model);
    desk.brokenAfter = 12;
    desk.broken = Finding.error("label.printer-out-of-paper", "packing");
    desk.state = new PrinterState.OutOfPaper();
    model.go();
    workers.turn();
    page("labels-9-out-of-paper", model);
    desk.broken = null;
    desk.state = new PrinterState.Ready();
    model.go();
    workers.turn();
    page("labels-10-batch-out", model);
  }

  private void again() throws IOException {
    LabelsViewModel model = model(3);
    scan(model, "LUM-24-000900");
    page("labels-11-again", model);
    model.go();
    page("labels-12-no-reason", model);
    model.reprint.reason.set("Smeared");
    desk.result = ScriptedDesk.givenUp();
    model.go();
    workers.turn();
    page("labels-13-unsure", model);
  }

  private void troubles() throws IOException {
    page("labels-14-nothing", model(0));
    LabelsViewModel model = model(3);
    desk.refusal = Refusal.of("label.printer-media", "100x60", "packing", "50x25");
    model.equipment.chooseLayout("carton");
    workers.turn();
    page("labels-15-unfit", model);
    model = model(3);
    desk.printers = List.of();
    model.shown();
    workers.turn();
    page("labels-16-no-printer", model);
    model = model(23);
    desk.state = new PrinterState.HeadOpen();
    model.equipment.ask();
    workers.turn();
    page("labels-17-open", model);
  }

  private void scan(LabelsViewModel model, String text) {
    model.scanned(text);
    workers.turn();
  }

  private void page(String name, LabelsViewModel model) throws IOException {
    LabelsController controller =
        new LabelsController(
            model,
            background,
            pictures.texts,
            new NoPicker(),
            new PrintersViewModel(pictures.texts, background, desk));
    var view = View.LABELS.load(pictures.texts, controller);
    if (!name.endsWith("printing")) {
      workers.turn();
    }
    pictures.page(name, Screen.LABELS, view);
  }
}
