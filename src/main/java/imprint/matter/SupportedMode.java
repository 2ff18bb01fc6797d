package imprint.matter;

import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mode that an endpoint can be put into (Matter application cluster specification, 1.9.5).
 *
 * @param mode 8 bits
 * @param label 1 … 64 bytes of UTF-8
 * @param endpoint 16 bits
 * @param tags what the mode means, in order; at most 64
 */
public record SupportedMode(int mode, String label, int endpoint, List<SemanticTag> tags) {
  /**
   * A meaning that a manufacturer or the standard has given a number.
   *
   * @param value 16 bits
   * @param manufacturer vendor id whose numbers these are, 16 bits
   */
  public record SemanticTag(int value, int manufacturer) {}

  private static final int MOST_TAGS = 64;
  private static final Pattern MANUFACTURER = Pattern.compile("(0[xX])?[0-9A-Fa-f]{1,4}");

  public SupportedMode {
    tags = List.copyOf(tags);
    boolean tagsFit =
        tags.size() <= MOST_TAGS
            && tags.stream().allMatch(t -> IdText.fits(t.value()) && IdText.fits(t.manufacturer()));
    if (mode < 0 || mode > 0xFF || !DeviceText.MODE_LABEL.fits(label) || !IdText.fits(endpoint)) {
      throw Refusal.of("matter.supported-mode", mode + "/" + label + "/" + endpoint);
    }
    if (DeviceText.unprintable(label)) {
      throw Refusal.of("matter.characters", mode + "/" + label + "/" + endpoint);
    }
    if (!tagsFit) {
      throw Refusal.of("matter.semantic-tag", mode + "/" + label + "/" + endpoint);
    }
  }

  /**
   * Reads {@code mode/label/endpoint}, or with tags {@code mode/label/endpoint/value\manufacturer,
   * value\manufacturer}. Numbers are decimal, or hexadecimal with 0x; the manufacturer's is
   * hexadecimal with or without 0x.
   *
   * @throws Refusal matter.supported-mode, matter.endpoint, matter.semantic-tag, matter.characters
   */
  public static SupportedMode parse(String text) {
    String[] parts = text.split("/", 4);
    if (parts.length < 3) {
      throw Refusal.of("matter.supported-mode", text);
    }
    int mode = IdText.parse(parts[0]).orElseThrow(() -> Refusal.of("matter.supported-mode", text));
    int endpoint =
        IdText.parse(parts[2]).orElseThrow(() -> Refusal.of("matter.endpoint", text, parts[2]));
    List<SemanticTag> tags = new ArrayList<>();
    if (parts.length == 4) {
      for (String tag : parts[3].split(",", -1)) {
        tags.add(tag(tag.strip(), text));
      }
    }
    return new SupportedMode(mode, parts[1], endpoint, tags);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    String start = mode + "/" + label + "/" + endpoint;
    return tags.isEmpty()
        ? start
        : tags.stream()
            .map(tag -> "%d\\0x%X".formatted(tag.value(), tag.manufacturer()))
            .collect(Collectors.joining(", ", start + "/", ""));
  }

  private static SemanticTag tag(String tag, String whole) {
    String[] parts = tag.split("\\\\", -1);
    OptionalInt value = parts.length == 2 ? IdText.parse(parts[0]) : OptionalInt.empty();
    if (value.isEmpty() || !MANUFACTURER.matcher(parts[1].strip()).matches()) {
      throw Refusal.of("matter.semantic-tag", whole);
    }
    String digits = parts[1].strip().replaceFirst("^0[xX]", "");
    return new SemanticTag(value.getAsInt(), Integer.parseInt(digits, 16));
  }
}
