package imprint.label;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads layouts, strictly: what is not understood would be missing on a label in silence. */
final class LayoutFile {
  static final int LARGEST = 64 * 1024;
  private static final int LARGEST_PICTURE = 8 * 1024 * 1024;

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
      return parse(yaml);
    } catch (IOException | IllegalArgumentException wrong) {
      throw new Refusal(LayoutMistake.of(yaml, file, wrong).finding(), wrong);
    }
  }

  /**
   * Without the pictures that it names.
   *
   * @throws IOException what {@link LayoutMistake} makes a mistake of
   * @throws IllegalArgumentException likewise
   */
  static Layout parse(byte[] yaml) throws IOException {
    Layout layout = mapper().readValue(yaml, Layout.class);
    if (layout == null) {
      throw new IllegalArgumentException("empty");
    }
    return layout;
  }

  /** The same as a tree, which is as wrong as the file is. */
  static JsonNode tree(byte[] yaml) throws IOException {
    return mapper().readTree(yaml);
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
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            // half a dot or half a line would be cut off in silence
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    for (LogicalType number :
        List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
      builder.withCoercionConfig(
          number,
          config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }
    return builder.build();
  }

  /** Puts a file there whole: beside it first, onto the disk, and then in its place. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path whole = file.toAbsolutePath();
    Path target = Files.exists(whole) ? whole.toRealPath() : whole;
    Path temporary = PrivateFile.temporary(target);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      if (Files.exists(target)
          && Files.getFileAttributeView(target, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
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

  static Artwork picture(Path layout, String name, String shown) {
    try {
      Path file = layout.toAbsolutePath().resolveSibling(name);
      return Artwork.read(InputFile.read(file, LARGEST_PICTURE), name);
    } catch (InvalidPathException impossible) {
      throw new Refusal(Finding.error("label.layout-value", shown, "image.file", 1), impossible);
    }
  }
}
