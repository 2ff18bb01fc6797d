package imprint.bench.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ESP32's flash encryption block, as its ROM's own routine drives it and a host can by register
 * writes: it seals one row of 32 bytes, which the next page program writes instead of what stands
 * in the SPI controller's buffer.
 */
final class EncryptionBlock implements Peripheral {
  static final int ROW = 32;

  private static final int BASE = 0x3FF5B000;
  private static final int START = 0x20;
  private static final int ADDRESS = 0x24;
  private static final int DONE = 0x28;

  /** SLAVE_SPI_CONFIG: only with these bits the sealed row takes the way to the memory. */
  private static final int SWITCH = 0x3FF000C8;

  private static final int SWITCH_ON = 0x101;

  private final FlashCipher cipher;
  private final boolean forbidden;
  private final int[] words = new int[DONE / 4 + 1];
  private int switches;
  private byte @Nullable [] sealed;

  /**
   * @param forbidden the fuse that keeps the block from working for the loader is burnt
   */
  EncryptionBlock(FlashCipher cipher, boolean forbidden) {
    this.cipher = cipher;
    this.forbidden = forbidden;
  }

  @Override
  public boolean owns(int address) {
    return address == SWITCH || (address >= BASE && address <= BASE + DONE);
  }

  @Override
  public int read(int address) {
    return address == SWITCH ? switches : words[(address - BASE) / 4];
  }

  @Override
  public void write(int address, int value) {
    if (address == SWITCH) {
      switches = value;
    } else if (address < BASE + DONE) {
      words[(address - BASE) / 4] = value;
      if (address == BASE + START && (value & 1) != 0) {
        seal();
      }
    }
  }

  private void seal() {
    words[DONE / 4] = 0;
    if (forbidden || (words[ADDRESS / 4] & (ROW - 1)) != 0) {
      return;
    }
    ByteBuffer row = ByteBuffer.allocate(ROW).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < ROW / 4; i++) {
      row.putInt(words[i]);
    }
    sealed = cipher.encrypt(words[ADDRESS / 4], row.array(), 0, ROW);
    words[DONE / 4] = 1;
  }

  /** The row to program instead, once. */
  Optional<byte[]> takeSealed() {
    byte[] row = sealed;
    sealed = null;
    return (switches & SWITCH_ON) == SWITCH_ON ? Optional.ofNullable(row) : Optional.empty();
  }
}
