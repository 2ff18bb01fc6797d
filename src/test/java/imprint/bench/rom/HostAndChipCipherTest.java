package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.flash.encryption.FlashKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The station's cipher and the simulated chip's, written apart, agree. */
class HostAndChipCipherTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void theStationEncryptsAsTheChipDoes(int keyLength) throws IOException {
    Random random = new Random(keyLength);
    Chip chip = keyLength == 32 ? Chips.ESP32_C3 : Chips.ESP32_S3;
    for (int i = 0; i < 50; i++) {
      byte[] key = bytes(random, keyLength);
      byte[] plain = bytes(random, 16 * random.nextInt(1, 80));
      int address = 16 * random.nextInt(1 << 20);
      byte[] onChip = new XtsCipher(key).encrypt(address, plain, 0, plain.length);
      try (FlashKey host = FlashKey.read(Files.write(folder.resolve("key"), key), chip)) {
        assertThat(host.scheme().encrypt(address, plain)).isEqualTo(onChip);
        assertThat(host.scheme().decrypt(address, onChip)).isEqualTo(plain);
      }
    }
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
