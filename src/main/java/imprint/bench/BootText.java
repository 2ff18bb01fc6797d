package imprint.bench;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.List;

/**
 * What the ROM of one chip prints at a start.
 *
 * @param banner before everything else
 * @param powerOn reset reason after power-on or a pulse on EN
 * @param software reset reason after a restart by the loader
 * @param brownOut reset reason after a dip of the supply
 * @param download boot mode with the strap low
 * @param application boot mode with the strap high
 */
record BootText(
    Chip chip,
    String banner,
    String powerOn,
    String software,
    String brownOut,
    String download,
    String application) {
  private static final List<BootText> ALL =
      List.of(
          new BootText(
              Chips.ESP32,
              "ets Jul 29 2019 12:21:46\r\n\r\n",
              "0x1 (POWERON_RESET)",
              "0xc (SW_CPU_RESET)",
              "0xf (RTCWDT_BROWN_OUT_RESET)",
              "0x3 (DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2))",
              "0x13 (SPI_FAST_FLASH_BOOT)"),
          new BootText(
              Chips.ESP32_C3,
              "ESP-ROM:esp32c3-api1-20210207\r\nBuild:Feb  7 2021\r\n",
              "0x1 (POWERON)",
              "0xc (RTC_SW_CPU_RST)",
              "0xf (RTCWDT_BROWN_OUT)",
              "0x4 (DOWNLOAD(USB/UART0/1))",
              "0xc (SPI_FAST_FLASH_BOOT)"),
          new BootText(
              Chips.ESP32_S3,
              "ESP-ROM:esp32s3-20210327\r\nBuild:Mar 27 2021\r\n",
              "0x1 (POWERON)",
              "0xc (RTC_SW_CPU_RST)",
              "0xf (RTCWDT_BROWN_OUT)",
              "0x0 (DOWNLOAD(USB/UART0))",
              "0x8 (SPI_FAST_FLASH_BOOT)"));

  /** Why a chip starts. */
  enum Cause {
    POWER_ON,
    SOFTWARE,
    BROWN_OUT
  }

  static BootText of(Chip chip) {
    return ALL.stream()
        .filter(text -> text.chip().equals(chip))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no boot text of " + chip));
  }

  /** The ROM's own lines. */
  String start(Cause cause, boolean strapped) {
    String reason =
        switch (cause) {
          case POWER_ON -> powerOn;
          case SOFTWARE -> software;
          case BROWN_OUT -> brownOut;
        };
    String mode = strapped ? download : application;
    String loader = strapped ? "waiting for download\r\n" : "";
    return "%srst:%s,boot:%s\r\n%s".formatted(banner, reason, mode, loader);
  }
}
