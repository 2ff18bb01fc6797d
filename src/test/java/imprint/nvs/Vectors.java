package imprint.nvs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Inputs and outputs of Espressif's generator, one folder a case. */
final class Vectors {
  private static final Path ROOT = Path.of("src/test/resources/nvs");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /** Names of the cases without keys that the generator accepted, or of the others. */
  static List<String> cases(boolean accepted) {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> json(name, "case.json").get("mode").asText().equals("generate"))
          .filter(name -> Files.exists(file(name, "partition.bin")) == accepted)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(String name, String file) {
    return ROOT.resolve(name).resolve(file);
  }

  static byte[] image(String name) {
    return bytes(name, "partition.bin");
  }

  static byte[] bytes(String name, String file) {
    try {
      return Files.readAllBytes(file(name, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String name, String file) {
    try {
      return JSON.readTree(bytes(name, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the image with our own tools, as the case says, by our own rules. */
  static byte[] ours(String name) {
    return made(name, false);
  }

  /** The same with the generator's oddities. */
  static byte[] compatible(String name) {
    return made(name, true);
  }

  private static byte[] made(String name, boolean compatible) {
    JsonNode about = json(name, "case.json");
    NvsVersion version = about.get("format_version").asInt() == 1 ? NvsVersion.ONE : NvsVersion.TWO;
    try (NvsImage image = new NvsImage(Integer.decode(about.get("size").asText()), version)) {
      NvsCsv csv = new NvsCsv(image, ROOT.resolve(name));
      if (compatible) {
        csv.compatible();
      }
      for (JsonNode input : StreamSupport.stream(about.get("args").spliterator(), false).toList()) {
        if (input.asText().endsWith(".csv")) {
          csv.read(file(name, input.asText()));
        }
      }
      return image.toBytes();
    }
  }
}
