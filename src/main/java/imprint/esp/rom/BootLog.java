package imprint.esp.rom;

import imprint.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a board prints after a reset, told apart (rom-protocol 6.5). */
public final class BootLog {
  /** What the ROM prints once its loader is up, by chip and interface. */
  private static final Pattern LOADER_UP =
      Pattern.compile("waiting for download|wait (?:uart0?|usb) download|DOWNLOAD(?:_BOOT)?\\(");

  private static final List<String> LOCKED =
      List.of("Download boot modes disabled", "Download mode is disabled");

  /** What the ROM prints when it hands over, and ESP-IDF's boot loader when it takes over. */
  private static final Pattern STARTED = Pattern.compile("entry 0x|2nd stage bootloader");

  private static final Pattern CANNOT_START =
      Pattern.compile("invalid header|flash read err|invalid magic number");

  private static final Pattern BOOT = Pattern.compile("boot:(0x[0-9a-fA-F]+)");

  private BootLog() {}

  /** The loader says that it is up. */
  public static boolean loaderUp(String text) {
    return LOADER_UP.matcher(text).find();
  }

  /** Programming over the cable is switched off for ever: no use to try again. */
  public static boolean locked(String text) {
    return LOCKED.stream().anyMatch(text::contains);
  }

  /** The board left its reset and runs what is in its flash. */
  public static boolean started(String text) {
    return !loaderUp(text) && !cannotStart(text) && STARTED.matcher(text).find();
  }

  /** The board left its reset and found nothing in its flash that it could run. */
  public static boolean cannotStart(String text) {
    return CANNOT_START.matcher(text).find();
  }

  /** Why nobody answered on {@code port}, from what was heard there instead. */
  public static Finding explain(String text, String port) {
    if (locked(text)) {
      return Finding.error("rom.locked", port);
    }
    if (loaderUp(text)) {
      return Finding.error("rom.deaf", port);
    }
    if (boot(text).isPresent()) {
      return Finding.error("rom.not-download-mode", port, boot(text).get());
    }
    return text.isEmpty()
        ? Finding.error("rom.no-answer", port)
        : Finding.error("rom.garbage", port);
  }

  private static Optional<String> boot(String text) {
    Matcher matcher = BOOT.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
