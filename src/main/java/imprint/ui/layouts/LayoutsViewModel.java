package imprint.ui.layouts;

import imprint.finding.Finding;
import imprint.label.Layout;
import imprint.label.LayoutDraft;
import imprint.label.LayoutValue;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The label editor as values: the draft, what it looks like, and what can be undone. */
public final class LayoutsViewModel {
  private final Texts texts;
  private final Background background;
  private final PreviewModel preview;
  private final LayoutWords words;
  private final EditingModel editing;
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper say = new ReadOnlyStringWrapper("");
  private LayoutDraft saved;
  private Optional<Path> file = Optional.empty();
  private Optional<String> note = Optional.empty();
  private Runnable leaving = () -> {};

  /**
   * @param background one thread
   */
  public LayoutsViewModel(Texts texts, Background background, PreviewUnit.Made station) {
    this.texts = texts;
    this.background = background;
    words = new LayoutWords(texts);
    preview = new PreviewModel(background, station);
    saved = LayoutDraft.shipped(Layout.SHIPPED.getFirst());
    title.set(saved.title());
    editing = new EditingModel(saved, () -> preview.dpi.get());
    editing.draftProperty().subscribe(this::show);
    preview.lookedProperty().subscribe(_ -> speak());
  }

  /** Goes on where {@code before} was: the window speaks another language from now on. */
  public void follow(LayoutsViewModel before) {
    begin(before.saved, before.file, before.title.get());
    editing.change("", _ -> before.editing.draftProperty().get());
    editing.selected.set(before.editing.selected.get());
    preview.dpi.set(before.preview.dpi.get());
    preview.unit.set(before.preview.unit.get());
    preview.test.set(before.preview.test.get());
  }

  private void begin(LayoutDraft start, Optional<Path> home, String name) {
    saved = start;
    file = home;
    title.set(name);
    editing.begin(start);
  }

  /** Starts with one that ships; what is not saved is asked about first. */
  public void openShipped(String name) {
    leave(() -> begin(LayoutDraft.shipped(name), Optional.empty(), name));
  }

  /** Starts anew; what is not saved is asked about first. */
  public void fresh() {
    leave(() -> begin(LayoutDraft.fresh(), Optional.empty(), texts.get("layouts.untitled")));
  }

  /** Opens a file; what is not saved is asked about first. */
  public void open(Path from) {
    leave(
        () ->
            run(
                () -> LayoutDraft.open(from),
                opened -> begin(opened, Optional.of(from), name(from))));
  }

  private static String name(Path of) {
    return String.valueOf(of.getFileName());
  }

  /** Where it is saved without a question; empty for what has no file of its own. */
  public Optional<Path> file() {
    return file;
  }

  /** Saves it to that file, and goes on with what was asked about, if anything was. */
  public void save(Path to) {
    LayoutDraft now = named(now(), to);
    if (!now.mistakes().isEmpty()) {
      stay();
      tell(texts.get("layouts.not-saved"));
      return;
    }
    Runnable then = leaving;
    run(
        () -> {
          now.write(to);
          return now;
        },
        written -> {
          saved = written;
          file = Optional.of(to);
          title.set(name(to));
          editing.move(written);
          show(written);
          tell(texts.get("layouts.saved", name(to)));
          stay();
          then.run();
        });
  }

  /** A copy of one that ships is another label: it gets the name of its file. */
  private static LayoutDraft named(LayoutDraft draft, Path to) {
    LayoutDraft there = draft.at(to);
    boolean taken =
        Layout.SHIPPED.contains(there.title()) || there.title().equals(LayoutDraft.fresh().title());
    String stem = name(to).replaceFirst("[.][^.]*$", "");
    return taken && !stem.isBlank() ? there.with("/name", LayoutValue.TEXT, stem) : there;
  }

  /** Does it at once where all is saved, else asks first. */
  public void leave(Runnable then) {
    if (changed.get()) {
      leaving = then;
      asking.set(true);
      speak();
    } else {
      then.run();
    }
  }

  /** Whether something is not saved. */
  public boolean unsaved() {
    return changed.get();
  }

  /** Leaves, and what is not saved is gone. */
  public void discard() {
    Runnable then = leaving;
    stay();
    begin(saved, file, title.get());
    then.run();
  }

  /** Goes on with what is here. */
  public void stay() {
    leaving = () -> {};
    asking.set(false);
    speak();
  }

  private <T> void run(Callable<T> work, Consumer<T> then) {
    background.run(work, then, this::failed);
  }

  private void failed(Exception cause) {
    Finding finding = Problem.finding(cause);
    stay();
    tell(finding.sentence(texts.locale()) + " " + finding.nextAct(texts.locale()));
  }

  private void tell(String sentence) {
    note = Optional.of(sentence);
    speak();
  }

  private LayoutDraft now() {
    return editing.draftProperty().get();
  }

  private void show(LayoutDraft now) {
    note = Optional.empty();
    changed.set(!now.same(saved));
    preview.look(now);
    speak();
  }

  private void speak() {
    Looked looked = preview.lookedProperty().get();
    if (asking.get()) {
      say.set(texts.get("layouts.ask.act"));
    } else if (note.isPresent()) {
      say.set(note.get());
    } else if (!looked.mistakes().isEmpty()) {
      say.set(texts.get("layouts.mistake.act"));
    } else if (looked.wrongs() > 0) {
      say.set(texts.get("layouts.broken.act"));
    } else {
      say.set(texts.get(changed.get() ? "layouts.good.act" : "layouts.act"));
    }
  }

  /** The screen came to the front: the product may be another one now. */
  public void shown() {
    preview.look();
  }

  public EditingModel editing() {
    return editing;
  }

  public PreviewModel preview() {
    return preview;
  }

  LayoutWords words() {
    return words;
  }

  public ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What to do next, in one sentence. */
  public ReadOnlyStringProperty sayProperty() {
    return say.getReadOnlyProperty();
  }
}
