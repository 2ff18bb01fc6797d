package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.line.packing.PackingChoice;
import imprint.ui.history.UnitWords;
import imprint.ui.kit.Background;
import imprint.ui.kit.LabelCodes;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import imprint.ui.labels.Desk.Known;
import imprint.ui.labels.Desk.Order;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The screen for labels as values: one label, or one batch of them, at a time. */
public final class LabelsViewModel {
  public final PrintWork work;
  public final Equipment equipment;
  public final InHand inHand;
  public final BatchModel batch = new BatchModel();
  public final ReprintModel reprint = new ReprintModel();

  private final Desk desk;
  private final LabelWords words;
  private final Questions questions;
  private final Scans scans;
  private final OnPaper paper;
  private final ReadOnlyObjectWrapper<Shown> shown;
  private Said said = words -> words.plain(Stage.LOOKING);
  private final Choosing choosing;
  private final Verdicts verdicts;

  public LabelsViewModel(Texts texts, Background background, ZoneId zone, Desk desk) {
    this.desk = desk;
    this.words = new LabelWords(texts);
    this.questions = new Questions(background);
    this.scans = new Scans(background, this::turn);
    this.work = new PrintWork(background, desk);
    this.inHand = new InHand(background, desk, new UnitWords(texts, zone));
    this.equipment = new Equipment(texts, background, desk);
    this.paper = new OnPaper(work, equipment, inHand, this::show, this::nothingWentOut);
    this.verdicts = new Verdicts(desk, scans, paper, inHand, this::show);
    this.choosing = new Choosing(desk, questions, equipment, batch, this::show);
    this.shown = new ReadOnlyObjectWrapper<>(said.in(words));
    equipment.whenChanged(this::chosenOtherwise);
    equipment.conditionProperty().subscribe(_ -> start());
  }

  /** Goes on where {@code before} was: the window speaks another language from now on. */
  public void follow(LabelsViewModel before) {
    equipment.follow(before.equipment);
    paper.follow(before.paper);
    choosing.follow(before.choosing);
    batch.follow(before.batch);
    reprint.follow(before.reprint);
    if (!before.stage().idle() && !before.stage().busy()) {
      show(before.said);
      inHand.follow(before.inHand);
    }
  }

  /** The screen came to the front. */
  public void shown() {
    // somebody may have begun something by the time that it is read
    equipment.read(
        () -> whileIdle(this::lookForNext), cause -> whileIdle(() -> choosing.unfit(cause)));
  }

  private void whileIdle(Runnable then) {
    if (stage().idle()) {
      then.run();
    }
  }

  private void chosenOtherwise() {
    if (stage().idle()) {
      lookForNext();
    } else if (stage() == Stage.UNIT) {
      inHand.known().ifPresent(this::lookAgain);
    } else if (stage() == Stage.PLAN) {
      show(words -> words.plain(Stage.BATCH));
    }
  }

  private void lookForNext() {
    choosing.next(inHand::show);
  }

  private void show(Said next) {
    said = next;
    Shown now = next.in(words);
    if (!now.stage().pictured()) {
      inHand.show(Optional.empty());
    }
    shown.set(now);
    start();
  }

  /** What stands there at the start depends on the printer too. */
  private void start() {
    if (stage() == Stage.START) {
      choosing.start().ifPresent(next -> shown.set(next.in(words)));
    }
  }

  /** What the large button, Enter and Space do now; nothing where there is no button. */
  public void go() {
    scans.then(() -> shown.get().go(), this::goes);
  }

  private void goes() {
    switch (stage()) {
      case START -> printNext();
      case NOTHING, UNFIT -> shown();
      case BATCH -> choosing.plan();
      case PLAN ->
          print(new Job(choosing.planned(), new Order(equipment.chosen(), batch.copies(), "")));
      case UNIT -> inHand.known().ifPresent(this::again);
      case RIGHT, WRONG, UNKNOWN, BROKEN, STOPPED -> goOn();
      case UNSURE -> look(inHand.toldProperty().get().serialNumber());
      case LOOKING, NO_PRINTER, CHOOSING, PRINTING, STOPPING, EXPECT -> {}
    }
  }

  private void goOn() {
    if (paper.rest().isPresent()) {
      // what is chosen by now: another printer may be the way out
      print(paper.rest().get().with(equipment.chosen()));
    } else {
      printNext();
    }
  }

  private void printNext() {
    forget();
    print(new Job(List.of(), new Order(equipment.chosen(), 1, "")));
  }

  /** What Escape does now. */
  public void back() {
    scans.then(() -> shown.get().back(), this::goesBack);
  }

  private void goesBack() {
    switch (stage()) {
      case CHOOSING, PRINTING -> cancel();
      case PLAN -> show(words -> words.plain(Stage.BATCH));
      case BATCH, EXPECT, RIGHT, WRONG, UNKNOWN, UNIT, BROKEN, UNSURE, STOPPED -> next();
      case LOOKING, NO_PRINTER, START, NOTHING, UNFIT, STOPPING -> {}
    }
  }

  /** Back to the next label; nothing of what was in hand stays. */
  public void next() {
    if (!stage().busy()) {
      forget();
      batch.clear();
      show(words -> words.plain(Stage.LOOKING));
      shown();
    }
  }

  private void nothingWentOut() {
    show(words -> words.plain(Stage.LOOKING));
    next();
  }

  private void forget() {
    questions.drop();
    paper.clear();
    reprint.clear();
    inHand.clear();
  }

  /** It is asked which labels. */
  public void several() {
    scans.then(this::ask);
  }

  private void ask() {
    if (!stage().busy() && stage() != Stage.NO_PRINTER) {
      if (stage() != Stage.BATCH && stage() != Stage.PLAN) {
        batch.clear();
      }
      forget();
      show(words -> words.plain(Stage.BATCH));
    }
  }

  /** A table of units was brought along. */
  public void several(Path table) {
    scans.then(() -> ask(table));
  }

  private void ask(Path table) {
    ask();
    if (stage() == Stage.BATCH) {
      choosing.plan(table);
    }
  }

  private void again(Known known) {
    reprint.sort();
    Optional<Finding> missing = reprint.missing(known.before());
    if (missing.isPresent()) {
      complain(known, missing.get());
      return;
    }
    Order order = new Order(equipment.chosen(), reprint.copies(), reprint.reason());
    forget();
    print(new Job(List.of(known.unit()), order));
  }

  private void print(Job job) {
    questions.drop();
    paper.print(job);
  }

  /** Asks what is under way to end behind the present label. */
  public void cancel() {
    if (stage() == Stage.PRINTING) {
      show(words -> words.plain(Stage.STOPPING));
      work.stop();
    } else if (stage() == Stage.CHOOSING) {
      questions.drop();
      show(words -> words.plain(Stage.BATCH));
    }
  }

  /**
   * A scanner read it, wherever the focus is: the label that was printed, or a unit to print for.
   *
   * @return whether it was meant for this screen; what is no code may be meant for a field
   */
  public boolean scanned(String text) {
    if (stage() == Stage.BATCH && !LabelCodes.is(text)) {
      return false;
    }
    if (text.isBlank() || stage().busy() || stage() == Stage.NO_PRINTER) {
      return true;
    }
    scans.read(text);
    return true;
  }

  private void turn(String text) {
    if (!paper.expected.none() && stage() != Stage.UNIT) {
      verdicts.of(text);
    } else if (scans.troubles().isEmpty()) {
      look(text);
    }
  }

  private void look(String text) {
    scans.ask(
        () -> desk.look(text, equipment.chosen()),
        known -> {
          if (stage() == Stage.RIGHT && paper.expected.has(known.unit())) {
            return; // a scanner that reads it twice
          }
          forget();
          take(known);
        },
        cause -> {
          questions.drop();
          verdicts.say(List.of(Problem.finding(cause)));
        });
  }

  /** The same unit with what is chosen now; what was typed stays. */
  private void lookAgain(Known known) {
    PackingChoice with = equipment.chosen();
    questions.ask(
        () -> desk.look(known.unit().serialNumber(), with),
        this::take,
        cause -> complain(known, Problem.finding(cause)));
  }

  private void take(Known known) {
    show(words -> words.unit(known));
    inHand.take(known);
  }

  private void complain(Known known, Finding finding) {
    show(words -> words.complaining(words.unit(known), finding));
  }

  private Stage stage() {
    return shown.get().stage();
  }

  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }
}
