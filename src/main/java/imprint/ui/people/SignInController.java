package imprint.ui.people;

import imprint.ui.kit.Appearance;
import imprint.ui.kit.Presence;
import imprint.ui.kit.ProblemBox;
import imprint.ui.kit.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the door: large keys for gloves, and all of it by keyboard as well. */
public final class SignInController {
  private static final List<String> KEYS =
      List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "back");
  private static final int COLUMNS = 3;

  private final SignInViewModel model;
  private final Texts texts;
  private final String station;
  private final Consumer<Locale> speaks;
  private final Optional<Runnable> back;

  @FXML private VBox screen;
  @FXML private Label title;
  @FXML private Label place;
  @FXML private HBox languages;
  @FXML private VBox names;
  @FXML private ListView<Entry> list;
  @FXML private VBox pad;
  @FXML private Label who;
  @FXML private HBox dots;
  @FXML private GridPane keys;
  @FXML private VBox badge;
  @FXML private Label badgeWord;
  @FXML private VBox problem;
  @FXML private Button enter;
  @FXML private Button away;
  @FXML private Label nextAct;

  /**
   * @param speaks whoever stands here reads another language
   * @param back closes the door again; empty where there is nothing behind it
   */
  public SignInController(
      SignInViewModel model, String station, Consumer<Locale> speaks, Optional<Runnable> back) {
    this.model = model;
    this.texts = model.texts();
    this.station = station;
    this.speaks = speaks;
    this.back = back;
  }

  @FXML
  void initialize() {
    boolean leaves = back.isPresent();
    title.setText(leaves ? texts.get("leave.title") : texts.get("signin.title"));
    badgeWord.setText(leaves ? texts.get("leave.badge") : texts.get("signin.badge"));
    enter.setText(leaves ? texts.get("leave.enter") : texts.get("signin.enter"));
    place.setText(station);
    Presence.of(away, leaves);
    Appearance.LANGUAGES.forEach(this::language);
    list.setCellFactory(_ -> new EntryCell());
    model.entries.subscribe(this::show);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, now) -> Optional.ofNullable(now).ifPresent(model::choose));
    model.chosen.subscribe(this::show);
    model.typed.subscribe(count -> dots(count.intValue()));
    model.problem.subscribe(
        told -> problem.getChildren().setAll(told.map(ProblemBox::new).stream().toList()));
    nextAct.textProperty().bind(model.say);
    enter
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.busy.get() || model.typed.get() == 0 || model.chosen.get().isEmpty(),
                model.busy,
                model.typed,
                model.chosen));
    for (int at = 0; at < KEYS.size(); at++) {
      if (!KEYS.get(at).isEmpty()) {
        keys.add(key(KEYS.get(at)), at % COLUMNS, at / COLUMNS);
      }
    }
    screen.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    screen.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void language(Locale language) {
    Button button = new Button(Appearance.nameOf(language));
    button.setId("speak-" + language.getLanguage());
    button.getStyleClass().add("quiet-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> speaks.accept(language));
    if (!language.equals(texts.locale())) {
      languages.getChildren().add(button);
    }
  }

  private Button key(String key) {
    boolean erases = key.equals("back");
    Button button = new Button(erases ? "" : key);
    button.setId("key-" + key);
    button.getStyleClass().setAll("button", "pin-key");
    // who has a keyboard types: twelve more stops would be in the way
    button.setFocusTraversable(false);
    if (erases) {
      button.setGraphic(new FontIcon("fth-delete"));
      button.setAccessibleText(texts.get("signin.back"));
    }
    button.setOnAction(
        _ -> {
          if (erases) {
            model.back();
          } else {
            model.digit(key.charAt(0));
          }
        });
    return button;
  }

  private void show(List<Entry> entries) {
    list.getItems().setAll(entries);
    Presence.of(names, !entries.isEmpty());
    Presence.of(pad, !entries.isEmpty());
    Presence.of(badge, entries.isEmpty());
  }

  private void show(Optional<Entry> chosen) {
    who.setText(chosen.map(Entry::name).orElse(""));
    if (chosen.isEmpty()) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(chosen.get());
      list.scrollTo(chosen.get());
    }
  }

  private void dots(int count) {
    dots.getChildren().clear();
    for (int at = 0; at < count; at++) {
      Region dot = new Region();
      dot.getStyleClass().add("pin-dot");
      dots.getChildren().add(dot);
    }
    dots.setAccessibleText(texts.get("signin.typed", count));
  }

  private void pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code == KeyCode.BACK_SPACE) {
      model.back();
      event.consume();
    } else if (code == KeyCode.ENTER && list.equals(event.getTarget())) {
      model.enter();
      event.consume();
    } else if (code == KeyCode.ESCAPE) {
      back.ifPresentOrElse(Runnable::run, model::forget);
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    String text = event.getCharacter();
    if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      model.digit(text.charAt(0));
      event.consume();
    } else if (!text.isBlank() && Character.isLetter(text.codePointAt(0))) {
      model.choose(text);
      event.consume();
    }
  }

  /** The screen came to the front: its keys are heard. */
  public void focus() {
    list.requestFocus();
  }

  @FXML
  void enter() {
    model.enter();
    focus();
  }

  @FXML
  void away() {
    back.ifPresent(Runnable::run);
  }
}
