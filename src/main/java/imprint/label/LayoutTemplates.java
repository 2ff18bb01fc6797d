package imprint.label;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What new parts of a layout start from: {@code templates.yaml}. */
final class LayoutTemplates {
  private static final double GAP_MM = 2;
  private static final double MARGIN_MM = 8;

  private LayoutTemplates() {}

  private static JsonNode all() {
    try (InputStream in = LayoutTemplates.class.getResourceAsStream("templates.yaml")) {
      if (in == null) {
        throw new IllegalStateException("templates.yaml is not packed");
      }
      return LayoutFile.tree(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** An element: its kind and what is in it. */
  static JsonNode of(LayoutTemplate template) {
    return all().path(template.key());
  }

  /** A text of a column. */
  static JsonNode wording() {
    return all().path("wording");
  }

  /** A sheet of A4 with as many labels of that size as there is room for, in mm. */
  static JsonNode sheet(double width, double height) {
    ObjectNode sheet = (ObjectNode) all().path("sheet");
    sheet.put("columns", fit(sheet.path("width").asDouble(), width));
    sheet.put("rows", fit(sheet.path("height").asDouble(), height));
    return sheet;
  }

  private static int fit(double sheet, double label) {
    return Math.clamp(
        (int) ((sheet - 2 * MARGIN_MM + GAP_MM) / (Math.max(1, label) + GAP_MM)), 1, 100);
  }
}
