package imprint.bench;

import imprint.bench.rom.Security;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far a board's security fuses are burnt, by the name it has in port names. */
public enum SecurityState {
  /** As it left the module maker. */
  OPEN("open", Encryption.OFF, Loader.WHOLE),
  /** Its boot loader will encrypt the flash at the first start, and leave development mode. */
  FIRST_BOOT("first-boot", Encryption.EXPECTED, Loader.WHOLE),
  /** The same, and leaves release mode with Secure Download Mode, as ESP-IDF does. */
  FIRST_BOOT_RELEASE("first-boot-release", Encryption.EXPECTED, Loader.WHOLE),
  DEVELOPMENT("development", Encryption.DEVELOPMENT, Loader.WHOLE),
  RELEASE("release", Encryption.RELEASE, Loader.WHOLE),
  /** Encryption was switched off again, as happens during development, and new firmware written. */
  WAS_ON("was-on", Encryption.WAS_ON, Loader.WHOLE),
  SECURE_DOWNLOAD("secure-download", Encryption.OFF, Loader.SECURE),
  SECURE_DOWNLOAD_DEVELOPMENT("secure-download-development", Encryption.DEVELOPMENT, Loader.SECURE),
  SECURE_DOWNLOAD_RELEASE("secure-download-release", Encryption.RELEASE, Loader.SECURE),
  /** The loader is switched off for ever. */
  LOCKED("locked", Encryption.OFF, Loader.NONE);

  private enum Encryption {
    OFF,
    EXPECTED,
    DEVELOPMENT,
    RELEASE,
    WAS_ON
  }

  private enum Loader {
    WHOLE,
    SECURE,
    NONE
  }

  private static final int KEY_BLOCKS = 6;
  private static final int SECURE_BOOT_DIGEST = 9;

  /** Burnt with the key: JTAG for ever, and the instruction cache while downloading. */
  private static final int ENCRYPTION_FLAGS = (1 << 7) | (1 << 10);

  private final String word;
  private final Encryption encryption;
  private final Loader loader;

  SecurityState(String word, Encryption encryption, Loader loader) {
    this.word = word;
    this.encryption = encryption;
    this.loader = loader;
  }

  static Optional<SecurityState> named(String word) {
    return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
  }

  /** All names, for a sentence. */
  public static String words() {
    return Arrays.stream(values()).map(state -> state.word).collect(Collectors.joining(", "));
  }

  /** Only the ESP32 has no Secure Download Mode. */
  boolean possibleOn(Chip chip) {
    return loader != Loader.SECURE || !chip.equals(Chips.ESP32);
  }

  boolean encryptsAtFirstBoot() {
    return encryption == Encryption.EXPECTED;
  }

  /** Flash holds ciphertext from the beginning. */
  boolean encrypting() {
    return encryption == Encryption.DEVELOPMENT || encryption == Encryption.RELEASE;
  }

  /** A key is burnt for good, whether or not it is used. */
  boolean everEncrypted() {
    return encrypting() || encryption == Encryption.WAS_ON;
  }

  /** What the first start makes of it on {@code chip}. */
  SecurityState afterFirstBoot(Chip chip) {
    return switch (this) {
      case FIRST_BOOT -> DEVELOPMENT;
      case FIRST_BOOT_RELEASE ->
          SECURE_DOWNLOAD_RELEASE.possibleOn(chip) ? SECURE_DOWNLOAD_RELEASE : RELEASE;
      case OPEN, DEVELOPMENT, RELEASE, WAS_ON, LOCKED -> this;
      case SECURE_DOWNLOAD, SECURE_DOWNLOAD_DEVELOPMENT, SECURE_DOWNLOAD_RELEASE -> this;
    };
  }

  /**
   * The fuses of a chip in this state.
   *
   * @param key that is burnt; a state that ever encrypted needs one
   */
  Security fuses(Chip chip, Optional<FlashKey> key, boolean secureBoot) {
    int flags = secureBoot ? Security.SECURE_BOOT : 0;
    flags |= loader == Loader.SECURE ? Security.SECURE_DOWNLOAD : 0;
    flags |= everEncrypted() ? ENCRYPTION_FLAGS : 0;
    return new Security(
        flags,
        count(chip),
        purposes(chip, key, secureBoot),
        encryption == Encryption.RELEASE,
        loader == Loader.NONE);
  }

  /**
   * One bit is burnt for development, and another one to leave it; for release all of them, an odd
   * number on every chip.
   */
  private int count(Chip chip) {
    return switch (encryption) {
      case OFF, EXPECTED -> 0;
      case DEVELOPMENT -> 1;
      case WAS_ON -> 3;
      case RELEASE -> (1 << chip.fuses().encryptionCount().width()) - 1;
    };
  }

  /** The ESP32-C2 has one block without a purpose; the ESP32 does not tell. */
  private static List<Integer> purposes(Chip chip, Optional<FlashKey> key, boolean secureBoot) {
    List<Integer> purposes = new ArrayList<>();
    if (!chip.equals(Chips.ESP32_C2) && !chip.equals(Chips.ESP32)) {
      key.map(FlashKey::purposes).ifPresent(purposes::addAll);
      if (secureBoot) {
        purposes.add(SECURE_BOOT_DIGEST);
      }
    }
    while (purposes.size() < KEY_BLOCKS) {
      purposes.add(0);
    }
    return purposes;
  }

  @Override
  public String toString() {
    return word;
  }
}
