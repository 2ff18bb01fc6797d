package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a board prints after a reset, told apart (rom-protocol 6.5). */
public final class BootLog {
  /** What the ROM prints once its loader is up, by chip and interface. */
  private static final Pattern LOADER_UP =
      Pattern.compile("waiting for download|wait (?:uart0?|usb) download|DOWNLOAD(?:_BOOT)?\\(");

  private static final Pattern LOCKED =
      Pattern.compile("Download boot modes disabled|Download mode is disabled");

  /** What the ROM prints when it hands over, and ESP-IDF's boot loader when it takes over. */
  private static final Pattern STARTED = Pattern.compile("entry 0x|2nd stage bootloader");

  private static final Pattern CANNOT_START =
      Pattern.compile("invalid header|flash read err|invalid magic number");

  private static final Pattern BOOT = Pattern.compile("boot:0x([0-9a-fA-F]{1,8})");
  private static final Pattern BANNER = Pattern.compile("ESP-ROM:(esp32[a-z0-9]*)-");
  private static final Pattern POWER_ON = Pattern.compile("rst:0x1 \\(POWERON");

  /** A text that names what is wrong, whatever else was heard. */
  private record Sign(Pattern pattern, String code) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(LOCKED, "rom.locked"),
          new Sign(Pattern.compile("Invalid mode for secure boot download"), "rom.second-strap"),
          new Sign(Pattern.compile("BROWN_?OUT|[Bb]rownout detector"), "rom.brown-out"),
          new Sign(LOADER_UP, "rom.deaf"),
          new Sign(Pattern.compile("Guru Meditation|uru Meditation Error"), "rom.panics"));

  /** More starts than these between two of our resets are not ours. */
  private static final int OWN_STARTS = 2;

  private BootLog() {}

  /** The loader says that it is up. */
  public static boolean loaderUp(String text) {
    return LOADER_UP.matcher(text).find();
  }

  /** Programming over the cable is switched off for ever: no use to try again. */
  public static boolean locked(String text) {
    return LOCKED.matcher(text).find();
  }

  /** The board left its reset and runs what is in its flash. */
  public static boolean started(String text) {
    return !loaderUp(text) && !cannotStart(text) && STARTED.matcher(text).find();
  }

  /** The board left its reset and found nothing in its flash that it could run. */
  public static boolean cannotStart(String text) {
    return CANNOT_START.matcher(text).find();
  }

  /**
   * Why nobody answered on {@code port}, from what was heard there instead.
   *
   * @param text of one attempt, from its reset on
   */
  public static Finding explain(String text, String port) {
    for (Sign sign : SIGNS) {
      if (sign.pattern().matcher(text).find()) {
        return Finding.error(sign.code(), port);
      }
    }
    if (POWER_ON.matcher(text).results().count() > OWN_STARTS) {
      return Finding.error("rom.restarts", port);
    }
    return boot(text)
        .map(value -> strap(value, chip(text), port))
        .orElseGet(
            () ->
                text.isBlank()
                    ? Finding.error("rom.no-answer", port)
                    : Finding.error("rom.garbage", port));
  }

  /** The pin at fault, from the value that the ROM printed of its straps. */
  private static Finding strap(int value, Optional<Chip> chip, String port) {
    if (chip.isEmpty()) {
      return Finding.error("rom.not-download-mode", port, "0x%x".formatted(value));
    }
    Chip.Boot boot = chip.get().boot();
    if ((value & boot.strapBit()) != 0) {
      return Finding.error(
          "rom.strap-high", port, chip.get().name(), boot.strap(), "0x%x".formatted(value));
    }
    boolean high = (value & boot.secondBit()) != 0;
    return high == boot.secondHigh()
        ? Finding.error("rom.not-download-mode", port, "0x%x".formatted(value))
        : Finding.error(
            boot.secondHigh() ? "rom.second-strap-low" : "rom.second-strap-high",
            port,
            chip.get().name(),
            boot.second());
  }

  private static Optional<Integer> boot(String text) {
    Matcher matcher = BOOT.matcher(text);
    return matcher.find()
        ? Optional.of(Integer.parseUnsignedInt(matcher.group(1), 16))
        : Optional.empty();
  }

  /** Only the ESP32's ROM has no name in its first line. */
  private static Optional<Chip> chip(String text) {
    Matcher matcher = BANNER.matcher(text);
    if (matcher.find()) {
      return Chips.byKey(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return text.contains("ets J") ? Optional.of(Chips.ESP32) : Optional.empty();
  }
}
