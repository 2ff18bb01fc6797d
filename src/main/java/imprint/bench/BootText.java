package imprint.bench;

import imprint.bench.rom.Security;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.List;

/**
 * What the ROM of one chip prints at a start. Known from many logs: ESP32, C3, S3, and the banners
 * of S2, C2, C6 and H2; the rest is of the same form and not recorded from silicon.
 *
 * @param banner before everything else
 * @param download boot mode with the strap low
 * @param application boot mode with the strap high
 * @param locked instead of the loader where it is switched off for ever
 */
record BootText(Chip chip, String banner, String download, String application, String locked) {
  private static final String APPLICATION = "0xc (SPI_FAST_FLASH_BOOT)";
  private static final String LOCKED = "Download boot modes disabled\r\n";

  private static final List<BootText> ALL =
      List.of(
          new BootText(
              Chips.ESP32,
              "ets Jul 29 2019 12:21:46\r\n\r\n",
              "0x3 (DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2))",
              "0x13 (SPI_FAST_FLASH_BOOT)",
              "Download mode is disabled. Restart with GPIO0 high.\r\n"),
          row(Chips.ESP32_S2, "esp32s2-rc4-20191025", "Oct 25 2019", "0x0 (DOWNLOAD(USB/UART0/1))")
              .starting("0x8 (SPI_FAST_FLASH_BOOT)"),
          row(Chips.ESP32_S3, "esp32s3-20210327", "Mar 27 2021", "0x0 (DOWNLOAD(USB/UART0))")
              .starting("0x8 (SPI_FAST_FLASH_BOOT)"),
          row(Chips.ESP32_C2, "esp8684-api2-20220127", "Jan 27 2022", "0x4 (DOWNLOAD(UART0))"),
          row(
              Chips.ESP32_C3,
              "esp32c3-api1-20210207",
              "Feb  7 2021",
              "0x4 (DOWNLOAD(USB/UART0/1))"),
          row(Chips.ESP32_C5, "esp32c5-20240701", "Jul  1 2024", "0x4 (DOWNLOAD(USB/UART0))"),
          row(Chips.ESP32_C6, "esp32c6-20220919", "Sep 19 2022", "0x4 (DOWNLOAD(USB/UART0))"),
          row(Chips.ESP32_C61, "esp32c61-20240701", "Jul  1 2024", "0x4 (DOWNLOAD(USB/UART0))"),
          row(Chips.ESP32_H2, "esp32h2-20221101", "Nov  1 2022", "0x4 (DOWNLOAD(USB/UART0))"),
          row(Chips.ESP32_P4, "esp32p4-20230811", "Aug 11 2023", "0x4 (DOWNLOAD(USB/UART0))"));

  /** Why a chip starts. */
  enum Cause {
    POWER_ON("0x1 (POWERON_RESET)", "0x1 (POWERON)"),
    /** A restart by the ROM's loader. */
    SOFTWARE("0xc (SW_CPU_RESET)", "0xc (RTC_SW_CPU_RST)"),
    /** A restart by a program. */
    SYSTEM("0x3 (SW_RESET)", "0x3 (RTC_SW_SYS_RST)"),
    BROWN_OUT("0xf (RTCWDT_BROWN_OUT_RESET)", "0xf (RTCWDT_BROWN_OUT)"),
    /** Its own USB restarts it; the ESP32 has none. */
    USB("0x15 (USB_UART_CHIP_RESET)", "0x15 (USB_UART_CHIP_RESET)"),
    WATCHDOG("0x10 (RTCWDT_RTC_RESET)", "0x10 (RTCWDT_RTC_RST)");

    private final String esp32;
    private final String later;

    Cause(String esp32, String later) {
      this.esp32 = esp32;
      this.later = later;
    }

    private String reason(Chip chip) {
      return chip.equals(Chips.ESP32) ? esp32 : later;
    }
  }

  private static BootText row(Chip chip, String version, String built, String download) {
    String banner = "ESP-ROM:%s\r\nBuild:%s\r\n".formatted(version, built);
    return new BootText(chip, banner, download, APPLICATION, LOCKED);
  }

  private BootText starting(String mode) {
    return new BootText(chip, banner, download, mode, locked);
  }

  static BootText of(Chip chip) {
    return ALL.stream()
        .filter(text -> text.chip().equals(chip))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no boot text of " + chip));
  }

  /** The ROM's own lines. */
  String start(Cause cause, boolean strapped, Security security) {
    String mode = strapped ? download : application;
    String then = "";
    if (strapped && security.downloadForbidden()) {
      then = locked;
    } else if (strapped) {
      then =
          security.secureDownload()
              ? "wait uart download(secure mode)\r\n"
              : "waiting for download\r\n";
    }
    return "%srst:%s,boot:%s\r\n%s".formatted(banner, cause.reason(chip), mode, then);
  }
}
