package imprint.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppearanceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Theme.class)
  void whatWasChosenIsThereAtTheNextStart(Theme theme) throws IOException {
    Path file = folder.resolve("window.json");
    for (Locale language : Appearance.LANGUAGES) {
      Appearance chosen = new Appearance(theme, language);
      chosen.write(file);
      assertThat(Appearance.read(file, Locale.FRENCH)).isEqualTo(chosen);
    }
  }

  @Test
  void nothingChosenIsTheComputersLanguageIfItIsSpoken() {
    Path none = folder.resolve("none.json");
    assertThat(Appearance.read(none, Locale.TRADITIONAL_CHINESE))
        .isEqualTo(new Appearance(Theme.LIGHT, Locale.SIMPLIFIED_CHINESE));
    assertThat(Appearance.read(none, Locale.FRENCH))
        .isEqualTo(new Appearance(Theme.LIGHT, Locale.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"theme\":\"PINK\",\"language\":7}", "{\"theme\":{}}", "null"})
  void whatCannotBeReadIsAsUsual(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("window.json"), text);
    assertThat(Appearance.read(file, Locale.ENGLISH)).isEqualTo(Appearance.usual(Locale.ENGLISH));
  }
}
