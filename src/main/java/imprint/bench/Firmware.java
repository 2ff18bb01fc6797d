package imprint.bench;

import imprint.bench.rom.NorFlash;
import imprint.esp.chip.Chip;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What boot loader and application print, from what they find in flash memory. */
final class Firmware {
  private static final int SECURE_CERT_MAGIC = 0xBA5EBA11;
  private static final int TABLE_SIZE = 0xC00;

  /** Without these a Matter node cannot be commissioned. */
  private static final List<String> NEEDED =
      List.of("discriminator", "iteration-count", "salt", "verifier", "dac-cert", "dac-key");

  private final NorFlash flash;
  private final int bootloader;

  Firmware(Chip chip, NorFlash flash) {
    this.flash = flash;
    this.bootloader = bootloader(chip);
  }

  /** Where the ROM looks for the boot loader. */
  static int bootloader(Chip chip) {
    return chip.boot().loader();
  }

  /** All lines after the ROM's own. */
  String run() {
    if (!FlashLayout.hasImage(flash.copy(bootloader, 1), 0)) {
      return "invalid header: 0x%08x\r\n".formatted(word(bootloader)).repeat(3);
    }
    List<FlashLayout.Row> rows = FlashLayout.rows(flash.copy(FlashLayout.TABLE, TABLE_SIZE));
    if (rows.isEmpty()) {
      return "E (51) flash_parts: partition 0 invalid magic number 0x%x\r\nE (58) boot: Failed to verify partition table\r\n"
          .formatted(word(FlashLayout.TABLE) & 0xFFFF);
    }
    return "I (24) boot: 2nd stage bootloader\r\nI (262) main_task: Calling app_main()\r\n"
        + rows.stream()
            .filter(row -> row.isNvs("fctry"))
            .filter(row -> row.offset() >= 0 && row.size() >= 0)
            .filter(row -> row.offset() + (long) row.size() <= flash.size())
            .findFirst()
            .map(row -> application(flash.copy(row.offset(), row.size()), needed(rows)))
            .orElse("E (381) chip[DL]: Partition not found: fctry\r\n");
  }

  /** With certificates and key in a partition of their own, NVS need not have them. */
  private List<String> needed(List<FlashLayout.Row> rows) {
    boolean apart =
        rows.stream()
            .filter(FlashLayout.Row::isSecureCert)
            .filter(row -> row.offset() >= 0 && row.offset() + 4L <= flash.size())
            .anyMatch(row -> word(row.offset()) == SECURE_CERT_MAGIC);
    return apart ? List.of() : NEEDED;
  }

  private static String application(byte[] partition, List<String> needed) {
    Optional<Map<String, String>> data = FactoryData.find(partition);
    if (data.isEmpty()) {
      return "E (382) chip[DL]: nvs_open_from_partition(fctry, chip-factory): ESP_ERR_NVS_NOT_FOUND (0x1102)\r\n";
    }
    Map<String, String> values = data.get();
    StringBuilder lines = new StringBuilder();
    for (String key : needed) {
      if (!values.containsKey(key)) {
        lines.append(
            "E (384) chip[DL]: nvs_get(%s): ESP_ERR_NVS_NOT_FOUND (0x1102)\r\n".formatted(key));
      }
    }
    return lines.isEmpty() ? configuration(values) : lines.toString();
  }

  private static String configuration(Map<String, String> values) {
    return "I (391) chip[DL]: Device Configuration:\r\n"
        + line("Serial Number", values.get("serial-num"))
        + line("Vendor Id", values.get("vendor-id"))
        + line("Vendor Name", values.get("vendor-name"))
        + line("Product Id", values.get("product-id"))
        + line("Product Name", values.get("product-name"))
        + line("Hardware Version", values.get("hardware-ver"))
        + line("Setup Discriminator (0xFFFF for UNKNOWN/ERROR)", values.get("discriminator"));
  }

  private static String line(String name, @Nullable String value) {
    return "I (392) chip[DL]:   %s: %s\r\n".formatted(name, value == null ? "(not set)" : value);
  }

  private int word(int at) {
    byte[] bytes = flash.copy(at, 4);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }
}
