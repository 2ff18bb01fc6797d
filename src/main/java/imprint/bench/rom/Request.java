package imprint.bench.rom;

/**
 * A request as the ROM sees it: fixed places in its receive buffer, all numbers little-endian. How
 * many bytes really arrived is not known to it.
 */
final class Request {
  /** Where the command's own bytes begin. */
  static final int DATA = 8;

  /** Where the bytes to write begin in a data command, behind its four words. */
  static final int BLOCK = DATA + 16;

  private final byte[] buffer;

  Request(byte[] buffer) {
    this.buffer = buffer;
  }

  /** The receive buffer itself. */
  byte[] buffer() {
    return buffer;
  }

  int direction() {
    return buffer[0] & 0xFF;
  }

  int opcode() {
    return buffer[1] & 0xFF;
  }

  /** Length that the header announces, 0..65535. */
  int length() {
    return (buffer[2] & 0xFF) | ((buffer[3] & 0xFF) << 8);
  }

  /** The lowest byte of the checksum field: the ROM looks at no other. */
  int checksum() {
    return buffer[4] & 0xFF;
  }

  /** Word {@code index} of the command's data. */
  int word(int index) {
    return wordAt(DATA + 4 * index);
  }

  /** Word {@code index} of the command's data, 0..2^32-1. */
  long unsigned(int index) {
    return Integer.toUnsignedLong(word(index));
  }

  /** The first four bytes, where a frame is no request but a number. */
  long acknowledged() {
    return Integer.toUnsignedLong(wordAt(0));
  }

  private int wordAt(int at) {
    return (buffer[at] & 0xFF)
        | ((buffer[at + 1] & 0xFF) << 8)
        | ((buffer[at + 2] & 0xFF) << 16)
        | ((buffer[at + 3] & 0xFF) << 24);
  }

  /** XOR of {@code length} bytes to write, from 0xEF. */
  int blockChecksum(int length) {
    int sum = 0xEF;
    for (int i = 0; i < length; i++) {
      sum ^= buffer[BLOCK + i];
    }
    return sum & 0xFF;
  }
}
