package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import imprint.bench.rom.NorFlash;
import imprint.esp.chip.Chips;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareTest {
  private static final int FACTORY_DATA = 0x3E0000;

  private final byte[] content = FlashLayout.withFirmware(4 << 20, 0);

  @Test
  void namesTheUnitWhenItsFactoryDataIsThere() throws IOException {
    byte[] image = image();
    System.arraycopy(image, 0, content, FACTORY_DATA, image.length);
    assertThat(log())
        .contains("Device Configuration:")
        .contains("Serial Number: SN-0001")
        .contains("Vendor Id: 65521")
        .contains("Setup Discriminator (0xFFFF for UNKNOWN/ERROR): 3840")
        .doesNotContain("E (");
  }

  @Test
  void saysThatItsFactoryDataIsMissing() {
    assertThat(log()).contains("E (").contains("ESP_ERR_NVS_NOT_FOUND").contains("chip-factory");
  }

  @Test
  void doesNotTakeDataWhoseCheckSumIsWrong() throws IOException {
    byte[] image = image();
    int serial = new String(image, StandardCharsets.ISO_8859_1).indexOf("verifier");
    image[serial] ^= 1;
    System.arraycopy(image, 0, content, FACTORY_DATA, image.length);
    assertThat(log()).contains("E (384) chip[DL]: nvs_get(verifier)");
  }

  @Test
  void withoutABootLoaderTheRomComplains() {
    assertThat(log(FlashLayout.blank(4 << 20))).contains("invalid header: 0xffffffff");
  }

  @Test
  void withoutATableTheBootLoaderComplains() {
    Arrays.fill(content, 0x8000, 0x9000, (byte) 0xFF);
    assertThat(log()).contains("flash_parts: partition 0 invalid magic number 0xffff");
  }

  @Test
  void withoutItsPartitionTheApplicationComplains() {
    content[0x8000 + 4 * 32 + 12] = 'x';
    assertThat(log()).contains("Partition not found: fctry");
  }

  /** Each fault has words of its own that a sound application never says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXAMPLE_PASSCODE    | Setup Pin Code (0 for UNKNOWN/ERROR): 20202021
          EXAMPLE_BANNER      | Using default EXAMPLE passcode
          PANIC               | Guru Meditation Error
          RESTART_LOOP        | rst:0x
          WRONG_DISCRIMINATOR | Discriminator (0xFFFF for UNKNOWN/ERROR): 3841
          NVS_KEY_ERROR       | ESP_ERR_NVS_CORRUPT_KEY_PART
          ENCRYPTING          | flash_encrypt: Flash encryption completed
          ENCRYPTING_STUCK    | flash_encrypt: Encrypting partition
          """)
  void showsEachFault(AppFault fault, String words) throws IOException {
    byte[] image = image();
    System.arraycopy(image, 0, content, FACTORY_DATA, image.length);
    assertThat(log(content)).doesNotContain(words);
    assertThat(log(content, fault)).contains(words);
  }

  @Test
  void survivesDamagedFlash() throws IOException {
    byte[] image = image();
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 300; round++) {
      System.arraycopy(image, 0, content, FACTORY_DATA, image.length);
      for (int change = random.nextInt(40); change > 0; change--) {
        content[FACTORY_DATA + random.nextInt(0x2000)] = (byte) random.nextInt(256);
        content[0x8000 + random.nextInt(160)] = (byte) random.nextInt(256);
      }
      assertThatCode(this::log).doesNotThrowAnyException();
    }
  }

  private String log() {
    return log(content);
  }

  private static String log(byte[] content, AppFault... faults) {
    return new Firmware(Chips.ESP32_C3, flash(content), Arrays.stream(faults).findFirst())
        .run().stream().map(Firmware.Part::text).collect(Collectors.joining());
  }

  private static NorFlash flash(byte[] content) {
    return new NorFlash(content, (all, offset, length) -> {});
  }

  /** Made by Espressif's generator. */
  private static byte[] image() throws IOException {
    String name = "/mfg/m06-dac-given-deterministic/partition.bin";
    try (InputStream in = FirmwareTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
