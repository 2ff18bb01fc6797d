package imprint.esp.rom;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chip;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which chip it is, which revision, which MAC, and how locked down; nothing is changed on it.
 *
 * @param revision {@code v1.1}; empty in Secure Download Mode, where nothing can be read
 * @param mac six lower-case hex pairs with colons; empty in Secure Download Mode, and on a chip
 *     that has none, as in an emulator
 */
public record Identification(
    Chip chip, Optional<String> revision, Optional<String> mac, Security security) {
  private static final Map<Integer, Integer> THERMOMETER = Map.of(0, 0, 1, 1, 3, 2, 7, 3);
  private static final String ALL_ONES = "ff:ff:ff:ff:ff:ff";
  private static final int FROM_KEY_MANAGER = 2;

  /**
   * Reads what {@code recognised} did not say yet.
   *
   * @throws Refusal rom.mac-unreadable, rom.unsteady
   */
  static Identification read(Facts facts, Recognition recognised, String port) throws IOException {
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
    Optional<String> mac = mac(facts, chip.fuses(), port);
    return new Identification(
        chip,
        Optional.of(revision(facts, chip.fuses().revision())),
        mac,
        security(facts, recognised));
  }

  /**
   * The MAC, where somebody needs it.
   *
   * @param port the link's name, for the refusal
   * @throws Refusal rom.secure-download, rom.mac-unreadable
   */
  public String requireMac(String port) {
    String code = security.secureDownload() ? "rom.secure-download" : "rom.mac-unreadable";
    return mac.orElseThrow(() -> Refusal.of(code, port));
  }

  /** Name and revision, as far as it is known. */
  public String described() {
    return chip.name() + revision.map(known -> " " + known).orElse("");
  }

  /**
   * @throws Refusal rom.other-board when {@code seen} is not this board, rom.board-changed where
   *     its firmware ran since and burnt fuses: what was planned is not right for it any more
   */
  void refuseAnother(Identification seen) {
    if (!seen.chip().equals(chip) || !seen.mac().equals(mac)) {
      throw Refusal.of(
          "rom.other-board", mac.orElse(chip.name()), seen.mac().orElse(seen.chip().name()));
    }
    if (!seen.security().equals(security)) {
      throw Refusal.of("rom.board-changed", mac.orElse(chip.name()));
    }
  }

  private static Security security(Facts facts, Recognition recognised) throws IOException {
    Chip.Fuses fuses = recognised.chip().fuses();
    boolean told = recognised.info().length > 0;
    boolean keyManager =
        fuses.keyManager().isPresent()
            && (field(facts, fuses.keyManager().get()) & FROM_KEY_MANAGER) != 0;
    return new Security(
        false,
        told ? recognised.secureBoot() : field(facts, fuses.secureBoot()) != 0,
        told ? recognised.encryptionCount() : field(facts, fuses.encryptionCount()),
        Optional.of(field(facts, fuses.manualEncryptDisable()) == 0),
        recognised.keyPurposes(),
        keyManager);
  }

  /** By the MAC the ledger knows the board. */
  private static Optional<String> mac(Facts facts, Chip.Fuses fuses, String port)
      throws IOException {
    int low = facts.at(fuses.macLow());
    int high = facts.at(fuses.macHigh());
    if (low == 0 && (high & 0xFFFF) == 0) {
      return Optional.empty();
    }
    String mac =
        "%02x:%02x:%02x:%02x:%02x:%02x"
            .formatted(
                high >>> 8 & 0xFF,
                high & 0xFF,
                low >>> 24,
                low >>> 16 & 0xFF,
                low >>> 8 & 0xFF,
                low & 0xFF)
            .toLowerCase(Locale.ROOT);
    // half a MAC of zeros is what a damaged request reads somewhere else
    if (mac.equals(ALL_ONES) || low == 0 || (high & 0xFFFF) == 0) {
      throw Refusal.of("rom.mac-unreadable", port);
    }
    return Optional.of(mac);
  }

  private static String revision(Facts facts, Chip.Revision where) throws IOException {
    if (unburnt(facts, where.unburnt())) {
      return "v0.0";
    }
    int major = digit(facts, where.major());
    return "v%d.%d"
        .formatted(
            where.thermometer() ? THERMOMETER.getOrDefault(major, 0) : major,
            digit(facts, where.minor()));
  }

  private static boolean unburnt(Facts facts, Map<BitField, Integer> unless) throws IOException {
    boolean all = !unless.isEmpty();
    for (var field : unless.entrySet()) {
      all = all && field(facts, field.getKey()) == field.getValue();
    }
    return all;
  }

  private static int digit(Facts facts, List<BitField> parts) throws IOException {
    int digit = 0;
    for (BitField part : parts) {
      digit = digit << part.width() | field(facts, part);
    }
    return digit;
  }

  private static int field(Facts facts, BitField field) throws IOException {
    return field.in(facts.at(field.register()));
  }
}
