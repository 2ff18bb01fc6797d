package imprint.esp.flash.encryption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What espsecure 5.0.2 made of known bytes under invented keys. */
final class FlashVectors {
  private static final Path FOLDER = Path.of("src/test/resources/flash-encryption");
  static final int ESP32_COUNT = 11;
  static final int XTS_COUNT = 9;

  /**
   * One of them.
   *
   * @param config FLASH_CRYPT_CONFIG; of the ESP32 only
   */
  record Vector(
      String name, Chip chip, byte[] key, int address, int config, byte[] plain, byte[] sealed) {
    @Override
    public String toString() {
      return name;
    }
  }

  private FlashVectors() {}

  static List<Vector> all() {
    List<Vector> all = new ArrayList<>(read("flash-encryption-esp32.json", ESP32_COUNT));
    all.addAll(read("flash-encryption-xts.json", XTS_COUNT));
    return all;
  }

  private static List<Vector> read(String file, int count) {
    try {
      JsonNode root = new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
      boolean esp32 = root.get("scheme").asText().startsWith("esp32");
      List<Vector> vectors = new ArrayList<>();
      for (JsonNode each : root.get("vectors")) {
        byte[] key = HexFormat.of().parseHex(each.get("key_hex").asText());
        vectors.add(
            new Vector(
                each.get("name").asText(),
                esp32 ? Chips.ESP32 : chip(key.length),
                key,
                Integer.decode(each.get("address").asText()),
                esp32 ? each.get("flash_crypt_config").asInt() : 0,
                bytes(each, "plaintext"),
                bytes(each, "ciphertext")));
      }
      if (vectors.size() != count) {
        throw new IllegalStateException(file + " has " + vectors.size() + " vectors");
      }
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Chip chip(int keyLength) {
    return switch (keyLength) {
      case 16 -> Chips.ESP32_C2;
      case 32 -> Chips.ESP32_C3;
      default -> Chips.ESP32_S3;
    };
  }

  private static byte[] bytes(JsonNode vector, String name) {
    JsonNode hex = vector.get(name + "_hex");
    return hex == null
        ? Base64.getDecoder().decode(vector.get(name + "_base64").asText())
        : HexFormat.of().parseHex(hex.asText());
  }
}
