package imprint.label;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An element of a draft.
 *
 * @param place in the order in which they are drawn, from 0 on
 * @param kind as layouts call it
 * @param says what is printed, with placeholders; a picture's file; else empty
 * @param only the kind of units whose labels have it; empty: all
 */
public record LayoutPart(int place, String kind, String says, String only) {
  static LayoutPart of(int place, JsonNode element) {
    JsonNode body = body(element);
    String kind = element.isEmpty() ? "" : element.fieldNames().next();
    return new LayoutPart(place, kind, says(body), body.path("only").asText());
  }

  /** What a column says is what its first text does. */
  private static String says(JsonNode body) {
    for (String field : new String[] {"/say", "/file", "/head/0/say", "/foot/0/say"}) {
      if (body.at(field).isTextual()) {
        return body.at(field).textValue();
      }
    }
    return "";
  }

  /** What stands behind the kind. */
  static JsonNode body(JsonNode element) {
    return element.isEmpty() ? element : element.elements().next();
  }

  /** Where it stands in its draft. */
  public String pointer() {
    return "/elements/" + place + "/" + kind;
  }

  /** Whether it says the manual code. */
  public boolean manualCode() {
    return says.equals("{manual}");
  }
}
