package imprint.esp.flash.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlashKeyTest {
  private static final String MAC = "24:6f:28:01:02:03";

  @TempDir Path folder;
  private Path keys;

  @BeforeEach
  void makeFolder() throws IOException {
    keys = Files.createDirectory(folder.resolve("keys"));
  }

  @ParameterizedTest
  @CsvSource({
    "esp32,   24 32",
    "esp32s2, 32 64",
    "esp32s3, 32 64",
    "esp32c2, 16 32",
    "esp32c3, 32",
    "esp32c5, 32 64",
    "esp32c6, 32",
    "esp32c61, 32",
    "esp32h2, 32",
    "esp32p4, 32 64",
  })
  void takesTheLengthsThatTheChipHas(String name, String fit) throws IOException {
    Chip chip = Chips.byKey(name).orElseThrow();
    for (int length : new int[] {1, 15, 16, 24, 31, 32, 33, 48, 64, 65, 128}) {
      Path file = key("key.bin", length);
      if (Set.of(fit.split(" ")).contains(String.valueOf(length))) {
        FlashKey.read(file, chip).close();
        continue;
      }
      assertThatThrownBy(() -> FlashKey.read(file, chip))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(file + " has " + length + " bytes")
          .hasMessageContaining(chip.name() + " has " + fit.replace(" ", " / "));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9a5e1f82238f995b285c8a55eba39d4cb8110f1a2c8742ce15305310fa60332c",
        "0x9A5E1F82238F995B285C8A55EBA39D\n",
      })
  void aKeyWrittenOutInDigitsIsNotTakenForTheKey(String digits) throws IOException {
    Path file = Files.writeString(keys.resolve("key.txt"), digits);
    assertCode("flashkey.is-text", () -> FlashKey.read(file, Chips.ESP32_S3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0xFF})
  void warnsOfAKeyThatFusesGaveWhichCannotBeRead(int value) throws IOException {
    byte[] blank = new byte[32];
    java.util.Arrays.fill(blank, (byte) value);
    Path file = Files.write(keys.resolve("key.bin"), blank);
    try (FlashKey key = FlashKey.read(file, Chips.ESP32_C3)) {
      assertThat(key.findings()).extracting(Finding::code).contains("flashkey.blank");
    }
  }

  @Test
  void warnsWhereOthersCanReadTheKey() throws IOException {
    Path file = key("key.bin", 32);
    assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
    for (String permissions : new String[] {"rw-r-----", "rw----r--", "rw-rw-rw-"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
      try (FlashKey key = FlashKey.read(file, Chips.ESP32_C3)) {
        assertThat(key.findings())
            .containsExactly(Finding.warning("flashkey.readable-by-others", file));
      }
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    try (FlashKey key = FlashKey.read(file, Chips.ESP32_C3)) {
      assertThat(key.findings()).isEmpty();
    }
  }

  @Test
  void aClosedKeyEncryptsNothingMore() throws IOException {
    FlashKey key = FlashKey.read(key("key.bin", 32), Chips.ESP32_C3);
    FlashScheme scheme = key.scheme();
    key.close();
    assertThatThrownBy(() -> scheme.encrypt(0, new byte[16]))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key-246F28010203.bin",
        "246f28010203",
        "24-6f-28-01-02-03.key",
        "board_24_6F_28_01_02_03_flash.bin",
        "24:6F:28:01:02:03",
      })
  void findsTheKeyOfABoardByItsMac(String name) throws IOException {
    assumeThat(name.contains(":") && Path.of("a").getFileSystem().getSeparator().equals("\\"))
        .isFalse();
    key("key-246F28010204.bin", 32);
    Path mine = key(name, 33);
    // of the wrong length, so that the refusal tells which file was read
    assertThatThrownBy(() -> FlashKeys.at(keys).of(MAC, Chips.ESP32_C3))
        .hasMessageContaining(mine.toString());
    Files.delete(mine);
    key(name, 32);
    FlashKeys.at(keys)
        .of(MAC.toUpperCase(java.util.Locale.ROOT), Chips.ESP32_C3)
        .orElseThrow()
        .close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.bin", "a246F28010203.bin", "246F280102034.bin", "24.6F.28.01.02.03"})
  void aFileOfAnotherNameIsNoKeyOfTheBoard(String name) throws IOException {
    key(name, 32);
    assertThat(FlashKeys.at(keys).of(MAC, Chips.ESP32_C3)).isEmpty();
  }

  @Test
  void aFolderIsNoKey() throws IOException {
    Files.createDirectory(keys.resolve("246F28010203"));
    assertThat(FlashKeys.at(keys).of(MAC, Chips.ESP32_C3)).isEmpty();
  }

  @Test
  void twoKeysForOneBoardAreRefused() throws IOException {
    key("key-246F28010203.bin", 32);
    key("old-24-6f-28-01-02-03.bin", 32);
    assertThatThrownBy(() -> FlashKeys.at(keys).of(MAC, Chips.ESP32_C3))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("key-246F28010203.bin, old-24-6f-28-01-02-03.bin")
        .hasMessageContaining(MAC);
  }

  @Test
  void oneFileIsForAnyBoard() throws IOException {
    FlashKeys one = FlashKeys.at(key("key.bin", 32));
    one.of(MAC, Chips.ESP32_C3).orElseThrow().close();
    assertThat(new FlashKeys.None().of(MAC, Chips.ESP32_C3)).isEmpty();
  }

  @Test
  void whatIsNotThereIsNamed() {
    Path absent = folder.resolve("absent");
    assertCode("file.absent", () -> FlashKeys.at(absent).of(MAC, Chips.ESP32_C3));
    assertCode("flashkey.folder", () -> new FlashKeys.Folder(absent).of(MAC, Chips.ESP32_C3));
  }

  private static void assertCode(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  private Path key(String name, int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Files.write(keys.resolve(name), bytes);
  }
}
