package imprint.bench.rom;

import java.util.Arrays;

/** The chip's flash encryption hardware. */
public interface FlashCipher {
  /** A memory without encryption: what is written is what it holds. */
  FlashCipher NONE =
      (address, bytes, from, length) -> Arrays.copyOfRange(bytes, from, from + length);

  /** {@code length} bytes, a multiple of 16, as they come to lie at {@code address}. */
  byte[] encrypt(long address, byte[] bytes, int from, int length);
}
