package imprint.label;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes the tree of a layout in place. */
final class LayoutTree {
  /** What may be missing as a whole, and must not stay behind empty. */
  private static final Set<String> OPTIONAL = Set.of("/rules", "/sheet");

  private LayoutTree() {}

  /**
   * Puts a value into a field, and makes what the field stands in.
   *
   * @param value null: the field is removed
   */
  static void put(ObjectNode root, String pointer, @Nullable JsonNode value) {
    if (value == null) {
      remove(root, pointer);
      return;
    }
    JsonPointer where = JsonPointer.compile(pointer);
    JsonPointer head = where.head();
    if (!(root.at(head) instanceof ObjectNode)) {
      put(root, head.toString(), root.objectNode());
    }
    if (root.at(head) instanceof ObjectNode parent) {
      parent.set(where.last().getMatchingProperty(), value);
    }
  }

  static void remove(ObjectNode root, String pointer) {
    JsonPointer where = JsonPointer.compile(pointer);
    JsonNode parent = root.at(where.head());
    if (parent instanceof ArrayNode list) {
      list.remove(where.last().getMatchingIndex());
    } else if (parent instanceof ObjectNode fields) {
      fields.remove(where.last().getMatchingProperty());
      if (fields.isEmpty() && OPTIONAL.contains(where.head().toString())) {
        remove(root, where.head().toString());
      }
    }
  }

  static void append(ObjectNode root, String pointer, JsonNode value) {
    if (root.at(pointer) instanceof ArrayNode list) {
      list.add(value);
    } else {
      put(root, pointer, root.arrayNode().add(value));
    }
  }
}
