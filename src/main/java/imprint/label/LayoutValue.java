package imprint.label;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person types, as a layout has it. What cannot be understood goes in as it is: the reader
 * of layouts refuses it then, and nothing that was typed is lost.
 */
public enum LayoutValue {
  /** A number, or a place such as {@code zone.right + 1}. */
  NUMBER,
  /** As it is. */
  TEXT,
  /** {@code true} or nothing. */
  TICK,
  /** Sizes of letters by lines, such as {@code 1: 12–9, 2: 8}. */
  SIZES;

  private static final Pattern NUMERAL =
      Pattern.compile("[+-]?[0-9]{1,9}([.][0-9]{0,9})?|[.][0-9]{1,9}");
  private static final Pattern COMMA = Pattern.compile("[,;，；]");
  private static final Pattern SIZE =
      Pattern.compile(
          "\\s*([0-9]{1,3})\\s*[:：]\\s*([0-9.]{1,6})\\s*(?:[-–]\\s*([0-9.]{1,6}))?\\s*");

  /** Null where nothing was typed. */
  @Nullable JsonNode node(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    return switch (this) {
      case NUMBER -> number(text);
      case TEXT -> TextNode.valueOf(typed);
      case TICK -> text.equals("true") ? BooleanNode.TRUE : null;
      case SIZES -> sizes(text);
    };
  }

  private static JsonNode number(String text) {
    return NUMERAL.matcher(text).matches()
        ? DecimalNode.valueOf(new BigDecimal(text))
        : TextNode.valueOf(text.replaceAll("\\s*([+-])\\s*", " $1 "));
  }

  private static JsonNode sizes(String text) {
    ArrayNode sizes = JsonNodeFactory.instance.arrayNode();
    for (String each : COMMA.split(text, -1)) {
      Matcher size = SIZE.matcher(each);
      if (!size.matches()) {
        return TextNode.valueOf(text);
      }
      String least = size.group(3) == null ? size.group(2) : size.group(3);
      ObjectNode added = sizes.addObject();
      added.set("lines", number(size.group(1)));
      added.set("from", number(size.group(2)));
      added.set("to", number(least));
    }
    return sizes;
  }

  /** What a person would have typed. */
  static String text(JsonNode node) {
    if (node.isArray()) {
      List<String> sizes = new ArrayList<>();
      for (JsonNode size : node) {
        String from = text(size.path("from"));
        String to = text(size.path("to"));
        sizes.add(text(size.path("lines")) + ": " + from + (from.equals(to) ? "" : "–" + to));
      }
      return String.join(", ", sizes);
    }
    return node.isNumber() ? LayoutText.number(node.decimalValue()) : node.asText();
  }

  /** Whether both are the same to a layout. */
  public boolean same(String one, String other) {
    JsonNode first = node(one);
    JsonNode second = node(other);
    if (first == null || second == null) {
      return first == null && second == null;
    }
    return text(first).equals(text(second)) && first.getNodeType() == second.getNodeType();
  }
}
