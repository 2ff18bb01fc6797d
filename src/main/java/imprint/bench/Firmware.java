package imprint.bench;

import imprint.bench.rom.NorFlash;
import imprint.esp.chip.Chip;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What boot loader and application print, from what they find in flash memory. */
final class Firmware {
  /**
   * Some lines.
   *
   * @param after how long after the lines before
   */
  record Part(Duration after, String text) {
    static Part now(String text) {
      return new Part(Duration.ZERO, text);
    }
  }

  private static final int TABLE_SIZE = 0xC00;

  /** Without these a Matter node cannot be commissioned. */
  private static final List<String> NEEDED =
      List.of("discriminator", "iteration-count", "salt", "verifier", "dac-cert", "dac-key");

  private static final String BOOT_LOADER = "I (24) boot: 2nd stage bootloader\r\n";
  private static final String APPLICATION = "I (262) main_task: Calling app_main()\r\n";
  private static final String START = "rst:0xc (SW_CPU_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\n";

  /** How long an application runs that breaks off. */
  private static final Duration RUNNING = Duration.ofSeconds(1);

  private final NorFlash flash;
  private final int bootloader;
  private final Optional<AppFault> fault;

  Firmware(Chip chip, NorFlash flash, Optional<AppFault> fault) {
    this.flash = flash;
    this.bootloader = bootloader(chip);
    this.fault = fault;
  }

  /** Where the ROM looks for the boot loader. */
  static int bootloader(Chip chip) {
    return chip.boot().loader();
  }

  /** All lines after the ROM's own. */
  List<Part> run() {
    if (!FlashLayout.hasImage(flash.copy(bootloader, 1), 0)) {
      return now("invalid header: 0x%08x\r\n".formatted(word(bootloader)).repeat(3));
    }
    List<FlashLayout.Row> rows = FlashLayout.rows(flash.copy(FlashLayout.TABLE, TABLE_SIZE));
    if (rows.isEmpty()) {
      return now(
          "E (51) flash_parts: partition 0 invalid magic number 0x%x\r\nE (58) boot: Failed to verify partition table\r\n"
              .formatted(word(FlashLayout.TABLE) & 0xFFFF));
    }
    return fault.map(does -> faulty(does, rows)).orElseGet(() -> now(sound(rows)));
  }

  private static List<Part> now(String text) {
    return List.of(Part.now(text));
  }

  private String sound(List<FlashLayout.Row> rows) {
    return BOOT_LOADER + APPLICATION + application(rows, AppTexts::configuration);
  }

  private List<Part> faulty(AppFault does, List<FlashLayout.Row> rows) {
    String started = BOOT_LOADER + APPLICATION;
    return switch (does) {
      case EXAMPLE_PASSCODE -> now(started + AppTexts.example());
      case EXAMPLE_BANNER -> now(started + application(rows, AppTexts::banner));
      case PANIC ->
          List.of(
              Part.now(started),
              new Part(RUNNING, AppTexts.PANIC + START + started),
              new Part(RUNNING, AppTexts.PANIC));
      case RESTART_LOOP ->
          Stream.concat(
                  Stream.of(Part.now(started)),
                  Collections.nCopies(5, new Part(RUNNING, START + started)).stream())
              .toList();
      case WRONG_DISCRIMINATOR ->
          now(started + application(rows, AppTexts::withOtherDiscriminator));
      case NVS_KEY_ERROR -> now(started + AppTexts.NVS_KEY_ERROR);
      case ENCRYPTING ->
          List.of(
              Part.now(BOOT_LOADER + AppTexts.ENCRYPTING),
              new Part(Duration.ofSeconds(20), AppTexts.ENCRYPTED + START),
              Part.now(sound(rows)));
      case ENCRYPTING_STUCK -> now(BOOT_LOADER + AppTexts.ENCRYPTING);
      case QUIET -> now(BOOT_LOADER);
    };
  }

  /** What of the unit's data the application prints. */
  private interface Configuration {
    String of(Map<String, String> values);
  }

  private String application(List<FlashLayout.Row> rows, Configuration prints) {
    return rows.stream()
        .filter(row -> row.isNvs("fctry"))
        .filter(row -> row.offset() >= 0 && row.size() >= 0)
        .filter(row -> row.offset() + (long) row.size() <= flash.size())
        .findFirst()
        .map(row -> opened(flash.copy(row.offset(), row.size()), rows, prints))
        .orElse("E (381) chip[DL]: Partition not found: fctry\r\n");
  }

  /** With a key in the table's keys partition, NVS is read through it. */
  private String opened(byte[] partition, List<FlashLayout.Row> rows, Configuration prints) {
    byte[] keys =
        rows.stream()
            .filter(FlashLayout.Row::isNvsKeys)
            .filter(row -> row.within(flash.size()))
            .findFirst()
            .map(row -> flash.copy(row.offset(), row.size()))
            .orElse(new byte[0]);
    return SealedNvs.hasKey(keys)
        ? application(SealedNvs.opened(partition, keys), apart(rows), prints)
        : application(partition, apart(rows), prints);
  }

  /** What lies in a partition of its own; nothing where that is not used. */
  private Optional<Map<String, String>> apart(List<FlashLayout.Row> rows) {
    return rows.stream()
        .filter(FlashLayout.Row::isSecureCert)
        .filter(row -> row.offset() >= 0 && row.size() >= 0)
        .filter(row -> row.offset() + (long) row.size() <= flash.size())
        .findFirst()
        .flatMap(row -> SecureCertData.find(flash.copy(row.offset(), row.size())));
  }

  private static String application(
      byte[] partition, Optional<Map<String, String>> apart, Configuration prints) {
    Optional<Map<String, String>> data = FactoryData.find(partition);
    if (data.isEmpty()) {
      return "E (382) chip[DL]: nvs_open_from_partition(fctry, chip-factory): ESP_ERR_NVS_NOT_FOUND"
          + " (0x1102)\r\n";
    }
    Map<String, String> values = new HashMap<>(data.get());
    apart.ifPresent(values::putAll);
    // with certificates and key in a partition of their own, NVS need not have them
    List<String> needed = apart.isPresent() ? List.of() : NEEDED;
    StringBuilder lines = new StringBuilder();
    for (String key : needed) {
      if (!values.containsKey(key)) {
        lines.append(
            "E (384) chip[DL]: nvs_get(%s): ESP_ERR_NVS_NOT_FOUND (0x1102)\r\n".formatted(key));
      }
    }
    return lines.isEmpty() ? prints.of(values) : lines.toString();
  }

  private int word(int at) {
    byte[] bytes = flash.copy(at, 4);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }
}
