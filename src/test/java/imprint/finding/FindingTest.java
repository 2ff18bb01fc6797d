package imprint.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {
  private static final Pattern CODE =
      Pattern.compile(
          "(?:Finding\\s*\\.\\s*(?:error|warning|note)|Refusal\\s*\\.\\s*of|Outcome\\s*\\.\\s*of)"
              + "\\(\\s*\"([a-z]+\\.[a-z0-9-]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void everyCodeInTheSourcesHasASentenceAndANextAct(String language) throws IOException {
    Locale locale = Locale.forLanguageTag(language);
    assertThat(codesInSources()).isNotEmpty();
    for (String code : codesInSources()) {
      Finding finding = Finding.error(code, "a", "b", "c", "d", "e", "f");
      assertThat(finding.sentence(locale)).as(code).doesNotStartWith(code).doesNotContain("{");
      assertThat(finding.nextAct(locale)).as(code).doesNotStartWith(code).doesNotContain("{");
      assertThat(finding.nextAct(locale)).as(code + " in " + language).isNotBlank();
    }
  }

  @Test
  void textsHoldNoApostrophesThatMessageFormatWouldSwallow() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/imprint/finding"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("'");
      }
    }
  }

  @Test
  void chineseIsNotEnglish() {
    Finding finding = Finding.error("file.absent", "pai.pem");
    assertThat(finding.sentence(Locale.SIMPLIFIED_CHINESE))
        .contains("pai.pem")
        .isNotEqualTo(finding.sentence(Locale.ENGLISH));
  }

  @Test
  void aMissingTextStillNamesTheCode() {
    assertThat(Finding.error("file.no-such-text", "x").sentence(Locale.ENGLISH))
        .isEqualTo("file.no-such-text x");
  }

  @Test
  void knowsWhichCodesItHasSentencesFor() {
    assertThat(Finding.known("file.absent")).isTrue();
    assertThat(Finding.known("commissioner.604")).isTrue();
    assertThat(Finding.known("file.no-such-text")).isFalse();
    assertThat(Finding.known("nowhere.absent")).isFalse();
    assertThat(Finding.known("604")).isFalse();
    assertThat(Finding.known("../file.absent")).isFalse();
  }

  @Test
  void refusesACodeOutsideTheScheme() {
    assertThatThrownBy(() -> Finding.error("Broken")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Set<String> codesInSources() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = CODE.matcher(Files.readString(file));
        while (matcher.find()) {
          codes.add(matcher.group(1));
        }
      }
    }
    return codes;
  }
}
