package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.esp.chip.Chips;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Espressif's esptool 5.0.2 sent to a chip without its stub, sent to the model. */
class EsptoolSessionTest {
  private static final int IMAGE = 0xC00;

  @ParameterizedTest
  @CsvSource({
    "esp32-plain,      esp32,   false",
    "esp32c3-plain,    esp32c3, false",
    "esp32c3-encrypted, esp32c3, true",
  })
  void everyRequestSucceedsAsItDidThere(String name, String chip, boolean encrypted)
      throws IOException {
    Security fuses =
        encrypted ? new Security(0, 1, List.of(4, 0, 0, 0, 0, 0), false) : Security.open();
    FlashCipher cipher = encrypted ? new XtsCipher(new byte[32]) : FlashCipher.NONE;
    LoneRom rom = new LoneRom(Chips.byKey(chip).orElseThrow(), fuses, cipher);
    String answer = "";
    int block = 0;
    for (JsonNode step : session(name)) {
      String hex = step.get("hex").asText();
      if (step.get("op").asText().equals("FLASH_DATA") && sent(step)) {
        answer = rom.exchange(block(block++, hex));
      } else if (sent(step)) {
        answer = rom.exchange(hex);
      } else {
        assertThat(outcome(answer)).as(step.get("op").asText()).isEqualTo(outcome(hex));
      }
    }
    assertThat(rom.flash.copy(0x9000, IMAGE)).isEqualTo(cipher.encrypt(0x9000, image(), 0, IMAGE));
  }

  private static boolean sent(JsonNode step) {
    return step.get("dir").asText().equals("tx");
  }

  /** The recording has only the beginning and the hash of a block: it is made again. */
  private static byte[] block(int number, String recorded) {
    int size = 0x400;
    byte[] bytes = Arrays.copyOfRange(image(), number * size, (number + 1) * size);
    byte[] frame = Requests.block(0x03, number, bytes);
    String hex = HexFormat.of().formatHex(frame);
    assertThat(recorded)
        .startsWith(hex.substring(0, 80))
        .contains("(%d bytes".formatted(frame.length));
    return frame;
  }

  /** Opcode, length and whether it worked, of the first frame. */
  private static String outcome(String answer) {
    FrameReceiver host = new FrameReceiver();
    for (byte b : HexFormat.of().parseHex(answer)) {
      if (host.accept(b)) {
        Request frame = host.request();
        int status = 8 + frame.length() - 4;
        return "%02x, %d bytes, failed %d"
            .formatted(frame.opcode(), frame.length(), frame.buffer()[status]);
      }
    }
    return "nothing";
  }

  private static byte[] image() {
    byte[] image = new byte[IMAGE];
    for (int i = 0; i < IMAGE; i++) {
      image[i] = (byte) (7 * i);
    }
    return image;
  }

  private static JsonNode session(String name) throws IOException {
    String file = "/bench/esptool-rom-sessions.json";
    try (InputStream in = EsptoolSessionTest.class.getResourceAsStream(file)) {
      JsonNode root = new ObjectMapper().readTree(Objects.requireNonNull(in, file));
      return Objects.requireNonNull(root.get("sessions").get(name), name);
    }
  }
}
