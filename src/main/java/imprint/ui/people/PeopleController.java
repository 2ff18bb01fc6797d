package imprint.ui.people;

import imprint.line.people.Person;
import imprint.line.people.Role;
import imprint.ui.kit.Presence;
import imprint.ui.kit.ProblemBox;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Binds the list of people, and the fields of one of them. */
public final class PeopleController {
  private static final List<Integer> MINUTES = List.of(0, 2, 5, 15, 30, 60);

  private final PeopleViewModel model;
  private final Texts texts;

  @FXML private VBox list;
  @FXML private TextField name;
  @FXML private ComboBox<Role> role;
  @FXML private PasswordField pin;
  @FXML private Label pinNote;
  @FXML private Label badge;
  @FXML private ToggleButton scan;
  @FXML private VBox problem;
  @FXML private Label told;
  @FXML private Button save;
  @FXML private Button remove;
  @FXML private Button another;
  @FXML private ComboBox<Integer> minutes;

  public PeopleController(PeopleViewModel model) {
    this.model = model;
    this.texts = model.texts();
  }

  @FXML
  void initialize() {
    role.setConverter(new Words<>(each -> texts.get("people.role." + each)));
    role.getItems().setAll(Role.values());
    minutes.setConverter(new Words<>(this::word));
    name.textProperty().bindBidirectional(model.name);
    role.valueProperty().bindBidirectional(model.role);
    model.rows.subscribe(this::show);
    model.editing.subscribe(this::edit);
    badge.textProperty().bind(model.badge);
    model.awaiting.subscribe(scan::setSelected);
    told.textProperty().bind(model.told);
    model.problem.subscribe(
        found -> problem.getChildren().setAll(found.map(ProblemBox::new).stream().toList()));
    save.disableProperty().bind(model.busy);
    remove.disableProperty().bind(model.busy);
    model.minutes.subscribe(now -> showMinutes(now.intValue()));
    minutes
        .valueProperty()
        .addListener((_, _, now) -> Optional.ofNullable(now).ifPresent(model::signOutAfter));
  }

  /** Also where the file has another time than there is to choose. */
  private void showMinutes(int now) {
    minutes
        .getItems()
        .setAll(Stream.concat(MINUTES.stream(), Stream.of(now)).distinct().sorted().toList());
    minutes.setValue(now);
  }

  private String word(int time) {
    return time == 0 ? texts.get("people.minutes.never") : texts.get("people.minutes", time);
  }

  private void show(List<PersonRow> rows) {
    list.getChildren().setAll(rows.stream().map(this::line).toList());
    Presence.of(list, !rows.isEmpty());
  }

  private HBox line(PersonRow row) {
    Label who = label(row.person().name(), "person-row-name");
    HBox.setHgrow(who, Priority.ALWAYS);
    who.setMaxWidth(Double.MAX_VALUE);
    Button change = new Button(texts.get("people.change"));
    change.setId("change-" + row.person().name());
    change.setAccessibleText(texts.get("people.change") + ": " + row.person().name());
    change.setMinWidth(HBox.USE_PREF_SIZE);
    change.setOnAction(
        _ -> {
          model.edit(row.person());
          pin.requestFocus();
        });
    HBox line =
        new HBox(
            who,
            label(row.role(), "person-row-fact"),
            label(row.signsIn(), "person-row-fact"),
            change);
    line.getStyleClass().add("person-row");
    return line;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    return label;
  }

  private void edit(Optional<Person> who) {
    boolean there = who.isPresent();
    // what the ledger has of them stands under this name
    name.setDisable(there);
    pin.clear();
    pinNote.setText(there ? texts.get("people.pin.again") : texts.get("people.pin.note"));
    save.setText(there ? texts.get("people.save") : texts.get("people.add"));
    Presence.of(remove, there);
    Presence.of(another, there);
  }

  @FXML
  void scan() {
    model.awaitBadge();
  }

  @FXML
  void save() {
    char[] typed = pin.getText().toCharArray();
    // where it is refused, the second try is with the same PIN
    model.save(typed, pin::clear);
  }

  @FXML
  void remove() {
    model.remove();
  }

  @FXML
  void another() {
    model.begin();
    name.requestFocus();
  }
}
