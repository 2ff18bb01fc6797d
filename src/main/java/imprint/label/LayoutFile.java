package imprint.label;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads layouts, strictly: what is not understood would be missing on a label in silence. */
final class LayoutFile {
  private static final int LARGEST = 64 * 1024;
  private static final int LARGEST_PICTURE = 8 * 1024 * 1024;
  private static final int SHOWN = 40;

  private LayoutFile() {}

  static Layout named(String nameOrFile) {
    if (Layout.SHIPPED.contains(nameOrFile)) {
      return shipped(nameOrFile);
    }
    Path file;
    try {
      file = Path.of(nameOrFile);
    } catch (InvalidPathException impossible) {
      throw new Refusal(absent(nameOrFile), impossible);
    }
    if (!Files.exists(file)) {
      throw new Refusal(absent(nameOrFile));
    }
    Layout layout = read(InputFile.read(file, LARGEST), nameOrFile);
    return layout.with(pictures(layout.elements(), file, nameOrFile));
  }

  private static Finding absent(String nameOrFile) {
    return Finding.error("label.layout-absent", nameOrFile, String.join(", ", Layout.SHIPPED));
  }

  private static Layout shipped(String name) {
    try (InputStream in = LayoutFile.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("layout " + name + " is not packed");
      }
      return read(in.readAllBytes(), name);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Without the pictures that it names.
   *
   * @throws Refusal label.layout-syntax, label.layout-unknown, label.layout-value
   */
  static Layout read(byte[] yaml, String file) {
    try {
      Layout layout = mapper().readValue(yaml, Layout.class);
      if (layout == null) {
        throw Refusal.of("label.layout-syntax", file, 1);
      }
      return layout;
    } catch (JsonMappingException wrong) {
      throw new Refusal(finding(yaml, file, wrong), wrong);
    } catch (IOException | IllegalArgumentException wrong) {
      int line = wrong instanceof JacksonException known ? line(known) : 1;
      throw new Refusal(Finding.error("label.layout-syntax", file, line), wrong);
    }
  }

  private static Finding finding(byte[] yaml, String file, JsonMappingException wrong) {
    List<Object> path = path(wrong);
    for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamReadException syntax) {
        return Finding.error("label.layout-syntax", file, line(syntax));
      }
    }
    if (wrong instanceof InvalidTypeIdException unknown) {
      path.add(String.valueOf(unknown.getTypeId()));
    }
    YamlLine.Found found = YamlLine.of(yaml, path);
    int line = Math.max(1, found.line());
    String field = shown(found.path());
    return wrong instanceof UnrecognizedPropertyException || wrong instanceof InvalidTypeIdException
        ? Finding.error("label.layout-unknown", file, field, line)
        : Finding.error("label.layout-value", file, field, line);
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    for (LogicalType number :
        List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
      builder.withCoercionConfig(
          number,
          config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }
    return builder.build();
  }

  private static int line(JacksonException wrong) {
    JsonLocation at = wrong.getLocation();
    return at == null ? 1 : Math.max(1, at.getLineNr());
  }

  /** Names of fields, and places in lists from 0 on. */
  private static List<Object> path(JsonMappingException wrong) {
    List<Object> path = new ArrayList<>();
    for (JsonMappingException.Reference step : wrong.getPath()) {
      path.add(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof LayoutFault fault && !fault.field().isEmpty()) {
        path.addAll(List.of(fault.field().split("\\.")));
      }
    }
    return path;
  }

  /** Such as {@code elements[2].text.sizes}. */
  private static String shown(List<Object> path) {
    StringBuilder text = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer place) {
        text.append('[').append(place + 1).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    int longer = text.length() - SHOWN;
    return text.isEmpty() ? "?" : longer > 0 ? "…" + text.substring(longer) : text.toString();
  }

  private static Map<String, Artwork> pictures(List<Element> elements, Path layout, String shown) {
    Map<String, Artwork> pictures = new HashMap<>();
    for (Element element : elements) {
      if (element instanceof Element.Image image) {
        pictures.computeIfAbsent(image.file(), name -> picture(layout, name, shown));
      }
    }
    return pictures;
  }

  private static Artwork picture(Path layout, String name, String shown) {
    try {
      Path file = layout.toAbsolutePath().resolveSibling(name);
      return Artwork.read(InputFile.read(file, LARGEST_PICTURE), name);
    } catch (InvalidPathException impossible) {
      throw new Refusal(Finding.error("label.layout-value", shown, "image.file", 1), impossible);
    }
  }
}
