package imprint.ui.line;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.line.OthersKept;
import imprint.line.Outcome;
import imprint.line.UnitSummary;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** The operator's screen as values: what stands on it, and what its two buttons do. */
public final class LineViewModel {
  private final Texts texts;
  private final Background background;
  private final InstantSource clock;
  private final Consumer<Outcome> ended;
  private final Progress progress;
  private final ReadOnlyObjectWrapper<Shown> shown;
  private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper board = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper report = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper test = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();

  /** Whether the run said that it has no board yet. */
  private final BooleanProperty seeking = new SimpleBooleanProperty();

  private @Nullable Provisioner provisioner;
  private Instant started = Instant.EPOCH;
  private Function<Texts, String> said = _ -> "";

  /** What the run told whose end is on the screen; null where none is. */
  private @Nullable Told told;

  /** Why there is no product; empty where there is one, or nobody asked for any. */
  private Optional<Finding> refused = Optional.empty();

  private record Told(Outcome outcome, Instant ended, Duration took, String board) {}

  /**
   * @param ended is told of every end, after the screen shows it
   */
  public LineViewModel(
      Texts texts, Background background, InstantSource clock, Consumer<Outcome> ended) {
    this.texts = texts;
    this.background = background;
    this.clock = clock;
    this.ended = ended;
    this.progress = new Progress(texts);
    this.shown = new ReadOnlyObjectWrapper<>(Shown.of(LineState.NO_PRODUCT, texts));
    held.bind(
        Bindings.createBooleanBinding(() -> state().busy() && !seeking.get(), this.shown, seeking));
  }

  /**
   * Another product or another port: the screen begins anew.
   *
   * @param madeForTest whether its units may not be sold
   */
  public void use(Provisioner next, boolean madeForTest) {
    if (state().busy()) {
      throw new IllegalStateException("a board is being worked on");
    }
    provisioner = next;
    refused = Optional.empty();
    test.set(madeForTest);
    clear();
    shown.set(Shown.of(LineState.READY, texts));
  }

  void refuse(Finding why) {
    if (provisioner == null) {
      refused = Optional.of(why);
      shown.set(Shown.refused(why, texts));
    }
  }

  /** Starts the next board; does nothing while one is being worked on or nothing is set up. */
  public void provision() {
    Provisioner now = provisioner;
    if (now == null || !state().armed()) {
      return;
    }
    clear();
    note(_ -> "");
    started = clock.instant();
    progress.start();
    shown.set(Shown.of(LineState.RUNNING, texts));
    tick();
    background.run(
        () -> now.provisionNext(new Reporter(background, this)), this::ended, this::failed);
  }

  /** Asks the run to end, however often; the screen says so until it has. */
  public void cancel() {
    Provisioner now = provisioner;
    if (now == null || !state().busy()) {
      return;
    }
    shown.set(Shown.of(LineState.STOPPING, texts));
    background.run(
        () -> {
          now.cancel();
          return now;
        },
        _ -> {},
        this::failed);
  }

  /**
   * Whoever works here goes: a run that only waits for its board ends.
   *
   * @return false where a board is worked on, and goes on so
   */
  public boolean letGo() {
    Provisioner now = provisioner;
    if (now == null || !seeking.get() || state() != LineState.RUNNING) {
      return !held.get();
    }
    boolean gone = now.giveUp();
    if (gone) {
      shown.set(Shown.of(LineState.STOPPING, texts));
    }
    return gone;
  }

  /** Brings the seconds up to date while a board is being worked on. */
  public void tick() {
    if (state().busy()) {
      elapsed.set(texts.seconds(Duration.between(started, clock.instant())));
    }
  }

  /** Shows the end, the note or the missing product that {@code before} shows, in other words. */
  void follow(LineViewModel before) {
    note(before.said);
    before.refused.ifPresent(this::refuse);
    Told same = before.told;
    if (same != null && state().armed()) {
      progress.follow(before.progress);
      show(same);
    }
  }

  private void ended(Outcome outcome) {
    Instant now = clock.instant();
    show(new Told(outcome, now, Duration.between(started, now), board.get()));
    ended.accept(outcome);
  }

  private void show(Told end) {
    told = end;
    elapsed.set(texts.seconds(end.took()));
    board.set(end.board());
    switch (end.outcome()) {
      case Outcome.Done(UnitSummary unit) -> {
        // other notes came after it
        unit.others().map(OthersKept::finding).ifPresent(this::noted);
        shown.set(Shown.done(unit, texts));
      }
      case Outcome.SetAside aside -> {
        progress.ended();
        report.set(report(end, aside));
        shown.set(Shown.setAside(aside.finding(), aside.unit(), texts));
      }
      case Outcome.Cancelled(_, Optional<Finding> open) -> {
        progress.ended();
        shown.set(Shown.stopped(open, texts));
      }
    }
  }

  /** A slot never throws; if it does all the same, the operator still gets an end. */
  private void failed(Exception cause) {
    ended(new Outcome.SetAside(Optional.empty(), Problem.finding(cause), Optional.empty()));
  }

  private String report(Told end, Outcome.SetAside aside) {
    return new FailureReport(end.ended(), end.board(), aside, progress.rows(), note.get())
        .text(texts);
  }

  private void clear() {
    told = null;
    seeking.set(false);
    progress.clear();
    report.set("");
    board.set("");
    elapsed.set("");
  }

  void noted(Finding finding) {
    note(words -> finding.sentence(words.locale()));
    if (finding.severity() == Severity.ERROR && state() == LineState.RUNNING) {
      // the run goes on as soon as somebody has done this
      seeking.set(board.get().isEmpty());
      shown.set(Shown.waiting(finding, texts));
    }
  }

  /** Shows something worth knowing until the next board, in whatever language. */
  public void note(Function<Texts, String> sentence) {
    said = sentence;
    note.set(sentence.apply(texts));
  }

  Function<Texts, String> said() {
    return said;
  }

  /** Whether that is printed on the unit on the screen: its serial number, MAC or manual code. */
  boolean shows(String printed) {
    return shown
        .get()
        .unit()
        .filter(
            unit ->
                printed.equals(unit.serialNumber())
                    || printed.equalsIgnoreCase(unit.mac())
                    || printed.replace("-", "").equals(unit.manualCode().replace("-", "")))
        .isPresent();
  }

  /** A proof as the ledger has it, for who stands before the screen. */
  String inWords(String proof) {
    return ProofWords.of(proof, texts);
  }

  void identified(String chip, String mac) {
    board.set(texts.get("line.board", chip, mac));
    seeking.set(false);
    if (state() == LineState.RUNNING) {
      // what was waited for is over
      if (note.get().equals(shown.get().sentence())) {
        note(_ -> "");
      }
      shown.set(Shown.of(LineState.RUNNING, texts));
    }
  }

  private LineState state() {
    return shown.get().state();
  }

  public Progress progress() {
    return progress;
  }

  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whether a board is worked on; not while one is only waited for. */
  public ReadOnlyBooleanProperty heldProperty() {
    return held.getReadOnlyProperty();
  }

  /** Seconds since the button was pressed; stays when the run ends. */
  public ReadOnlyStringProperty elapsedProperty() {
    return elapsed.getReadOnlyProperty();
  }

  /** Worth knowing, no reason to stop; empty when there is nothing. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** Chip and MAC as soon as they are known. */
  public ReadOnlyStringProperty boardProperty() {
    return board.getReadOnlyProperty();
  }

  /** What is to be told of a board that was set aside; empty where none was. */
  public ReadOnlyStringProperty reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** Whether what is made here may not be sold. */
  public ReadOnlyBooleanProperty testProperty() {
    return test.getReadOnlyProperty();
  }
}
