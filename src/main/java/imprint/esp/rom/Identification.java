package imprint.esp.rom;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chip;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which chip it is, which revision, which MAC, and how locked down; nothing is changed on it.
 *
 * @param revision {@code v1.1}; empty in Secure Download Mode, where nothing can be read
 * @param mac six lower-case hex pairs with colons; empty in Secure Download Mode
 */
public record Identification(
    Chip chip, Optional<String> revision, Optional<String> mac, Security security) {
  private static final Map<Integer, Integer> THERMOMETER = Map.of(0, 0, 1, 1, 3, 2, 7, 3);
  private static final int MAC_READINGS = 5;
  private static final Set<String> NO_MAC = Set.of("00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff");
  private static final int FROM_KEY_MANAGER = 2;

  /**
   * Reads what {@code recognised} did not say yet.
   *
   * @throws Refusal rom.mac-unreadable
   */
  static Identification read(Loader loader, Recognition recognised, String port)
      throws IOException {
    Chip chip = recognised.chip();
    if (recognised.secureDownload()) {
      return new Identification(
          chip,
          Optional.empty(),
          Optional.empty(),
          new Security(
              true,
              recognised.secureBoot(),
              recognised.encryptionCount(),
              Optional.empty(),
              recognised.keyPurposes(),
              false));
    }
    FuseWords words = new FuseWords(loader);
    String mac = mac(loader, chip.fuses(), port);
    return new Identification(
        chip,
        Optional.of(revision(words, chip.fuses().revision())),
        Optional.of(mac),
        security(words, recognised));
  }

  /** Name and revision, as far as it is known. */
  public String described() {
    return chip.name() + revision.map(known -> " " + known).orElse("");
  }

  private static Security security(FuseWords words, Recognition recognised) throws IOException {
    Chip.Fuses fuses = recognised.chip().fuses();
    boolean told = recognised.info().length > 0;
    boolean keyManager =
        fuses.keyManager().isPresent()
            && (words.field(fuses.keyManager().get()) & FROM_KEY_MANAGER) != 0;
    return new Security(
        false,
        told ? recognised.secureBoot() : words.field(fuses.secureBoot()) != 0,
        told ? recognised.encryptionCount() : words.field(fuses.encryptionCount()),
        Optional.of(words.field(fuses.manualEncryptDisable()) == 0),
        recognised.keyPurposes(),
        keyManager);
  }

  /**
   * The MAC, read until two readings in a row agree: answers carry no checksum, and by the MAC the
   * ledger knows the board.
   */
  private static String mac(Loader loader, Chip.Fuses fuses, String port) throws IOException {
    String last = macOnce(loader, fuses);
    for (int reading = 0; reading < MAC_READINGS; reading++) {
      String next = macOnce(loader, fuses);
      if (next.equals(last) && !NO_MAC.contains(next)) {
        return next;
      }
      last = next;
    }
    throw Refusal.of("rom.mac-unreadable", port);
  }

  private static String macOnce(Loader loader, Chip.Fuses fuses) throws IOException {
    int low = loader.register(fuses.macLow());
    int high = loader.register(fuses.macHigh());
    return "%02x:%02x:%02x:%02x:%02x:%02x"
        .formatted(
            high >>> 8 & 0xFF,
            high & 0xFF,
            low >>> 24,
            low >>> 16 & 0xFF,
            low >>> 8 & 0xFF,
            low & 0xFF)
        .toLowerCase(Locale.ROOT);
  }

  private static String revision(FuseWords words, Chip.Revision where) throws IOException {
    if (unburnt(words, where.unburnt())) {
      return "v0.0";
    }
    int major = digit(words, where.major());
    return "v%d.%d"
        .formatted(
            where.thermometer() ? THERMOMETER.getOrDefault(major, 0) : major,
            digit(words, where.minor()));
  }

  private static boolean unburnt(FuseWords words, Map<BitField, Integer> unless)
      throws IOException {
    boolean all = !unless.isEmpty();
    for (var field : unless.entrySet()) {
      all = all && words.field(field.getKey()) == field.getValue();
    }
    return all;
  }

  private static int digit(FuseWords words, List<BitField> parts) throws IOException {
    int digit = 0;
    for (BitField part : parts) {
      digit = digit << part.width() | words.field(part);
    }
    return digit;
  }
}
