package imprint.label;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the line of a field in YAML; Jackson knows only where it stopped to read. */
final class YamlLine {
  /** Where the kind of an element stands in a path: elements, place, kind. */
  private static final int KIND = 2;

  private YamlLine() {}

  /**
   * A field that was found.
   *
   * @param line from 1 on; 0 where not even the first step of the path is there
   * @param path as it was asked for, with the kind of an element behind its place in the list
   */
  record Found(int line, List<Object> path) {}

  /**
   * The line of the field, or of the nearest one around it that is there.
   *
   * @param path names of fields, and places in lists from 0 on; Jackson leaves kinds of elements
   *     out
   */
  static Found of(byte[] yaml, List<Object> path) {
    List<Object> whole = new ArrayList<>(path);
    int line = 0;
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      parser.nextToken();
      for (int i = 0; i < whole.size(); i++) {
        Object step = whole.get(i);
        boolean found = step instanceof Integer place ? item(parser, place) : field(parser, step);
        if (!found) {
          break;
        }
        line = parser.currentTokenLocation().getLineNr();
        if (!(step instanceof Integer)) {
          parser.nextToken();
        } else if (i == KIND - 1 && parser.nextToken() == JsonToken.FIELD_NAME) {
          if (whole.size() == KIND || !whole.get(KIND).equals(parser.currentName())) {
            whole.add(KIND, parser.currentName());
          }
          parser.nextToken();
          i++;
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // what was found so far is near enough
    }
    return new Found(line, whole);
  }

  private static boolean field(JsonParser parser, Object name) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.currentName().equals(name)) {
        return true;
      }
      parser.nextToken();
      parser.skipChildren();
    }
    return false;
  }

  private static boolean item(JsonParser parser, int place) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (parser.currentToken() == null) {
        return false;
      }
      if (i == place) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
