package imprint.esp.rom;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.rom.Command.GetSecurityInfo;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which chip it is, which revision, which MAC, and how locked down; nothing is changed on it.
 *
 * @param revision {@code v1.1}
 * @param mac six lower-case hex pairs with colons
 */
public record Identification(Chip chip, String revision, String mac, Security security) {
  /**
   * How locked down the chip is.
   *
   * @param flashEncryption flash content is encrypted; what the loader reads is ciphertext
   * @param manualEncryption encrypted writes over the cable are still allowed
   */
  public record Security(boolean flashEncryption, boolean manualEncryption, boolean secureBoot) {}

  private static final int FLAG_SECURE_DOWNLOAD = 1 << 2;
  private static final Map<Integer, Integer> THERMOMETER = Map.of(0, 0, 1, 1, 3, 2, 7, 3);
  private static final int MAC_READINGS = 5;
  private static final Set<String> NO_MAC = Set.of("00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff");

  /**
   * Asks for the security info first, which works in every state of a chip, then falls back to the
   * magic register for the chips that lack it (rom-protocol 7).
   *
   * @throws Refusal rom.esp8266, rom.chip-unknown, rom.chip-unproven, rom.secure-download,
   *     rom.mac-unreadable
   */
  public static Identification read(Loader loader, String port) throws IOException {
    Chip chip = chip(loader, port);
    if (!chip.proven()) {
      throw Refusal.of("rom.chip-unproven", port, chip.name());
    }
    boolean encrypted = Integer.bitCount(field(loader, chip.encryptionCount())) % 2 == 1;
    return new Identification(
        chip,
        revision(loader, chip.revision()),
        mac(loader, chip, port),
        new Security(
            encrypted,
            field(loader, chip.manualEncryptDisable()) == 0,
            field(loader, chip.secureBoot()) != 0));
  }

  private static Chip chip(Loader loader, String port) throws IOException {
    Reply reply = loader.exchange(new GetSecurityInfo());
    if (reply instanceof Reply.Failed) {
      return chipByMagic(loader, port);
    }
    byte[] info = reply.orRefuse().payload();
    ByteBuffer words = ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN);
    if ((words.getInt(0) & FLAG_SECURE_DOWNLOAD) != 0) {
      throw Refusal.of("rom.secure-download", port);
    }
    int id = words.getInt(12);
    return Chips.byId(id).orElseThrow(() -> Refusal.of("rom.chip-unknown", port, "id " + id));
  }

  private static Chip chipByMagic(Loader loader, String port) throws IOException {
    int magic = loader.register(Chips.MAGIC_REGISTER);
    if (magic == Chips.ESP8266_MAGIC) {
      throw Refusal.of("rom.esp8266", port);
    }
    Optional<Chip> chip = Chips.byMagic(magic);
    return chip.orElseThrow(() -> Refusal.of("rom.chip-unknown", port, "0x%08X".formatted(magic)));
  }

  /**
   * The MAC, read until two readings in a row agree: answers carry no checksum, and by the MAC the
   * ledger knows the board.
   */
  private static String mac(Loader loader, Chip chip, String port) throws IOException {
    String last = macOnce(loader, chip);
    for (int reading = 0; reading < MAC_READINGS; reading++) {
      String next = macOnce(loader, chip);
      if (next.equals(last) && !NO_MAC.contains(next)) {
        return next;
      }
      last = next;
    }
    throw Refusal.of("rom.mac-unreadable", port);
  }

  private static String macOnce(Loader loader, Chip chip) throws IOException {
    int low = loader.register(chip.macLow());
    int high = loader.register(chip.macHigh());
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

  private static String revision(Loader loader, Chip.Revision where) throws IOException {
    int major = digit(loader, where.major());
    return "v%d.%d"
        .formatted(
            where.thermometer() ? THERMOMETER.getOrDefault(major, 0) : major,
            digit(loader, where.minor()));
  }

  private static int digit(Loader loader, List<BitField> parts) throws IOException {
    int digit = 0;
    for (BitField part : parts) {
      digit = digit << part.width() | field(loader, part);
    }
    return digit;
  }

  private static int field(Loader loader, BitField field) throws IOException {
    return field.in(loader.register(field.register()));
  }
}
