package imprint.ui.settings;

import imprint.finding.Finding;
import imprint.ui.kit.Appearance;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings as values: how the window looks, whether all is well, and what was logged. */
public final class SettingsViewModel {
  final ObjectProperty<List<CheckRow>> checks = new SimpleObjectProperty<>(List.of());
  final StringProperty log = new SimpleStringProperty("");
  final BooleanProperty busy = new SimpleBooleanProperty();

  /** What came of the last thing that was asked for; empty before. */
  final StringProperty told = new SimpleStringProperty("");

  private final Texts texts;
  private final Background workers;
  private final Health health;
  private final Consumer<Appearance> changed;
  private Appearance appearance;

  /**
   * @param changed the window is to look or speak otherwise from now on
   */
  public SettingsViewModel(
      Texts texts,
      Background workers,
      Health health,
      Appearance appearance,
      Consumer<Appearance> changed) {
    this.texts = texts;
    this.workers = workers;
    this.health = health;
    this.appearance = appearance;
    this.changed = changed;
  }

  Appearance appearance() {
    return appearance;
  }

  void choose(Theme theme) {
    change(appearance.with(theme));
  }

  void choose(Locale language) {
    change(appearance.with(language));
  }

  private void change(Appearance next) {
    if (!next.equals(appearance)) {
      appearance = next;
      changed.accept(next);
    }
  }

  /** Checks again, and reads the log again. */
  public void refresh() {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    told.set("");
    workers.run(
        health::check,
        found -> {
          busy.set(false);
          checks.set(found.stream().map(check -> CheckRow.of(check, texts)).toList());
        },
        why -> {
          busy.set(false);
          failed(why);
        });
    workers.run(health::log, lines -> log.set(String.join("\n", lines)), this::failed);
  }

  void bundle(Path zip) {
    workers.run(
        () -> {
          health.bundle(zip);
          return zip;
        },
        written -> told.set(texts.get("settings.bundle.written", written)),
        this::failed);
  }

  void copied() {
    told.set(texts.get("settings.log.copied"));
  }

  private void failed(Exception why) {
    Finding finding = Problem.finding(why);
    told.set(finding.sentence(texts.locale()));
  }
}
