package imprint.esp.rom;

import imprint.esp.rom.ConsoleVerdict.CannotStart;
import imprint.esp.rom.ConsoleVerdict.KeyMissing;
import imprint.esp.rom.ConsoleVerdict.NamespaceMissing;
import imprint.esp.rom.ConsoleVerdict.NvsError;
import imprint.esp.rom.ConsoleVerdict.Panic;
import imprint.esp.rom.ConsoleVerdict.PartitionMissing;
import java.util.List;
import java.util.function.Function;

/**
 * What ESP-IDF and Matter firmware print when something is wrong. Only what a healthy board never
 * prints stands here: a first boot of esp-matter complains about namespaces of its own that are not
 * there yet (esp-matter issue 402), and about values that a product need not have.
 */
final class ConsoleSigns {
  /**
   * One sign.
   *
   * @param verdict from what the first group found; empty where it found nothing
   */
  record Sign(LinePattern pattern, Function<String, ConsoleVerdict> verdict) {}

  /** ESP-IDF's names for storage that is damaged or of another key (nvs.h, 0x1101 … 0x1119). */
  private static final String UNREADABLE =
      "(?:NOT_INITIALIZED|NO_FREE_PAGES|NEW_VERSION_FOUND|INVALID_STATE|TYPE_MISMATCH"
          + "|XTS_[A-Z_]{1,24}|ENCR_NOT_SUPPORTED|KEYS_NOT_INITIALIZED|CORRUPT_KEY_PART"
          + "|WRONG_ENCRYPTION)";

  /** Without one of these a unit cannot be commissioned (ESP32Config.cpp of connectedhomeip). */
  private static final String KEY =
      "\\b(discriminator|iteration-count|salt|verifier|dac-cert|dac-key|dac-pub-key|pai-cert)\\b";

  private static final String NOT_FOUND = "(?:ESP_ERR_NVS_NOT_FOUND|\\b0x1102\\b|not found)";

  private static final List<Sign> ALL =
      List.of(
          // ESP_ERR_NVS_PART_NOT_FOUND, by name and as connectedhomeip prints it (esp-matter 443)
          sign("ESP_ERR_NVS_PART_NOT_FOUND|ESP32:0x0500110[Ff]", PartitionMissing::new),
          sign("[Pp]artition not found: ?\"?([\\w.-]{1,16})", PartitionMissing::new),
          sign("[Pp]artition \"?([\\w.-]{1,16})\"? (?:was )?not found", PartitionMissing::new),
          sign("\\b(ESP_ERR_NVS_" + UNREADABLE + ")\\b", NvsError::new),
          // the same where connectedhomeip prints the number only (ESP32Utils::MapError)
          sign("ESP32:0x05001101\\b", code("ESP_ERR_NVS_NOT_INITIALIZED")),
          sign("ESP32:0x050011(?:1[1-4]|19)\\b", code("ESP_ERR_NVS_WRONG_ENCRYPTION")),
          sign("ESP32:0x0500111[67]\\b", code("ESP_ERR_NVS_CORRUPT_KEY_PART")),
          sign("(chip-factory)\\b[^a-z]{0,8}" + NOT_FOUND, NamespaceMissing::new),
          sign(NOT_FOUND + ".{0,40}\\b(chip-factory)\\b", NamespaceMissing::new),
          sign(KEY + ".{0,24}" + NOT_FOUND, KeyMissing::new),
          // OnboardingCodesUtil.cpp of connectedhomeip; GetSetupPasscode fails on every sound unit
          sign("Get(?:Setup)?(Discriminator)\\(\\) failed", named("discriminator")),
          sign("Get(VendorId)\\(\\) failed", named("vendor-id")),
          sign("Get(ProductId)\\(\\) failed", named("product-id")),
          // the panic handler of ESP-IDF
          sign("Guru Meditation Error.{0,24}\\(([\\w /-]{1,48})\\)", Panic::new),
          sign("\\b(abort\\(\\)) was called", Panic::new),
          sign("\\b(assert) failed: ", Panic::new),
          sign("ESP_ERROR_CHECK failed.{0,32}\\((ESP_[A-Z0-9_]{1,48})\\)", Panic::new),
          sign("(Stack smashing) protect failure", Panic::new),
          sign("A (stack overflow) in task", Panic::new),
          sign("(CORRUPT HEAP)", Panic::new),
          sign("(Task watchdog) got triggered", Panic::new),
          sign("(Brownout) detector was triggered", Panic::new),
          // the ROM, and the boot loader of ESP-IDF
          sign(
              "invalid header: 0x|flash read err|invalid magic number|No bootable app partitions"
                  + "|Failed to verify partition table",
              nothing -> new CannotStart()));

  /** OnboardingCodesUtil.cpp of connectedhomeip, built with test setup parameters. */
  static final LinePattern EXAMPLE = builtIn("Using default EXAMPLE passcode");

  /** The ROM after every reset (rom-protocol 6.5). */
  static final LinePattern START = builtIn("\\brst:0x[0-9a-fA-F]+");

  /** flash_encrypt of ESP-IDF's boot loader, on the first boot alone. */
  static final LinePattern ENCRYPTING =
      builtIn(
          "flash_encrypt: (?:Generating new flash encryption key"
              + "|Using pre-loaded flash encryption key|Encrypting "
              + "|bootloader encrypted|partition table encrypted)");

  static final LinePattern ENCRYPTED =
      builtIn("flash_encrypt: Flash encryption completed|Resetting with flash encryption enabled");

  /**
   * An application of ESP-IDF starts: the boot loader would have encrypted before it called it
   * (bootloader_utility.c, load_image).
   */
  static final LinePattern RUNS = builtIn("\\b(?:cpu_start|heap_init|app_init|main_task): ");

  private ConsoleSigns() {}

  static List<Sign> all() {
    return ALL;
  }

  private static Sign sign(String regex, Function<String, ConsoleVerdict> verdict) {
    return new Sign(builtIn(regex), verdict);
  }

  private static Function<String, ConsoleVerdict> code(String name) {
    return found -> new NvsError(name);
  }

  private static Function<String, ConsoleVerdict> named(String key) {
    return found -> new KeyMissing(key);
  }

  private static LinePattern builtIn(String regex) {
    return LinePattern.of("", regex);
  }
}
