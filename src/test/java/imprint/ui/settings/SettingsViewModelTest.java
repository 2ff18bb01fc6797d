package imprint.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.line.Check;
import imprint.line.Check.Topic;
import imprint.ui.kit.Appearance;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Theme;
import imprint.ui.line.HandCrank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest implements Health {
  private static final Appearance LIGHT = new Appearance(Theme.LIGHT, Locale.ENGLISH);

  private final HandCrank crank = new HandCrank();
  private final List<Appearance> worn = new ArrayList<>();
  private List<Check> found = List.of();
  private int checked;

  private final SettingsViewModel model =
      new SettingsViewModel(
          new Texts(Locale.ENGLISH), new Background(crank, crank), this, LIGHT, worn::add);

  @Override
  public List<Check> check() {
    checked++;
    return found;
  }

  @Override
  public List<String> log() {
    return List.of("one", "two");
  }

  @Override
  public void bundle(Path zip) throws IOException {
    if (zip.endsWith("refused")) {
      throw Refusal.of("file.unwritable", zip, "disk full");
    }
  }

  @Test
  void eachChoiceIsWornAtOnceAndNoneTwice() {
    model.choose(Theme.DARK);
    model.choose(Theme.DARK);
    model.choose(Locale.SIMPLIFIED_CHINESE);
    assertThat(worn)
        .containsExactly(
            new Appearance(Theme.DARK, Locale.ENGLISH),
            new Appearance(Theme.DARK, Locale.SIMPLIFIED_CHINESE));
  }

  @Test
  void whatIsFoundIsToldInWordsWithTheGravestFirstInSight() {
    found =
        List.of(
            new Check(Topic.JAVA, "25", List.of()),
            new Check(
                Topic.DISK,
                "/x: 3 MiB",
                List.of(
                    Finding.note("line.check-no-port"),
                    Finding.error("line.check-disk-full", "/x", "3 MiB"))));
    model.refresh();
    assertThat(model.busy.get()).isTrue();
    crank.turn();
    assertThat(model.busy.get()).isFalse();
    assertThat(model.checks.get())
        .extracting(CheckRow::state, CheckRow::word)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("good", "Good"),
            org.assertj.core.groups.Tuple.tuple("error", "Not working"));
    assertThat(model.checks.get().getLast().details().getLast())
        .isEqualTo(
            "Only 3 MiB are free in /x. Make room before the disk is full: without it no unit can"
                + " be recorded.");
    assertThat(model.log.get()).isEqualTo("one\ntwo");
  }

  @Test
  void whoPressesTwiceIsCheckedOnce() {
    model.refresh();
    model.refresh();
    crank.turn();
    assertThat(checked).isEqualTo(1);
    model.refresh();
    crank.turn();
    assertThat(checked).isEqualTo(2);
  }

  @Test
  void whatBecameOfTheBundleIsTold() {
    model.bundle(Path.of("x.zip"));
    crank.turn();
    assertThat(model.told.get()).contains("x.zip");
    model.bundle(Path.of("refused"));
    crank.turn();
    assertThat(model.told.get()).contains("refused").doesNotContain("Written");
  }
}
