package imprint.esp.flash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code flasher_args.json}, as ESP-IDF's build writes it. Its chip, its flash size
 * and its files count; the options for esptool do not.
 *
 * @param chip as in {@link imprint.esp.chip.Chip#key}; older builds do not say
 * @param flashSize bytes; empty where the text leaves it to the image (keep, detect)
 * @param rows by offset
 */
record FlasherArgs(Optional<String> chip, Optional<Long> flashSize, List<Row> rows) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([KM])B");
  private static final Pattern OFFSET = Pattern.compile("0[xX]([0-9a-fA-F]{1,8})");

  /** A file and where it goes. */
  record Row(String name, long offset, String file, boolean encrypted) {}

  /**
   * Reads the text.
   *
   * @param name of the file, for what is refused
   * @throws Refusal firmware.broken
   */
  static FlasherArgs parse(String name, byte[] text) {
    return new Reader(name).args(text);
  }

  /** Takes the text apart; what it is at when something is wrong is what the refusal names. */
  private record Reader(String name) {
    FlasherArgs args(byte[] text) {
      JsonNode root = tree(text);
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<String, JsonNode> file : object(root, "flash_files").properties()) {
        rows.add(row(root, file.getKey(), file.getValue()));
      }
      if (rows.isEmpty()) {
        throw broken("flash_files");
      }
      rows.sort(Comparator.comparingLong(Row::offset));
      return new FlasherArgs(
          text(root.path("extra_esptool_args").path("chip"), "extra_esptool_args.chip"),
          text(root.path("flash_settings").path("flash_size"), "flash_settings.flash_size")
              .flatMap(this::size),
          List.copyOf(rows));
    }

    private JsonNode tree(byte[] text) {
      try {
        JsonNode root = JSON.readTree(text);
        if (!root.isObject()) {
          throw broken("{ }");
        }
        return root;
      } catch (JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
        throw new Refusal(Finding.error("firmware.broken", name, "JSON" + line), e);
      } catch (IOException e) {
        throw new Refusal(Finding.error("firmware.broken", name, "JSON"), e);
      }
    }

    private JsonNode object(JsonNode root, String key) {
      JsonNode node = root.path(key);
      if (!node.isObject()) {
        throw broken(key);
      }
      return node;
    }

    /** The row with the name and the mark that an entry about the same place gives it. */
    private Row row(JsonNode root, String place, JsonNode node) {
      long offset = offset(place, "flash_files " + place);
      String file = text(node, "flash_files " + place).orElseThrow(() -> broken(place));
      String name = file.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.bin$", "");
      boolean encrypted = false;
      for (Map.Entry<String, JsonNode> entry : root.properties()) {
        JsonNode about = entry.getValue();
        if (!about.has("offset") || !about.has("file")) {
          continue;
        }
        String key = entry.getKey();
        String where = text(about.get("offset"), key).orElseThrow(() -> broken(key));
        if (offset(where, key) == offset) {
          if (!file.equals(about.get("file").asText())) {
            throw broken(key);
          }
          name = key;
          encrypted = mark(about.path("encrypted"), key);
        }
      }
      return new Row(name, offset, file, encrypted);
    }

    private boolean mark(JsonNode node, String key) {
      return switch (node.asText().toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false", "" -> false;
        default -> throw broken(key + ".encrypted");
      };
    }

    private long offset(String text, String key) {
      Matcher hex = OFFSET.matcher(text);
      if (hex.matches()) {
        return Long.parseLong(hex.group(1), 16);
      }
      if (text.matches("\\d{1,10}")) {
        return Long.parseLong(text);
      }
      throw broken(key);
    }

    private Optional<Long> size(String text) {
      Matcher size = SIZE.matcher(text);
      if (size.matches()) {
        return Optional.of(Long.parseLong(size.group(1)) << (size.group(2).equals("K") ? 10 : 20));
      }
      if (text.equals("keep") || text.equals("detect")) {
        return Optional.empty();
      }
      throw broken("flash_settings.flash_size");
    }

    private Optional<String> text(JsonNode node, String key) {
      if (node.isMissingNode()) {
        return Optional.empty();
      }
      if (!node.isTextual()) {
        throw broken(key);
      }
      return Optional.of(node.asText());
    }

    private Refusal broken(String where) {
      return Refusal.of("firmware.broken", name, where);
    }
  }
}
