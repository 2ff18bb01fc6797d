package imprint.ui.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the window looks and what it speaks, as the people at this station chose. */
public record Appearance(Theme theme, Locale language) {
  /** What the window can speak. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  /** Each in its own words: whoever looks for a language cannot read the present one. */
  private static final Map<Locale, String> NAMES =
      Map.of(Locale.ENGLISH, "English", Locale.SIMPLIFIED_CHINESE, "简体中文");

  private static final int LARGEST = 1 << 16;
  private static final JsonMapper JSON = new JsonMapper();

  /** What a language calls itself. */
  public static String nameOf(Locale language) {
    return NAMES.getOrDefault(language, language.toString());
  }

  /** The nearest that there is to what the computer speaks. */
  public static Appearance usual(Locale computer) {
    return new Appearance(Theme.LIGHT, nearest(computer));
  }

  private static Locale nearest(Locale wanted) {
    return LANGUAGES.stream()
        .filter(each -> each.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  public Appearance with(Theme other) {
    return new Appearance(other, language);
  }

  public Appearance with(Locale other) {
    return new Appearance(theme, other);
  }

  /** What was kept in the file; what cannot be read of it is as usual. */
  public static Appearance read(Path file, Locale computer) {
    Appearance usual = usual(computer);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return usual;
      }
      JsonNode kept = JSON.readTree(Files.readAllBytes(file));
      Theme theme = usual.theme;
      for (Theme each : Theme.values()) {
        theme = each.name().equals(kept.path("theme").asText()) ? each : theme;
      }
      String language = kept.path("language").asText();
      return new Appearance(
          theme, language.isEmpty() ? usual.language : nearest(Locale.forLanguageTag(language)));
    } catch (IOException unreadable) {
      return usual;
    }
  }

  /** Keeps it for the next start. */
  public void write(Path file) throws IOException {
    PrivateFile.write(
        file,
        JSON.writeValueAsBytes(
            JSON.createObjectNode()
                .put("theme", theme.name())
                .put("language", language.toLanguageTag())));
  }
}
