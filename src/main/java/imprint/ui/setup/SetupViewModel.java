package imprint.ui.setup;

import imprint.factory.DraftFields;
import imprint.factory.DraftPlace;
import imprint.factory.DraftView;
import imprint.factory.ProductDraft;
import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The line lead's screen as values: what was given, what does not fit, what to do next. */
public final class SetupViewModel {
  private final Texts texts;
  private final Drafting drafting;
  private final Workstation workstation;
  private final Consumer<Path> used;
  private final List<PlaceRow> places;
  private final FieldsModel fields = new FieldsModel();
  private final BoardModel board;
  private final ReadOnlyObjectWrapper<Standing> standing;

  private DraftView view;
  private Optional<Path> file = Optional.empty();
  private Optional<Finding> refused = Optional.empty();
  private char @Nullable [] password;
  private boolean filling;

  /**
   * @param drafting does one thing after another: the draft is not for several threads
   * @param reading what may take long, such as asking a board
   * @param used is told when a product was put to work
   */
  public SetupViewModel(
      Texts texts,
      Background drafting,
      Background reading,
      ProductDraft draft,
      Workstation workstation,
      Consumer<Path> used) {
    this.texts = texts;
    this.drafting = new Drafting(drafting, draft, this::refuse);
    this.workstation = workstation;
    this.used = used;
    places = Arrays.stream(DraftPlace.values()).map(place -> new PlaceRow(place, texts)).toList();
    view = draft.view();
    board = new BoardModel(reading, workstation, this::show);
    standing = new ReadOnlyObjectWrapper<>(standing());
    fields.onChange(this::typed);
  }

  /**
   * Goes on where {@code before} was, which had the same draft and is shown no more: the window
   * speaks another language from now on.
   */
  public void follow(SetupViewModel before) {
    password = before.password;
    before.password = null;
    board.port.set(before.board.port.get());
    drafting.change(
        _ -> {},
        changed -> {
          filling = true;
          fields.replace(changed.view().fields());
          filling = false;
          show(changed);
        });
  }

  /** Takes in files: credentials in any order, or a product.yaml. */
  public void add(List<Path> files) {
    drafting.add(
        files,
        changed -> {
          fill(changed, files);
          show(changed);
        });
  }

  /** Opens the encrypted key. The array is this screen's from here on. */
  public void unlock(char[] typed) {
    forgetPassword();
    password = typed;
    drafting.change(draft -> draft.unlock(typed), this::show);
  }

  private void typed() {
    if (!filling) {
      DraftFields now = fields.typed();
      drafting.change(draft -> draft.fields(now), this::show);
    }
  }

  /** Where the product would be saved; empty for one that never was. */
  public Optional<Path> file() {
    return file;
  }

  /** Saves the product to that file and puts it to work. */
  public void use(Path target) {
    if (!standing.get().ready()) {
      return;
    }
    String port = board.chosenPort();
    char[] opens = password;
    drafting.save(
        target,
        saved -> workstation.use(saved, opens, port),
        saved -> {
          file = Optional.of(saved);
          refused = Optional.empty();
          show();
          used.accept(saved);
        });
  }

  private void show(Drafting.Changed changed) {
    view = changed.view();
    file = changed.file();
    refused = changed.refused();
    places.forEach(
        row -> row.show(view.files().get(row.place()), Suspect.of(view).contains(row.place())));
    show();
  }

  private void fill(Drafting.Changed changed, List<Path> added) {
    filling = true;
    if (changed.file().filter(added::contains).isPresent()) {
      fields.replace(changed.view().fields());
    } else {
      fields.fillIds(changed.view().fields());
    }
    filling = false;
  }

  private void refuse(Exception cause) {
    refused = Optional.of(Problem.finding(cause));
    show();
  }

  private void show() {
    standing.set(standing());
  }

  private Standing standing() {
    List<Finding> findings = new ArrayList<>(board.wrong(view.fields().partition()));
    view.wrong().stream().filter(f -> f.severity() == Severity.ERROR).forEach(findings::add);
    view.wrong().stream().filter(f -> f.severity() != Severity.ERROR).forEach(findings::add);
    return Standing.of(view, refused, findings, board.chosenPort(), texts);
  }

  /** Wipes the password; the screen asks again when it is needed again. */
  public void forgetPassword() {
    if (password != null) {
      Arrays.fill(password, '\0');
      password = null;
    }
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

  public ReadOnlyObjectProperty<Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }
}
