package imprint.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path RESOURCES = Path.of("src/main/resources/imprint/ui");

  private final Texts english = new Texts(Locale.ENGLISH);
  private final Texts chinese = new Texts(Locale.SIMPLIFIED_CHINESE);

  @Test
  void bothLanguagesHaveTheSameKeysEachOnce() {
    // the root would answer for a missing key, so the files themselves are asked
    assertThat(keys("texts_zh_CN.properties"))
        .doesNotHaveDuplicates()
        .hasSameElementsAs(keys("texts.properties"));
  }

  @Test
  void bothLanguagesUseTheSameArguments() {
    for (String key : english.bundle().keySet()) {
      assertThat(arguments(chinese.get(key))).as(key).isEqualTo(arguments(english.get(key)));
    }
  }

  @Test
  void anotherLanguageGetsEnglishWhateverTheMachineSpeaks() {
    assertThat(new Texts(Locale.GERMAN).get("line.READY.word"))
        .isEqualTo(english.get("line.READY.word"));
  }

  @Test
  void noTextHasAnApostropheThatThePatternsWouldSwallow() {
    for (Texts texts : List.of(english, chinese)) {
      for (String key : texts.bundle().keySet()) {
        assertThat(texts.get(key)).as(key).doesNotContain("'");
      }
    }
  }

  @Test
  void everyKeyOfTheViewsIsThere() throws IOException {
    Pattern key = Pattern.compile("\"%([^\"]+)\"");
    try (var files = Files.walk(RESOURCES)) {
      List<Path> views = files.filter(file -> file.toString().endsWith(".fxml")).toList();
      assertThat(views).isNotEmpty();
      for (Path view : views) {
        Matcher matcher = key.matcher(Files.readString(view));
        while (matcher.find()) {
          assertThat(english.bundle().containsKey(matcher.group(1))).as(matcher.group(1)).isTrue();
        }
      }
    }
  }

  @Test
  void everyKeyThatTheCodeNamesIsThere() throws IOException {
    Matcher named =
        Pattern.compile("\\b(?:texts|words)\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]").matcher(code());
    int found = 0;
    for (; named.find(); found++) {
      assertThat(english.bundle().containsKey(named.group(1))).as(named.group(1)).isTrue();
    }
    assertThat(found).isGreaterThan(50);
  }

  /** Whole, or put together as {@code "line." + state + ".word"}. */
  @Test
  void everyKeyIsUsed() throws IOException {
    Set<String> literals =
        Pattern.compile("\"%?([^\"\\s]+)\"")
            .matcher(code() + views())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    Pattern joined = Pattern.compile("\"([a-zA-Z.-]+[.])\"\\s*\\+[^\";]*(?:\"([.][a-zA-Z.-]+)\")?");
    Set<String> made =
        joined
            .matcher(code())
            .results()
            .map(
                found ->
                    Pattern.quote(found.group(1))
                        + "[^.]+"
                        + (found.group(2) == null ? "" : Pattern.quote(found.group(2))))
            .collect(Collectors.toSet());
    assertThat(english.bundle().keySet())
        .filteredOn(key -> !literals.contains(key) && made.stream().noneMatch(key::matches))
        .isEmpty();
  }

  private static String code() throws IOException {
    return all(Path.of("src/main/java/imprint"), ".java");
  }

  private static String views() throws IOException {
    return all(RESOURCES, ".fxml");
  }

  private static String all(Path folder, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(end)).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void secondsHaveOneDecimal() {
    assertThat(english.seconds(Duration.ofMillis(4249))).isEqualTo("4.2 s");
    assertThat(english.seconds(Duration.ZERO)).isEqualTo("0.0 s");
    assertThat(chinese.seconds(Duration.ofMillis(12_300))).isEqualTo("12.3 秒");
  }

  private static List<String> arguments(String text) {
    return Pattern.compile("\\{[0-9]+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  private static List<String> keys(String file) {
    try {
      return Files.readAllLines(RESOURCES.resolve(file)).stream()
          .filter(line -> line.contains("=") && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf('=')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
