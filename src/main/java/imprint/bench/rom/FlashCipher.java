package imprint.bench.rom;

import java.util.Arrays;

/**
 * The chip's flash encryption hardware. Addresses are those of the flash memory, in bytes;
 * addresses and lengths are multiples of 16.
 */
public interface FlashCipher {
  /** A memory without encryption: what is written is what it holds. */
  FlashCipher NONE =
      new FlashCipher() {
        @Override
        public byte[] encrypt(long address, byte[] bytes, int from, int length) {
          return Arrays.copyOfRange(bytes, from, from + length);
        }

        @Override
        public byte[] decrypt(long address, byte[] bytes, int from, int length) {
          return Arrays.copyOfRange(bytes, from, from + length);
        }
      };

  /** {@code length} bytes as they come to lie at {@code address}. */
  byte[] encrypt(long address, byte[] bytes, int from, int length);

  /** What a program sees where {@code length} bytes lie at {@code address}. */
  byte[] decrypt(long address, byte[] bytes, int from, int length);
}
