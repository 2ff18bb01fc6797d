package imprint.label;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds what keeps a tree from being a layout. The reader of layouts stops at the first mistake, so
 * each element is read by itself too.
 *
 * @param text of the whole, where lines are counted
 */
record Proofreader(ObjectNode tree, String text, String title) {
  private static final String ELEMENTS = "elements";

  List<LayoutMistake> mistakes() {
    Optional<LayoutMistake> first = mistake(tree, UnaryOperator.identity());
    if (first.isEmpty()) {
      return List.of();
    }
    ObjectNode alone = tree.deepCopy();
    Set<LayoutMistake> each = new LinkedHashSet<>();
    int place = 0;
    for (JsonNode element : tree.path(ELEMENTS)) {
      int there = place++;
      alone.set(ELEMENTS, tree.arrayNode().add(element));
      mistake(alone, path -> inWhole(path, there)).ifPresent(each::add);
    }
    return each.isEmpty() ? List.of(first.get()) : List.copyOf(each);
  }

  private static List<Object> inWhole(List<Object> path, int place) {
    List<Object> whole = new ArrayList<>(path);
    if (whole.size() > 1 && whole.getFirst().equals(ELEMENTS)) {
      whole.set(1, place);
    }
    return whole;
  }

  private Optional<LayoutMistake> mistake(ObjectNode part, UnaryOperator<List<Object>> whole) {
    try {
      LayoutFile.parse(LayoutText.of(part, "").getBytes(StandardCharsets.UTF_8));
      return Optional.empty();
    } catch (IOException | IllegalArgumentException wrong) {
      return Optional.of(
          LayoutMistake.of(text.getBytes(StandardCharsets.UTF_8), title, wrong, whole));
    }
  }
}
