package imprint.returns;

import imprint.esp.link.Link;
import imprint.esp.link.LinkAround;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.function.IntPredicate;

/** A wire on which one bit of the flash arrives inverted, in some of the reads of it. */
final class Misreading extends LinkAround {
  private static final int READ_FLASH = 0x0E;
  private static final int HEADER = 8;

  private final int address;
  private final int mask;
  private final IntPredicate reads;
  private int seen;
  private boolean hit;
  private int left = -1;

  /**
   * @param address of the byte in the flash
   * @param reads which of the reads of it, counted from 1
   */
  Misreading(Link link, int address, int mask, IntPredicate reads) {
    super(link);
    this.address = address;
    this.mask = mask;
    this.reads = reads;
  }

  /** Whether it did anything. */
  boolean hit() {
    return hit;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    byte[] request = plain(bytes);
    if (request.length >= HEADER + 8 && request[1] == READ_FLASH) {
      ByteBuffer words = ByteBuffer.wrap(request).order(ByteOrder.LITTLE_ENDIAN);
      int at = address - words.getInt(HEADER);
      if (at >= 0 && at < words.getInt(HEADER + 4) && reads.test(++seen)) {
        left = HEADER + at;
      }
    }
    link.write(bytes);
  }

  private static byte[] plain(byte[] frame) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (int i = 1; i < frame.length - 1; i++) {
      int value = frame[i] & 0xFF;
      plain.write(value != 0xDB ? value : frame[++i] == (byte) 0xDC ? 0xC0 : 0xDB);
    }
    return plain.toByteArray();
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    int count = link.read(buffer, patience);
    for (int i = 0; i < count && left >= 0; i++) {
      // the second byte of an escaped pair is the byte itself
      if (buffer[i] != (byte) 0xC0 && buffer[i] != (byte) 0xDB && left-- == 0) {
        buffer[i] ^= (byte) mask;
        hit = true;
      }
    }
    return count;
  }
}
