package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import imprint.esp.chip.Chips;
import imprint.esp.flash.FirmwareBundle.Part;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareBundleTest {
  private static final int FOUR_MIB = 4 << 20;

  @TempDir Path folder;
  private Path firmware;
  private Build build;

  @BeforeEach
  void build() throws IOException {
    firmware = Files.createDirectory(folder.resolve("build"));
    build = new Build(firmware, Chips.ESP32_C3);
  }

  @Test
  void readsWhatABuildLeaves() throws IOException {
    Path json = build.json(Build.TEXT);
    for (Path place : new Path[] {json, firmware}) {
      FirmwareBundle bundle = FirmwareBundle.read(place).check(Chips.ESP32_C3, FOUR_MIB);
      assertThat(bundle.chip()).contains("esp32c3");
      assertThat(bundle.flashSize()).contains(4L << 20);
      assertThat(bundle.parts())
          .extracting(Part::name, Part::offset, part -> part.content().length, Part::encrypted)
          .containsExactly(
              tuple("bootloader", 0x0, 0x5000, true),
              tuple("partition-table", 0x8000, 0xC00, true),
              tuple("otadata", 0xF000, 0x1000, false),
              tuple("app", 0x10000, 0x23456, true));
      assertThat(bundle.parts().getLast().content())
          .isEqualTo(Files.readAllBytes(firmware.resolve("light.bin")));
    }
  }

  /** ESP-IDF 4.0 wrote neither the mark nor the chip. */
  @Test
  void readsWhatAnOldBuildLeaves() throws IOException {
    build.json(
        """
        {"flash_files": {"0x10000": "light.bin", "4096": "bootloader\\\\bootloader.bin"},
         "app": {"offset": "0x10000", "file": "light.bin"}, "extra_esptool_args": {}}
        """);
    FirmwareBundle bundle = FirmwareBundle.read(firmware).check(Chips.ESP32_C3, FOUR_MIB);
    assertThat(bundle.chip()).isEmpty();
    assertThat(bundle.parts())
        .extracting(Part::name, Part::offset, Part::encrypted)
        .containsExactly(tuple("bootloader", 0x1000, false), tuple("app", 0x10000, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{} {}",
        "null",
        "{\"flash_files\": []}",
        "{\"flash_files\": {}}",
        "{\"flash_files\": {\"0x0\": 5}}",
        "{\"flash_files\": {\"0x0\": null}}",
        "{\"flash_files\": {\"zero\": \"light.bin\"}}",
        "{\"flash_files\": {\"-1\": \"light.bin\"}}",
        "{\"flash_files\": {\"0x0\": \"light.bin\", \"0x0\": \"light.bin\"}}",
        "{\"flash_files\": {\"0x0\": \"a\\u0000b\"}}",
      })
  void refusesWhatIsNoBuild(String text) throws IOException {
    Path json = build.json(text + " ");
    assertThatThrownBy(() -> FirmwareBundle.read(json))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(json + " is not the flasher_args.json of an ESP-IDF build");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"chip\"   : \"esp32c3\"        | \"chip\": 3                     | extra_esptool_args.chip",
        "\"flash_size\": \"4MB\"         | \"flash_size\": \"big\"         | flash_settings.flash_size",
        "\"0xf000\", \"file\" : \"ota_data_initial.bin\" | \"0xf000\", \"file\" : \"x\" | otadata",
        "\"encrypted\" : \"false\"       | \"encrypted\" : \"maybe\"       | otadata.encrypted",
        "\"offset\" : \"0xf000\"         | \"offset\" : \"there\"          | otadata",
      })
  void namesThePlaceThatIsWrong(String right, String wrong, String place) throws IOException {
    build.json(changed(right, wrong));
    assertThatThrownBy(() -> FirmwareBundle.read(firmware))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("(at " + place + ")");
  }

  @Test
  void refusesAFileThatIsNotThere() throws IOException {
    build.json(Build.TEXT);
    Files.delete(firmware.resolve("light.bin"));
    assertRefused("file.absent", "light.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../key.bin", "bootloader/../../key.bin", "link.bin", "%s/key.bin"})
  void refusesAFileOutsideItsFolder(String name) throws IOException {
    Files.write(folder.resolve("key.bin"), new byte[32]);
    if (name.equals("link.bin")) {
      Files.createSymbolicLink(firmware.resolve(name), folder.resolve("key.bin"));
    }
    String path = name.formatted(folder.toString().replace('\\', '/'));
    build.json("{\"flash_files\": {\"0x0\": \"%s\"}}".formatted(path));
    assertRefused("firmware.outside", path);
  }

  @ParameterizedTest
  @CsvSource({
    "0x10800,    flash.unaligned",
    "0x9000,     ''",
    "0x1000000,  flash.beyond-reach",
    "0xfff000,   flash.beyond-reach",
    "0xffffffff, flash.unaligned",
    "0xfffff000, flash.beyond-reach",
    "0x4000,     flash.overlap",
    "0x0,        flash.overlap",
  })
  void refusesAPlaceThatDoesNotDo(String offset, String code) throws IOException {
    build.file("x.bin", new byte[0x1001]);
    build.json(
        """
        {"flash_files": {"0x00": "bootloader/bootloader.bin", "%s": "x.bin",
         "0x8000": "partition_table/partition-table.bin"}}
        """
            .formatted(offset));
    if (code.isEmpty()) {
      assertThat(FirmwareBundle.read(firmware).parts()).hasSize(3);
    } else {
      assertRefused(code, "x");
    }
  }

  @Test
  void refusesFirmwareForAnotherChip() throws IOException {
    build.json(Build.TEXT);
    FirmwareBundle bundle = FirmwareBundle.read(firmware);
    assertRefused("firmware.other-chip", "ESP32-C3", () -> bundle.check(Chips.ESP32, FOUR_MIB));
    build.json(changed("esp32c3", "esp8266"));
    assertRefused(
        "firmware.other-chip",
        "esp8266",
        () -> FirmwareBundle.read(firmware).check(Chips.ESP32_C3, FOUR_MIB));
  }

  @ParameterizedTest
  @CsvSource({
    "light.bin,                 0,      ESP32",
    "light.bin,                 9,      ESP32-S3",
    "light.bin,                 0x1234, 0x1234",
    "bootloader/bootloader.bin, 9,      ESP32-S3",
    "ota_data_initial.bin,      9,      ESP32-S3",
  })
  void looksIntoTheImagesToo(String file, String id, String name) throws IOException {
    build.json(Build.TEXT);
    build.file(file, Build.image(Integer.decode(id), 0x1000));
    FirmwareBundle bundle = FirmwareBundle.read(firmware);
    assertRefused("firmware.other-chip", name, () -> bundle.check(Chips.ESP32_C3, FOUR_MIB));
  }

  @Test
  void dataThatOnlyStartsLikeAnImageIsNoImage() throws IOException {
    build.json(Build.TEXT);
    byte[] data = Build.image(0x1234, 0x1000);
    build.file("ota_data_initial.bin", data);
    FirmwareBundle.read(firmware).check(Chips.ESP32_C3, FOUR_MIB);
    data[12] = 9;
    data[13] = 0;
    data[1] = (byte) 0xFF;
    build.file("ota_data_initial.bin", data);
    FirmwareBundle.read(firmware).check(Chips.ESP32_C3, FOUR_MIB);
  }

  @ParameterizedTest
  @CsvSource({
    "4MB,     4194304, true",
    "4MB,     2097152, false",
    "16MB,    8388608, false",
    "2MB,     2097152, true",
    "512KB,   1048576, true",
    "keep,    4194304, true",
    "keep,    2097152, false",
    "detect,  2097152, false",
  })
  void refusesFirmwareForALargerFlash(String size, int board, boolean fits) throws IOException {
    build.json(changed("\"flash_size\": \"4MB\"", "\"flash_size\": \"" + size + "\""));
    FirmwareBundle bundle = FirmwareBundle.read(firmware);
    if (fits) {
      bundle.check(Chips.ESP32_C3, board);
    } else {
      assertRefused(
          "firmware.flash-size",
          "the board has " + board,
          () -> bundle.check(Chips.ESP32_C3, board));
    }
  }

  private static String changed(String right, String wrong) {
    assertThat(Build.TEXT).contains(right);
    return Build.TEXT.replace(right, wrong);
  }

  @Test
  void givesTheTableAmongItsFiles() throws IOException {
    byte[] row = PartitionTableTest.row("fctry", 1, 2, 0x9000, 0x6000, 0);
    build.file("partition_table/partition-table.bin", PartitionTableTest.table(row));
    for (String name : new String[] {"partition-table", "partition_table"}) {
      build.json(Build.TEXT.replace("\"partition-table\"", "\"" + name + "\""));
      assertThat(FirmwareBundle.read(firmware).table().partitions())
          .extracting(Partition::label)
          .containsExactly("fctry");
    }
  }

  @Test
  void refusesToGiveATableThatItHasNot() throws IOException {
    build.json(Build.TEXT);
    assertRefused(
        "flash.table-file", "flasher_args.json", () -> FirmwareBundle.read(firmware).table());
    build.json("{\"flash_files\": {\"0x10000\": \"light.bin\"}}");
    assertRefused(
        "firmware.no-table", "flasher_args.json", () -> FirmwareBundle.read(firmware).table());
  }

  private void assertRefused(String code, String text) {
    assertRefused(code, text, () -> FirmwareBundle.read(firmware));
  }

  private static void assertRefused(String code, String text, ThrowingCallable action) {
    assertThatThrownBy(action)
        .hasMessageContaining(text)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
