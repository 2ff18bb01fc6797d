package imprint.ui.settings;

import imprint.ui.kit.Appearance;
import imprint.ui.kit.Copying;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Theme;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/** Binds the settings screen. */
public final class SettingsController {
  private final SettingsViewModel model;
  private final Texts texts;
  private final FilePicker picker;
  private final List<Node> cards;

  @FXML private VBox more;
  @FXML private SegmentedButton languages;
  @FXML private SegmentedButton themes;
  @FXML private VBox checks;
  @FXML private Button again;
  @FXML private TextField code;
  @FXML private Label meaning;
  @FXML private Label advice;
  @FXML private TextArea log;
  @FXML private Label told;

  /**
   * @param cards of what else is settled here
   */
  public SettingsController(
      SettingsViewModel model, Texts texts, FilePicker picker, List<? extends Node> cards) {
    this.cards = List.copyOf(cards);
    this.model = model;
    this.texts = texts;
    this.picker = picker;
  }

  @FXML
  void initialize() {
    more.getChildren().setAll(cards);
    for (Locale language : Appearance.LANGUAGES) {
      boolean chosen = language.equals(model.appearance().language());
      ToggleButton button = button(Appearance.nameOf(language), chosen);
      button.setId("language-" + language.getLanguage());
      button.setOnAction(_ -> model.choose(language));
      languages.getButtons().add(button);
    }
    for (Theme theme : Theme.values()) {
      boolean chosen = theme == model.appearance().theme();
      ToggleButton button = button(texts.get("settings.theme." + theme), chosen);
      button.setId("theme-" + theme.name().toLowerCase(Locale.ROOT));
      button.setOnAction(_ -> model.choose(theme));
      themes.getButtons().add(button);
    }
    model.checks.subscribe(
        rows -> checks.getChildren().setAll(rows.stream().map(CheckLine::new).toList()));
    again.disableProperty().bind(model.busy);
    code.textProperty().subscribe(typed -> show(Meaning.of(typed, texts.locale())));
    log.textProperty().bind(model.log);
    told.textProperty().bind(model.told);
  }

  private static ToggleButton button(String text, boolean chosen) {
    ToggleButton button = new ToggleButton(text);
    button.setSelected(chosen);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void show(Meaning now) {
    meaning.setText(now.sentence());
    advice.setText(now.act());
    Presence.of(meaning, !now.sentence().isEmpty());
    Presence.of(advice, !now.act().isEmpty());
  }

  @FXML
  void again() {
    model.refresh();
  }

  @FXML
  void copyLog() {
    Copying.text(model.log.get());
    model.copied();
  }

  @FXML
  void bundle() {
    picker.save(texts.get("settings.bundle.title"), "imprint-support.zip").ifPresent(model::bundle);
  }
}
