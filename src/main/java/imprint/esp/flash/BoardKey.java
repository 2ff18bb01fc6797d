package imprint.esp.flash;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chips;
import imprint.esp.flash.encryption.FlashKey;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Identification;
import imprint.finding.Finding;
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
   * @throws imprint.finding.Refusal flashkey.two, flashkey.folder, and those of {@link
   *     FlashKey#read}
   */
  public static BoardKey of(FlashKeys keys, BoardSession board) throws IOException {
    Identification is = board.identification();
    Optional<FlashKey> key = keys.of(is.mac().orElse(NO_MAC), is.chip());
    if (key.isEmpty() || !is.chip().equals(Chips.ESP32)) {
      return new BoardKey(key, key.map(FlashKey::scheme));
    }
    int config = CRYPT_CONFIG.in(board.loader().register(CRYPT_CONFIG.register()));
    return new BoardKey(key, key.map(burnt -> burnt.scheme(config)));
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
