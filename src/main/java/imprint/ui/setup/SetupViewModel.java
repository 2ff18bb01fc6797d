package imprint.ui.setup;

import imprint.factory.DraftField;
import imprint.factory.DraftPlace;
import imprint.factory.DraftView;
import imprint.factory.KeptDraft;
import imprint.factory.ProductDraft;
import imprint.factory.release.ReleaseBook;
import imprint.finding.Finding;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The line lead's screen as values: what was given, what does not fit, what to do next. */
public final class SetupViewModel {
  /** The step in front. */
  public final ObjectProperty<SetupStep> step = new SimpleObjectProperty<>(SetupStep.IDENTITY);

  private final Texts texts;
  private final Drafting drafting;
  private final List<PlaceRow> places;
  private final FieldsModel fields = new FieldsModel();
  private final BoardModel board;
  private final Samples samples;
  private final Keeping keeping;
  private final GoldenModel golden;
  private final ReadOnlyObjectWrapper<Standing> standing;
  private final ReadOnlyObjectWrapper<Optional<KeptDraft>> replaced =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final KeyPassword password = new KeyPassword();
  private Drafting.Changed now;

  /**
   * @param drafting does one thing after another: the draft is not for several threads
   * @param workers what may take long, such as asking a board
   * @param used is told when a product was put to work, and why the next start does not know of it
   */
  public SetupViewModel(
      Texts texts,
      Background drafting,
      Background workers,
      InstantSource clock,
      ProductDraft draft,
      Workstation workstation,
      Consumer<Optional<Finding>> used) {
    this.texts = texts;
    this.drafting = new Drafting(drafting, draft, this::refuse);
    places = Arrays.stream(DraftPlace.values()).map(place -> new PlaceRow(place, texts)).toList();
    now = Drafting.Changed.untouched(draft.view());
    board = new BoardModel(workers, workstation, this::show);
    keeping = new Keeping(workers, workstation, this::left, this::refuse);
    samples = new Samples(drafting, workstation, this::show, this::refuse);
    golden =
        new GoldenModel(
            texts,
            workers,
            clock,
            workstation,
            () -> new GoldenModel.Opening(password.copy(), board.chosenPort()),
            this::refresh,
            this::refuse,
            used);
    standing = new ReadOnlyObjectWrapper<>(standing());
    fields.onTyped(this::typed);
    step.addListener((_, _, _) -> turned());
    samples.of(fields.typed());
    show();
  }

  /**
   * Goes on where {@code before} was, which had the same draft and is shown no more: the window
   * speaks another language from now on.
   */
  public void follow(SetupViewModel before) {
    keeping.follow(before.keeping);
    password.take(before.password);
    board.port.set(before.board.port.get());
    step.set(before.step.get());
    replaced.set(before.replaced.get());
    now = now.refused(before.now.refused());
    drafting.change(_ -> {}, changed -> replace(changed.after(now.refused())));
  }

  /** Goes on with what somebody left another day, on the screen that is {@code shown} by then. */
  public void resume(Supplier<SetupViewModel> shown) {
    keeping.resume(
        left -> {
          if (left.equals(KeptDraft.NONE)) {
            shown.get().keeping.resumed();
          } else {
            drafting.change(draft -> draft.restore(left), now -> shown.get().restored(left, now));
          }
        },
        why -> {
          shown.get().keeping.resumed();
          shown.get().refuse(why);
        });
  }

  private void restored(KeptDraft left, Drafting.Changed changed) {
    replace(changed);
    board.port.set(left.port());
    step.set(SetupStep.ofKey(left.step()));
    // what is gone meanwhile is said in that step
    now = changed;
    keeping.resumed();
    show();
  }

  private KeptDraft left() {
    return now.kept().leftAt(board.chosenPort(), step.get().key());
  }

  private void replace(Drafting.Changed changed) {
    fields.replace(changed.view().fields());
    show(changed);
  }

  /**
   * Takes in files: credentials in any order, or a product.yaml, which takes the place of all that
   * is here.
   */
  public void add(List<Path> files) {
    drafting.add(
        files,
        changed -> {
          if (changed.file().filter(files::contains).isPresent()) {
            setAside();
            replace(changed);
            step.set(standing.get().firstOpen());
          } else {
            fields.fillIds(changed.view().fields());
            show(changed);
          }
        });
  }

  /** Puts back what the last product.yaml took the place of. */
  public void bringBack() {
    Optional<KeptDraft> before = replaced.get();
    setAside();
    before.ifPresent(
        left -> drafting.change(draft -> draft.restore(left), now -> restored(left, now)));
  }

  private void setAside() {
    replaced.set(now.unsaved() ? Optional.of(left()) : Optional.empty());
  }

  /** Takes the key that is on a token. */
  public void token(String uri) {
    drafting.change(draft -> draft.addToken(uri), this::show);
  }

  /** Opens the encrypted key. The array is this screen's from here on. */
  public void unlock(char[] typed) {
    password.set(typed);
    drafting.change(draft -> draft.unlock(typed), this::show);
  }

  private void typed() {
    drafting.change(draft -> draft.fields(fields.typed()), this::show);
  }

  private void turned() {
    now = now.refused(Optional.empty());
    show();
    keeping.soon();
  }

  /** Keeps it for another day; passwords never. */
  public void keepNow() {
    keeping.now();
  }

  /** Where the product is to be saved; empty for one that never was. */
  public Optional<Path> file() {
    // the copy of a version is never written to
    return now.file().map(named -> now.released() ? named : ReleaseBook.of(named).product());
  }

  /** Saves the product to that file and makes its golden unit. */
  public void make(Path target) {
    if (standing.get().ready()) {
      saved(target, golden::make);
    }
  }

  /** Saves the product to that file and makes a unit's images without a board. */
  public void dryRun(Path target) {
    int size = board.size(partition());
    saved(target, saved -> samples.dryRun(saved, password.copy(), size));
  }

  private void saved(Path target, Consumer<Path> then) {
    drafting.save(
        target,
        saved -> {
          refresh();
          then.accept(saved);
        });
  }

  /**
   * Something was scanned, or the code of a label was typed.
   *
   * @return whether it was meant for this screen
   */
  public boolean scanned(String text) {
    return step.get().last() && golden.scanned(text);
  }

  private void refresh() {
    drafting.change(_ -> {}, this::show);
  }

  private void show(Drafting.Changed changed) {
    DraftView view = changed.view();
    if (!view.fields().equals(now.view().fields())) {
      samples.of(view.fields());
    }
    now = changed;
    keeping.soon();
    places.forEach(
        row -> row.show(view.files().get(row.place()), Suspect.of(view).contains(row.place())));
    show();
  }

  private void refuse(Exception cause) {
    now = now.refused(Optional.of(Problem.finding(cause)));
    show();
  }

  private void show() {
    Standing stands = standing();
    golden.show(stands.ready(), now.release(), now.file());
    standing.set(stands);
  }

  private Standing standing() {
    List<Finding> found = new ArrayList<>(board.wrong(partition()));
    found.addAll(samples.wrong());
    return Standing.of(
        now.view(),
        new Standing.Around(now.refused(), step.get(), found, board.chosenPort(), now.released()),
        texts);
  }

  private String partition() {
    return now.view().fields().get(DraftField.PARTITION);
  }

  /** Wipes it; the screen asks again. */
  public void forgetPassword() {
    password.forget();
  }

  public List<PlaceRow> places() {
    return places;
  }

  public FieldsModel fields() {
    return fields;
  }

  public BoardModel board() {
    return board;
  }

  public Samples samples() {
    return samples;
  }

  public GoldenModel golden() {
    return golden;
  }

  public ReadOnlyObjectProperty<Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /** What a product.yaml took the place of, and nobody had saved. */
  public ReadOnlyObjectProperty<Optional<KeptDraft>> replacedProperty() {
    return replaced.getReadOnlyProperty();
  }
}
