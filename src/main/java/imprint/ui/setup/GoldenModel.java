package imprint.ui.setup;

import imprint.factory.release.ReleaseBook;
import imprint.factory.release.ReleaseState;
import imprint.finding.Finding;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.LineViewModel;
import imprint.ui.line.Provisioner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The golden unit of a product, from its run to the release. */
public final class GoldenModel {
  /** What a person types who has no scanner. */
  public final StringProperty code = new SimpleStringProperty("");

  private final Texts texts;
  private final Background background;
  private final Workstation workstation;
  private final GoldenDesk desk;
  private final Supplier<Opening> opening;
  private final Runnable changed;
  private final Consumer<Exception> refused;
  private final Consumer<Optional<Finding>> used;
  private final LineViewModel run;
  private final ReadOnlyObjectWrapper<GoldenShown> shown;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private boolean ready;
  private ReleaseState release = Drafting.UNSAVED;
  private Optional<Path> file = Optional.empty();

  /**
   * What a product is opened with, and where its board is.
   *
   * @param password for an encrypted key; whoever was given it wipes it; null where there is none
   */
  record Opening(char @Nullable [] password, String port) {}

  /**
   * @param changed is told when what lies beside the product is another
   * @param refused is told why something could not be done
   * @param used is told when a product was put to work, and why the next start does not know of it
   */
  GoldenModel(
      Texts texts,
      Background background,
      InstantSource clock,
      Workstation workstation,
      Supplier<Opening> opening,
      Runnable changed,
      Consumer<Exception> refused,
      Consumer<Optional<Finding>> used) {
    this.texts = texts;
    this.background = background;
    this.workstation = workstation;
    this.desk = workstation.golden();
    this.opening = opening;
    this.changed = changed;
    this.refused = refused;
    this.used = used;
    run = new LineViewModel(texts, background, clock, _ -> changed.run());
    shown = new ReadOnlyObjectWrapper<>(now());
    run.shownProperty()
        .addListener(
            (_, _, next) -> {
              busy.set(next.state().busy());
              show();
            });
  }

  /**
   * @param nowReady whether a golden unit can be made
   * @param nowFile of the draft, empty where nobody saved it
   */
  void show(boolean nowReady, ReleaseState nowRelease, Optional<Path> nowFile) {
    ready = nowReady;
    release = nowRelease;
    file = nowFile;
    show();
  }

  private void show() {
    shown.set(now());
  }

  private GoldenShown now() {
    return GoldenShown.of(ready, release, run.shownProperty().get(), texts);
  }

  /** Makes the unit of a saved product; nothing happens while one is being made. */
  void make(Path product) {
    if (!busy.get()) {
      run.use(new OnDesk(desk, product, opening.get()), false);
      run.provision();
    }
  }

  /** Asks the run to end. */
  public void cancel() {
    run.cancel();
  }

  /** Brings the seconds up to date. */
  public void tick() {
    run.tick();
  }

  /**
   * What was scanned or typed is held against the unit.
   *
   * @return whether something is waited for
   */
  boolean scanned(String text) {
    boolean waits = shown.get().stage() == GoldenShown.Stage.SCAN && file.isPresent();
    if (waits) {
      code.set("");
      Path product = file.get();
      act(() -> desk.scanned(product, text));
    }
    return waits;
  }

  /** The golden unit was seen to start. */
  public void seenToStart() {
    file.ifPresent(product -> act(() -> desk.seenToStart(product)));
  }

  /** Releases the product to the line. */
  public void release() {
    file.ifPresent(product -> act(() -> desk.release(product)));
  }

  /** Puts the released product to work. */
  public void use() {
    file.ifPresent(this::use);
  }

  /** Puts the version to work that was released before this draft. */
  public void useNewest() {
    if (release instanceof ReleaseState.Draft draft && file.isPresent()) {
      ReleaseBook book = ReleaseBook.of(file.get());
      draft.newest().map(book::copy).ifPresent(this::use);
    }
  }

  private void use(Path product) {
    Opening with = opening.get();
    background.run(
        () -> {
          try {
            return workstation.use(product, with.password());
          } finally {
            KeyPassword.wipe(with.password());
          }
        },
        used,
        refused);
  }

  private void act(Runnable act) {
    background.run(
        () -> {
          act.run();
          return true;
        },
        _ -> changed.run(),
        refused);
  }

  /** Steps, seconds and result of the run. */
  public LineViewModel run() {
    return run;
  }

  public ReadOnlyObjectProperty<GoldenShown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whether a board is being worked on. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  private record OnDesk(GoldenDesk desk, Path product, Opening with) implements Provisioner {
    @Override
    public Outcome provisionNext(RunWatcher watcher) {
      try {
        return desk.make(product, with.password(), with.port(), watcher);
      } finally {
        // it is given once: another try opens the key anew
        KeyPassword.wipe(with.password());
      }
    }

    @Override
    public void cancel() {
      desk.cancel(with.port());
    }

    @Override
    public boolean giveUp() {
      return desk.giveUp(with.port());
    }
  }
}
