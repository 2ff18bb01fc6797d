package imprint.esp.chip;

import imprint.esp.chip.Chip.Boot;
import imprint.esp.chip.Chip.Fuses;
import imprint.esp.chip.Chip.Revision;
import imprint.esp.chip.Chip.Rom;
import imprint.esp.chip.Chip.SpiController;
import imprint.esp.chip.Chip.Uart;
import imprint.esp.chip.Chip.WatchdogReset;
import imprint.esp.chip.Chip.Watchdogs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of chips (rom-protocol 6 to 9 and 17). */
public final class Chips {
  /** Where a chip without a chip id is told by its first ROM instruction. */
  public static final int MAGIC_REGISTER = 0x40001000;

  /** The one chip that answers the same way and is not ours. */
  public static final int ESP8266_MAGIC = 0xFFF0C101;

  private static final SpiController SPI_60002000 = new SpiController(0x60002000, 0x18, 0x58);
  private static final SpiController SPI_60003000 = new SpiController(0x60003000, 0x18, 0x58);
  private static final int UART_60000014 = 0x60000014;

  public static final Chip ESP32 =
      new Chip(
          "esp32",
          "ESP32",
          0,
          List.of(0x00F01D83),
          "Wi-Fi, Bluetooth",
          new Rom(false, 0),
          new Fuses(
              0x3FF5A004,
              bits(0x3FF5A000, 20, 7),
              bits(0x3FF5A018, 7, 1),
              bits(0x3FF5A018, 4, 2),
              new Revision(
                  List.of(
                      bits(0x3FF6607C, 31, 1), bits(0x3FF5A014, 20, 1), bits(0x3FF5A00C, 15, 1)),
                  List.of(bits(0x3FF5A014, 24, 2)),
                  true,
                  Map.of()),
              Optional.empty(),
              List.of(24, 32)),
          new Uart(List.of(40, 26), 0x3FF40014, 0x60000078, Optional.empty()),
          new Boot(0x1000, 0, 0x10, 2, 0x08, false),
          new SpiController(0x3FF42000, 0x1C, 0x80),
          Optional.empty(),
          Optional.empty());

  public static final Chip ESP32_S2 =
      new Chip(
          "esp32s2",
          "ESP32-S2",
          2,
          List.of(0x000007C6),
          "Wi-Fi",
          new Rom(true, 12),
          new Fuses(
              0x3F41A044,
              bits(0x3F41A034, 18, 3),
              bits(0x3F41A030, 19, 1),
              bits(0x3F41A038, 20, 1),
              revision(bits(0x3F41A050, 18, 2), bits(0x3F41A050, 20, 1), bits(0x3F41A054, 4, 3)),
              Optional.empty(),
              List.of(32, 64)),
          new Uart(List.of(40), 0x3F400014, 0x3F400078, Optional.empty()),
          new Boot(0x1000, 0, 0x08, 46, 0x04, false),
          new SpiController(0x3F402000, 0x18, 0x58),
          Optional.empty(),
          Optional.of(new WatchdogReset(0x3F408094, 0x3F408098, 0x3F4080AC)));

  public static final Chip ESP32_S3 =
      new Chip(
          "esp32s3",
          "ESP32-S3",
          9,
          List.of(0x00000009),
          "Wi-Fi, BLE",
          new Rom(true, 20),
          new Fuses(
              0x60007044,
              bits(0x60007034, 18, 3),
              bits(0x60007030, 20, 1),
              bits(0x60007038, 20, 1),
              new Revision(
                  List.of(bits(0x60007058, 24, 2)),
                  List.of(bits(0x60007058, 23, 1), bits(0x60007050, 18, 3)),
                  false,
                  Map.of(
                      bits(0x60007050, 18, 3), 0,
                      bits(0x6000706C, 0, 2), 1,
                      bits(0x60007050, 24, 3), 1)),
              Optional.empty(),
              List.of(32, 64)),
          new Uart(List.of(40), UART_60000014, 0x60000080, Optional.empty()),
          new Boot(0x0, 0, 0x08, 46, 0x04, false),
          SPI_60002000,
          watchdogs(0x600080B0, 0x60008098, 0x8F1D312A, 0x600080B8, 0x600080B4, 31),
          Optional.of(new WatchdogReset(0x60008098, 0x6000809C, 0x600080B0)));

  public static final Chip ESP32_C2 =
      new Chip(
          "esp32c2",
          "ESP32-C2",
          12,
          List.of(0x6F51306F, 0x7C41A06F, 0x0C21E06F),
          "Wi-Fi, BLE",
          new Rom(true, 20),
          new Fuses(
              0x60008840,
              bits(0x60008830, 7, 3),
              bits(0x60008830, 6, 1),
              bits(0x60008830, 21, 1),
              revision(bits(0x60008844, 20, 2), bits(0x60008844, 16, 4)),
              Optional.empty(),
              List.of(16, 32)),
          new Uart(List.of(26, 40), UART_60000014, 0x6000007C, Optional.empty()),
          new Boot(0x0, 9, 0x08, 8, 0x04, true),
          SPI_60002000,
          Optional.empty(),
          Optional.of(new WatchdogReset(0x60008084, 0x60008088, 0x6000809C)));

  public static final Chip ESP32_C3 =
      new Chip(
          "esp32c3",
          "ESP32-C3",
          5,
          List.of(0x1B31506F, 0x6921506F, 0x4881606F, 0x4361606F),
          "Wi-Fi, BLE",
          new Rom(true, 20),
          new Fuses(
              0x60008844,
              bits(0x60008834, 18, 3),
              bits(0x60008830, 20, 1),
              bits(0x60008838, 20, 1),
              revision(bits(0x60008858, 24, 2), bits(0x60008858, 23, 1), bits(0x60008850, 18, 3)),
              Optional.empty(),
              List.of(32)),
          new Uart(List.of(40), UART_60000014, 0x6000007C, Optional.empty()),
          new Boot(0x0, 9, 0x08, 8, 0x04, true),
          SPI_60002000,
          watchdogs(0x600080A8, 0x60008090, 0x8F1D312A, 0x600080B0, 0x600080AC, 31),
          Optional.of(new WatchdogReset(0x60008090, 0x60008094, 0x600080A8)));

  public static final Chip ESP32_C5 =
      new Chip(
          "esp32c5",
          "ESP32-C5",
          23,
          List.of(0x1101406F, 0x63E1406F, 0x5FD1406F),
          "Wi-Fi, BLE, 802.15.4",
          new Rom(true, 20),
          new Fuses(
              0x600B4844,
              bits(0x600B4834, 16, 3),
              bits(0x600B4830, 20, 1),
              bits(0x600B4838, 25, 1),
              revision(bits(0x600B484C, 4, 2), bits(0x600B484C, 0, 4)),
              Optional.of(bits(0x600B4834, 10, 2)),
              List.of(32, 64)),
          new Uart(
              List.of(48, 40), UART_60000014, 0x6000007C, Optional.of(bits(0x60096110, 24, 7))),
          new Boot(0x2000, 28, 0x08, 27, 0x04, true),
          SPI_60003000,
          watchdogs(0x600B1C18, 0x600B1C00, 0x50D83AA1, 0x600B1C20, 0x600B1C1C, 18),
          Optional.of(new WatchdogReset(0x600B1C00, 0x600B1C04, 0x600B1C18)));

  public static final Chip ESP32_C6 =
      new Chip(
          "esp32c6",
          "ESP32-C6",
          13,
          List.of(0x2CE0806F),
          "Wi-Fi, BLE, 802.15.4",
          new Rom(true, 20),
          new Fuses(
              0x600B0844,
              bits(0x600B0834, 18, 3),
              bits(0x600B0830, 20, 1),
              bits(0x600B0838, 20, 1),
              revision(bits(0x600B0850, 22, 2), bits(0x600B0850, 18, 4)),
              Optional.empty(),
              List.of(32)),
          new Uart(List.of(40), UART_60000014, 0x6000007C, Optional.empty()),
          new Boot(0x0, 9, 0x08, 8, 0x04, true),
          SPI_60003000,
          watchdogs(0x600B1C18, 0x600B1C00, 0x50D83AA1, 0x600B1C20, 0x600B1C1C, 18),
          Optional.empty());

  public static final Chip ESP32_C61 =
      new Chip(
          "esp32c61",
          "ESP32-C61",
          20,
          List.of(0x33F0206F, 0x2421606F, 0x7211606F),
          "Wi-Fi, BLE",
          new Rom(true, 20),
          new Fuses(
              0x600B4844,
              bits(0x600B4830, 23, 3),
              bits(0x600B4830, 14, 1),
              bits(0x600B4834, 26, 1),
              revision(bits(0x600B484C, 4, 2), bits(0x600B484C, 0, 4)),
              Optional.empty(),
              List.of(32)),
          new Uart(List.of(40), UART_60000014, 0x6000007C, Optional.empty()),
          new Boot(0x0, 9, 0x08, 8, 0x04, true),
          SPI_60003000,
          watchdogs(0x600B1C18, 0x600B1C00, 0x50D83AA1, 0x600B1C20, 0x600B1C1C, 18),
          Optional.of(new WatchdogReset(0x600B1C00, 0x600B1C04, 0x600B1C18)));

  public static final Chip ESP32_H2 =
      new Chip(
          "esp32h2",
          "ESP32-H2",
          16,
          List.of(0xD7B73E80),
          "BLE, 802.15.4",
          new Rom(true, 20),
          new Fuses(
              0x600B0844,
              bits(0x600B0834, 18, 3),
              bits(0x600B0830, 20, 1),
              bits(0x600B0838, 20, 1),
              revision(bits(0x600B0850, 21, 2), bits(0x600B0850, 18, 3)),
              Optional.empty(),
              List.of(32)),
          new Uart(List.of(32), UART_60000014, 0x6000007C, Optional.empty()),
          new Boot(0x0, 9, 0x08, 8, 0x04, true),
          SPI_60003000,
          watchdogs(0x600B1C1C, 0x600B1C00, 0x50D83AA1, 0x600B1C24, 0x600B1C20, 18),
          Optional.empty());

  public static final Chip ESP32_P4 =
      new Chip(
          "esp32p4",
          "ESP32-P4",
          18,
          List.of(),
          "none of its own",
          new Rom(true, 20),
          new Fuses(
              0x5012D044,
              bits(0x5012D034, 18, 3),
              bits(0x5012D030, 20, 1),
              bits(0x5012D038, 20, 1),
              new Revision(
                  List.of(bits(0x5012D04C, 23, 1), bits(0x5012D04C, 4, 2)),
                  List.of(bits(0x5012D04C, 0, 4)),
                  false,
                  Map.of()),
              Optional.of(bits(0x5012D034, 9, 2)),
              List.of(32, 64)),
          new Uart(List.of(40), 0x500CA014, 0x500CA08C, Optional.empty()),
          new Boot(0x2000, 35, 0x08, 36, 0x04, true),
          new SpiController(0x5008D000, 0x18, 0x58),
          watchdogs(0x50116018, 0x50116000, 0x50D83AA1, 0x50116020, 0x5011601C, 18),
          Optional.of(new WatchdogReset(0x50116000, 0x50116004, 0x50116018)));

  public static final List<Chip> ALL =
      List.of(
          ESP32, ESP32_S2, ESP32_S3, ESP32_C2, ESP32_C3, ESP32_C5, ESP32_C6, ESP32_C61, ESP32_H2,
          ESP32_P4);

  private Chips() {}

  public static Optional<Chip> byId(int id) {
    return ALL.stream().filter(chip -> chip.id() == id).findFirst();
  }

  /** The chip whose ROM starts with {@code magic} at {@link #MAGIC_REGISTER}. */
  public static Optional<Chip> byMagic(int magic) {
    return ALL.stream().filter(chip -> chip.magics().contains(magic)).findFirst();
  }

  public static Optional<Chip> byKey(String key) {
    return ALL.stream().filter(chip -> chip.key().equals(key)).findFirst();
  }

  private static Optional<Watchdogs> watchdogs(
      int protect, int config, int superKey, int superProtect, int superConfig, int autoFeed) {
    return Optional.of(
        new Watchdogs(
            protect, config, 0x50D83AA1, superProtect, superConfig, superKey, 1 << autoFeed));
  }

  private static BitField bits(int register, int shift, int width) {
    return new BitField(register, shift, width);
  }

  private static Revision revision(BitField major, BitField... minor) {
    return new Revision(List.of(major), List.of(minor), false, Map.of());
  }
}
