package imprint.esp.flash.encryption;

import imprint.finding.Refusal;

/**
 * What a chip's flash encryption makes of bytes at an address. Lives no longer than the {@link
 * FlashKey} that lent it the key. Both schemes are defined in rom-protocol 13.
 */
public sealed interface FlashScheme permits TweakedAes, XtsAes {
  /** Address and length are multiples of it; any such piece can be done alone. */
  int BLOCK = 16;

  /**
   * Plain bytes as they must lie in the flash.
   *
   * @param address of the first byte, from the start of the flash
   * @return as many bytes as {@code plain} has
   * @throws Refusal flashkey.unaligned
   */
  byte[] encrypt(int address, byte[] plain);

  /**
   * Bytes of the flash as the chip's program sees them.
   *
   * @throws Refusal flashkey.unaligned
   */
  byte[] decrypt(int address, byte[] sealed);

  /** Refuses what does not start and end with a block. */
  static void refusePartBlocks(int address, byte[] bytes) {
    if (address < 0 || address % BLOCK != 0 || bytes.length % BLOCK != 0) {
      throw Refusal.of("flashkey.unaligned", "0x%x".formatted(address), bytes.length);
    }
  }
}
