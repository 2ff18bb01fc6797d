package imprint.matter;

/** Fields packed from the least significant bit of the first byte on, as a QR payload has them. */
final class PayloadBits {
  private final byte[] bytes;
  private int position;

  /** Starts at the first bit of {@code bytes}, which it writes to and reads from. */
  PayloadBits(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Writes the low {@code width} bits of {@code value} over zeros. */
  PayloadBits put(int value, int width) {
    for (int i = 0; i < width; i++, position++) {
      bytes[position >> 3] |= (byte) (((value >>> i) & 1) << (position & 7));
    }
    return this;
  }

  int take(int width) {
    int value = 0;
    for (int i = 0; i < width; i++, position++) {
      value |= ((bytes[position >> 3] >>> (position & 7)) & 1) << i;
    }
    return value;
  }
}
