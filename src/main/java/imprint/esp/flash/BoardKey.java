package imprint.esp.flash;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chips;
import imprint.esp.flash.encryption.FlashKey;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FlashCommand.ReadFlash;
import imprint.esp.rom.Identification;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The flash encryption key of the board at hand, if anybody has it. Close it to wipe it. */
public record BoardKey(Optional<FlashKey> key, Optional<FlashScheme> scheme)
    implements AutoCloseable {
  /** FLASH_CRYPT_CONFIG of the ESP32: which quarters of the key are tweaked. */
  private static final BitField CRYPT_CONFIG = new BitField(0x3FF5A014, 28, 4);

  /** What stands for a MAC that cannot be read; only a single key file fits such a board. */
  private static final String NO_MAC = "000000000000";

  /**
   * Looks the key up.
   *
   * @throws Refusal flashkey.two, flashkey.folder, and those of {@link FlashKey#read}
   */
  public static BoardKey of(FlashKeys keys, BoardSession board) throws IOException {
    Identification is = board.identification();
    Optional<FlashKey> key = keys.of(is.mac().orElse(NO_MAC), is.chip());
    if (key.isEmpty() || !is.chip().equals(Chips.ESP32)) {
      return new BoardKey(key, key.map(FlashKey::scheme));
    }
    int config = CRYPT_CONFIG.in(board.loader().fact(CRYPT_CONFIG.register()));
    return new BoardKey(key, key.map(burnt -> burnt.scheme(config)));
  }

  /**
   * Refuses a key that turns neither the board's partition table nor its boot loader into what they
   * are: what is encrypted with it would be proven, and be noise to the chip. Where both were never
   * encrypted, or cannot be read, nothing is said.
   *
   * @param tableAt where the board keeps its partition table
   * @throws Refusal flash.key-other
   */
  public void check(Flasher flasher, int tableAt) throws IOException {
    Identification board = flasher.board().identification();
    boolean readable = board.security().flashEncryption() && !board.security().secureDownload();
    if (scheme.isEmpty() || !readable) {
      return;
    }
    int at = board.chip().boot().loader();
    byte[] loader = flasher.read(at, ReadFlash.MOST);
    byte[] table = flasher.read(tableAt, ReadFlash.MOST);
    boolean fits =
        ImageHeader.of(scheme.get().decrypt(at, loader)).isPresent()
            || PartitionTable.looksLike(scheme.get().decrypt(tableAt, table));
    boolean plain = ImageHeader.of(loader).isPresent() || PartitionTable.looksLike(table);
    if (!fits && !plain && !(blank(loader) && blank(table))) {
      throw Refusal.of("flash.key-other", board.mac().orElse(board.chip().name()));
    }
  }

  /** Whether all of it is erased, which no ciphertext is. */
  static boolean blank(byte[] bytes) {
    for (byte each : bytes) {
      if (each != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** What somebody should look at, though it works. */
  public List<Finding> findings() {
    return key.map(FlashKey::findings).orElse(List.of());
  }

  @Override
  public void close() {
    key.ifPresent(FlashKey::close);
  }
}
