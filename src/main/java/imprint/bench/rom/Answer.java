package imprint.bench.rom;

import java.io.ByteArrayOutputStream;

/**
 * The ROM's one answer buffer. Nothing in it is ever cleared, so fields that a command does not
 * write show what an earlier command left there.
 */
final class Answer {
  private static final int PAYLOAD = 8;

  private final byte[] buffer = new byte[PAYLOAD + 64 + 4];
  private int errorCode;

  Answer() {
    buffer[0] = 1;
  }

  int opcode() {
    return buffer[1] & 0xFF;
  }

  void opcode(int opcode) {
    buffer[1] = (byte) opcode;
  }

  void value(int value) {
    word(4, value);
  }

  void payload(int offset, byte[] bytes, int length) {
    System.arraycopy(bytes, 0, buffer, PAYLOAD + offset, length);
  }

  void payloadWord(int offset, int value) {
    word(PAYLOAD + offset, value);
  }

  /** The code survives a success: only some commands clear it. */
  void clearErrorCode() {
    errorCode = 0;
  }

  /**
   * Finishes the answer: two status bytes behind the payload, two more that nobody writes.
   *
   * @param code 0 for success
   * @return the frame for the wire
   */
  byte[] frame(int payloadLength, int code) {
    if (code != 0) {
      errorCode = code;
    }
    int length = payloadLength + 4;
    buffer[2] = (byte) length;
    buffer[3] = (byte) (length >> 8);
    buffer[PAYLOAD + payloadLength] = (byte) (code == 0 ? 0 : 1);
    buffer[PAYLOAD + payloadLength + 1] = (byte) errorCode;
    return slip(buffer, PAYLOAD + length);
  }

  /**
   * Finishes the answer as a stub does: two status bytes, behind the payload of a success or alone.
   *
   * @param code 0 for success, else 16 bits
   */
  byte[] stubFrame(int payloadLength, int code) {
    int payload = code == 0 ? payloadLength : 0;
    int length = payload + 2;
    buffer[2] = (byte) length;
    buffer[3] = (byte) (length >> 8);
    buffer[PAYLOAD + payload] = (byte) (code >> 8);
    buffer[PAYLOAD + payload + 1] = (byte) code;
    return slip(buffer, PAYLOAD + length);
  }

  /** The first {@code length} bytes as a frame for the wire. */
  static byte[] slip(byte[] bytes, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2 * length + 2);
    out.write(0xC0);
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      if (b == 0xC0 || b == 0xDB) {
        out.write(0xDB);
        out.write(b == 0xC0 ? 0xDC : 0xDD);
      } else {
        out.write(b);
      }
    }
    out.write(0xC0);
    return out.toByteArray();
  }

  private void word(int at, int value) {
    for (int i = 0; i < 4; i++) {
      buffer[at + i] = (byte) (value >>> (8 * i));
    }
  }
}
