package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The model answers as the mask ROMs did")
class RecordedRomTest {
  /** Flash encryption is on, in development mode, with a key in block 0. */
  private static final Security ENCRYPTING = new Security(0, 1, List.of(4, 0, 0, 0, 0, 0), false);

  private static final byte[] FLASH_KEY =
      HexFormat.of().parseHex("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rom-esp32-plain",
        "rom-esp32c3-plain",
        "rom-esp32s3-plain",
        "rom-esp32c3-sdm",
        "rom-esp32c3-fe"
      })
  void everyByteOfEveryAnswer(String name) {
    RecordedRom recorded = RecordedRom.load(name);
    LoneRom rom = rom(recorded);
    assertThat(recorded.steps()).hasSizeGreaterThan(40);
    for (RecordedRom.Step step : recorded.steps()) {
      assertThat(rom.exchange(step.request()))
          .as("step %d, %s", step.number(), step.note())
          .isEqualTo(step.answer());
    }
    assertThat(sectorsWritten(rom.flash)).isEqualTo(recorded.flashAfter());
  }

  private static LoneRom rom(RecordedRom recorded) {
    Chip chip = Chips.byKey(recorded.chip()).orElseThrow();
    return switch (recorded.mode()) {
      case "sdm" -> new LoneRom(chip, Security.secureDownloadMode(), FlashCipher.NONE);
      case "fe" -> new LoneRom(chip, ENCRYPTING, new XtsCipher(FLASH_KEY));
      default -> new LoneRom(chip);
    };
  }

  private static List<RecordedRom.Sector> sectorsWritten(NorFlash flash) {
    byte[] blank = new byte[NorFlash.SECTOR];
    Arrays.fill(blank, (byte) 0xFF);
    return IntStream.range(0, flash.size() / NorFlash.SECTOR)
        .map(i -> i * NorFlash.SECTOR)
        .filter(at -> !Arrays.equals(blank, flash.copy(at, NorFlash.SECTOR)))
        .mapToObj(at -> new RecordedRom.Sector(at, sha256(flash.copy(at, NorFlash.SECTOR))))
        .toList();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
