package imprint.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a layout.
 *
 * @param say with placeholders such as {@code {serial}}
 * @param optional left out where a placeholder has no value, instead of refusing the unit
 * @param sizes what is tried, best first
 * @param dense what is tried in a column where {@code sizes} are too large for all of it
 */
record Wording(
    String say, boolean optional, List<Sizes> sizes, List<Sizes> dense, Breaking breaking) {
  private static final int LONGEST = 200;
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(product|vendor|serial|manual|mac|date|field\\.[a-z0-9-]{1,32})}");

  /** Where the lines of a text may end. */
  enum Breaking {
    /** At spaces, else at hyphens and between Chinese characters. */
    WORDS,
    /** In the middle of what the placeholder stands for: a serial number is never cut. */
    HALVES,
    /** Between the groups of a manual code. */
    GROUPS,
    NEVER
  }

  Wording {
    LayoutFault.unless(!say.isBlank() && say.length() <= LONGEST, "say");
    String rest = PLACEHOLDER.matcher(say).replaceAll("");
    LayoutFault.unless(rest.indexOf('{') < 0 && rest.indexOf('}') < 0, "say");
    // digits of the code beside other digits would be typed into a phone
    LayoutFault.unless(!say.contains("{manual}") || say.equals("{manual}"), "say");
    LayoutFault.unless(!sizes.isEmpty(), "sizes");
  }

  @JsonCreator
  static Wording of(
      @JsonProperty("say") @Nullable String say,
      @JsonProperty("optional") @Nullable Boolean optional,
      @JsonProperty("sizes") @Nullable List<Sizes> sizes,
      @JsonProperty("dense") @Nullable List<Sizes> dense,
      @JsonProperty("break") @Nullable Breaking breaking) {
    String said = LayoutFault.given(say, "say");
    List<Sizes> wanted = List.copyOf(LayoutFault.given(sizes, "sizes"));
    Breaking usual = said.equals("{manual}") ? Breaking.GROUPS : Breaking.WORDS;
    return new Wording(
        said,
        optional != null && optional,
        wanted,
        dense == null ? wanted : List.copyOf(dense),
        breaking == null ? usual : breaking);
  }

  /** What it says on the label of a unit; empty where a placeholder has no value. */
  Optional<String> text(LabelContent content) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(say);
    while (matcher.find()) {
      String value = content.value(matcher.group(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return Optional.of(matcher.appendTail(text).toString());
  }

  /** What is said before the first placeholder. */
  String prefix() {
    int start = say.indexOf('{');
    return start < 0 ? "" : say.substring(0, start);
  }

  Mark.Role role() {
    if (say.equals("{manual}")) {
      return Mark.Role.MANUAL_CODE;
    }
    if (say.contains("{serial}")) {
      return Mark.Role.SERIAL;
    }
    if (say.contains("{product}")) {
      return Mark.Role.PRODUCT;
    }
    return say.contains("{vendor}") ? Mark.Role.VENDOR : Mark.Role.OTHER;
  }
}
