package imprint.label;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Writes a layout as a person would: an element of its own in each line where it fits, else a field
 * in each.
 */
final class LayoutText {
  private static final int WIDEST = 112;

  /** Words of layouts; all else is quoted, for YAML reads more than texts in plain words. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?!(true|false|null|yes|no|on|off|y|n)$)[a-z]+([.-][a-z]+)*( [+-] [0-9.]+)?");

  private final StringBuilder text = new StringBuilder();

  private LayoutText() {}

  /** In YAML, with the comment before it, which may be empty. */
  static String of(JsonNode layout, String comment) {
    LayoutText writer = new LayoutText();
    writer.text.append(comment);
    for (Map.Entry<String, JsonNode> field : layout.properties()) {
      writer.field("", field.getKey(), field.getValue());
    }
    return writer.text.toString();
  }

  private void field(String indent, String name, JsonNode value) {
    text.append(indent);
    entry(indent, name, value);
  }

  /** What stands behind the indent, or behind the dash of a list. */
  private void entry(String indent, String name, JsonNode value) {
    String key = scalar(name) + ":";
    String flow = flow(value);
    boolean inOne = indent.length() + key.length() + 1 + flow.length() <= WIDEST;
    // whatever its length, a list of elements is one below the other
    boolean list = value.isArray() && value.path(0).isObject() && indent.length() < 2;
    if (!value.isContainerNode() || value.isEmpty() || (inOne && !list)) {
      text.append(key).append(' ').append(flow).append('\n');
      return;
    }
    text.append(key).append('\n');
    if (value.isArray()) {
      value.forEach(item -> item(indent + "  ", item));
    } else {
      value.properties().forEach(each -> field(indent + "  ", each.getKey(), each.getValue()));
    }
  }

  private void item(String indent, JsonNode item) {
    String flow = flow(item);
    boolean inOne = item.size() != 1 && indent.length() + 2 + flow.length() <= WIDEST;
    if (!item.isObject() || inOne) {
      text.append(indent).append("- ").append(flow).append('\n');
      return;
    }
    String before = indent + "- ";
    for (Map.Entry<String, JsonNode> each : item.properties()) {
      text.append(before);
      entry(indent + "  ", each.getKey(), each.getValue());
      before = indent + "  ";
    }
  }

  private static String flow(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(each -> scalar(each.getKey()) + ": " + flow(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(LayoutText::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (node.isNumber()) {
      return number(node.decimalValue());
    }
    return node.isTextual() ? scalar(node.textValue()) : node.asText();
  }

  /** In plain decimals, without zeros behind the last digit. */
  static String number(double value) {
    return number(BigDecimal.valueOf(value));
  }

  static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String scalar(String value) {
    if (WORD.matcher(value).matches()) {
      return value;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < value.length(); at++) {
      char each = value.charAt(at);
      if (each == '"' || each == '\\') {
        quoted.append('\\').append(each);
      } else if (printed(each)) {
        quoted.append(each);
      } else {
        quoted.append("\\u%04x".formatted((int) each));
      }
    }
    return quoted.append('"').toString();
  }

  /** YAML 1.1 folds the line ends of Unicode, and takes no control characters. */
  private static boolean printed(char each) {
    return each >= ' '
        && each != 0x7F
        && !(each >= 0x80 && each < 0xA0)
        && each != 0x2028
        && each != 0x2029
        && each != 0xFEFF
        && each < 0xFFFE;
  }
}
