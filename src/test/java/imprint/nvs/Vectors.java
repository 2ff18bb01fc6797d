package imprint.nvs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  /** Names of the cases without encryption that the generator accepted, or of the others. */
  static List<String> cases(boolean accepted) {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !json(name, "case.json").get("mode").asText().equals("encrypt"))
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

  /** Makes the image with our own tools, as the case says. */
  static byte[] ours(String name) {
    JsonNode about = json(name, "case.json");
    NvsVersion version = about.get("format_version").asInt() == 1 ? NvsVersion.ONE : NvsVersion.TWO;
    try (NvsImage image = new NvsImage(Integer.decode(about.get("size").asText()), version)) {
      NvsCsv csv = new NvsCsv(image, ROOT.resolve(name)).withWifiEntries();
      for (JsonNode input : StreamSupport.stream(about.get("args").spliterator(), false).toList()) {
        if (input.asText().endsWith(".csv")) {
          // an empty file is refused only where a person picked it
          csv.read(input.asText(), new String(bytes(name, input.asText()), StandardCharsets.UTF_8));
        }
      }
      return image.toBytes();
    }
  }
}
