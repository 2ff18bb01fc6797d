package imprint.factory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML file as nested sections of texts. Values stay as they were written, so that 0xFFF1 and
 * 00123 are not turned into other numbers, and every value knows its line.
 */
sealed interface YamlTree {
  int line();

  record Text(String text, int line) implements YamlTree {}

  /** A value that is left empty, or {@code null}. */
  record Nothing(int line) implements YamlTree {}

  /** A list of texts. */
  record Items(List<String> texts, int line) implements YamlTree {
    public Items {
      texts = List.copyOf(texts);
    }
  }

  /** A list of sections. */
  record Sections(List<Section> sections, int line) implements YamlTree {
    public Sections {
      sections = List.copyOf(sections);
    }
  }

  record Section(Map<String, YamlTree> fields, int line) implements YamlTree {}

  /**
   * Reads one document whose outermost value is a section.
   *
   * @throws Refusal product.syntax, product.twice
   */
  static Section read(byte[] bytes, String file) {
    try (YAMLParser parser = new YAMLFactory().createParser(decoded(bytes, file))) {
      Reader reader = new Reader(parser, file);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw reader.syntax();
      }
      Section section = reader.section(0);
      if (parser.nextToken() != null) {
        throw reader.syntax();
      }
      return section;
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      throw Refusal.of("product.syntax", file, at == null ? 1 : Math.max(1, at.getLineNr()));
    } catch (IOException | IllegalArgumentException wrong) {
      throw Refusal.of("product.syntax", file, 1);
    }
  }

  private static String decoded(byte[] bytes, String file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // Windows editors put a byte order mark there
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw Refusal.of("product.encoding", file);
    }
  }

  /** Walks over the parser's tokens. */
  final class Reader {
    /** A product file nests two deep. */
    private static final int DEEPEST = 4;

    private final YAMLParser parser;
    private final String file;

    Reader(YAMLParser parser, String file) {
      this.parser = parser;
      this.file = file;
    }

    Section section(int depth) throws IOException {
      if (depth > DEEPEST) {
        throw syntax();
      }
      int line = line();
      Map<String, YamlTree> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        int nameLine = line();
        parser.nextToken();
        if (fields.put(name, value(depth)) != null) {
          throw Refusal.of("product.twice", file, YamlSection.shown(name), nameLine);
        }
      }
      return new Section(fields, line);
    }

    private YamlTree value(int depth) throws IOException {
      // an alias would read as a text of its name
      if (parser.isCurrentAlias()) {
        throw syntax();
      }
      return switch (parser.currentToken()) {
        case START_OBJECT -> section(depth + 1);
        case START_ARRAY -> list(depth);
        case VALUE_NULL -> new Nothing(line());
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
            new Text(parser.getText(), line());
        case null, default -> throw syntax();
      };
    }

    /** Of texts or of sections, not of both. */
    private YamlTree list(int depth) throws IOException {
      int line = line();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return items(line);
      }
      List<Section> sections = new ArrayList<>();
      do {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          throw syntax();
        }
        sections.add(section(depth + 1));
      } while (parser.nextToken() != JsonToken.END_ARRAY);
      return new Sections(sections, line);
    }

    private Items items(int line) throws IOException {
      List<String> texts = new ArrayList<>();
      for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
        if (parser.isCurrentAlias() || !parser.currentToken().isScalarValue()) {
          throw syntax();
        }
        texts.add(parser.getText());
      }
      return new Items(texts, line);
    }

    Refusal syntax() {
      return Refusal.of("product.syntax", file, line());
    }

    private int line() {
      return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
  }
}
