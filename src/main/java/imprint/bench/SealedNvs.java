package imprint.bench;

import imprint.bench.rom.Aes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * NVS as the firmware's library opens it where it finds a key: each written entry is a data unit of
 * XTS-AES-256, numbered by where it begins.
 */
final class SealedNvs {
  private static final int PAGE = 4096;
  private static final int ENTRY = 32;
  private static final int ENTRIES = 126;
  private static final int KEY = 32;
  private static final int CRC_AT = 2 * KEY;
  private static final int WRITTEN = 2;

  private SealedNvs() {}

  /** Whether {@code keys} hold a key; blank flash does not, read through the decryption or not. */
  static boolean hasKey(byte[] keys) {
    if (keys.length < CRC_AT + Integer.BYTES) {
      return false;
    }
    CRC32 crc = new CRC32();
    // the library starts at the other end of the usual start value
    crc.update(new byte[] {-1, -1, -1, -1});
    crc.update(keys, 0, CRC_AT);
    int found = ByteBuffer.wrap(keys).order(ByteOrder.LITTLE_ENDIAN).getInt(CRC_AT);
    return (int) crc.getValue() == found;
  }

  /** A plain copy of {@code partition}. */
  static byte[] opened(byte[] partition, byte[] keys) {
    Aes data = Aes.decrypting(Arrays.copyOf(keys, KEY));
    Aes tweak = Aes.encrypting(Arrays.copyOfRange(keys, KEY, 2 * KEY));
    byte[] plain = partition.clone();
    for (int page = 0; page + PAGE <= plain.length; page += PAGE) {
      for (int entry = 0; entry < ENTRIES; entry++) {
        int state = (plain[page + 32 + entry / 4] >> (2 * (entry % 4))) & 3;
        if (state == WRITTEN) {
          open(plain, page + 64 + ENTRY * entry, data, tweak);
        }
      }
    }
    return plain;
  }

  private static void open(byte[] bytes, int at, Aes data, Aes tweak) {
    byte[] number = new byte[Aes.BLOCK];
    ByteBuffer.wrap(number).order(ByteOrder.LITTLE_ENDIAN).putInt(at);
    byte[] mask = tweak.run(number);
    for (int block = at; block < at + ENTRY; block += Aes.BLOCK) {
      byte[] piece = Arrays.copyOfRange(bytes, block, block + Aes.BLOCK);
      mix(piece, mask);
      piece = data.run(piece);
      mix(piece, mask);
      System.arraycopy(piece, 0, bytes, block, Aes.BLOCK);
      mask = Aes.doubled(mask);
    }
  }

  private static void mix(byte[] block, byte[] mask) {
    for (int i = 0; i < block.length; i++) {
      block[i] ^= mask[i];
    }
  }
}
