package imprint.esp.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * SLIP framing as the ROM speaks it: 0xC0 at both ends, 0xC0 → DB DC, 0xDB → DB DD.
 *
 * <p>What arrives between frames is boot log or panic text, not noise to throw away: it is kept and
 * can be asked for.
 */
public final class Slip {
  private static final int END = 0xC0;
  private static final int ESCAPE = 0xDB;
  private static final int ESCAPED_END = 0xDC;
  private static final int ESCAPED_ESCAPE = 0xDD;

  /** Bounds, so that line noise cannot eat memory: the longest real answer has 76 bytes. */
  private static final int LONGEST_FRAME = 1024;

  private static final int LONGEST_TEXT = 16 * 1024;

  private final Link link;
  private final byte[] chunk = new byte[512];
  private int chunkLength;
  private int chunkAt;
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private boolean inFrame;
  private boolean escaped;
  private boolean spoiled;
  private int damagedFrames;

  public Slip(Link link) {
    this.link = link;
  }

  /** The frame that carries {@code payload}, both delimiters included. */
  public static byte[] encode(byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 64);
    out.write(END);
    for (byte b : payload) {
      switch (b & 0xFF) {
        case END -> {
          out.write(ESCAPE);
          out.write(ESCAPED_END);
        }
        case ESCAPE -> {
          out.write(ESCAPE);
          out.write(ESCAPED_ESCAPE);
        }
        default -> out.write(b);
      }
    }
    out.write(END);
    return out.toByteArray();
  }

  /** Writes one frame in one piece: the ROM executes a frame that was cut short. */
  public void write(byte[] payload) throws IOException {
    link.write(encode(payload));
  }

  /**
   * The next whole, undamaged frame.
   *
   * @return its payload, or null when the deadline passed first
   */
  public byte @Nullable [] read(Deadline deadline) throws IOException {
    while (true) {
      while (chunkAt < chunkLength) {
        if (accept(chunk[chunkAt++] & 0xFF)) {
          byte[] whole = frame.toByteArray();
          frame.reset();
          return whole;
        }
      }
      Duration left = deadline.left();
      if (left.isZero()) {
        return null;
      }
      chunkAt = 0;
      chunkLength = link.read(chunk, left);
    }
  }

  /** Takes one byte; true when it closes a good frame. */
  private boolean accept(int b) {
    if (b == END) {
      boolean whole = inFrame && frame.size() > 0 && !spoiled && !escaped;
      if (inFrame && !whole && (frame.size() > 0 || spoiled)) {
        // the closing delimiter was lost or the frame is damaged: this one opens the next
        damagedFrames++;
        startFrame();
        return false;
      }
      inFrame = !whole;
      escaped = false;
      spoiled = false;
      if (!whole) {
        frame.reset();
      }
      return whole;
    }
    if (!inFrame) {
      if (text.size() < LONGEST_TEXT) {
        text.write(b);
      }
      return false;
    }
    if (escaped) {
      escaped = false;
      switch (b) {
        case ESCAPED_END -> frame.write(END);
        case ESCAPED_ESCAPE -> frame.write(ESCAPE);
        default -> spoiled = true;
      }
    } else if (b == ESCAPE) {
      escaped = true;
    } else {
      frame.write(b);
    }
    if (frame.size() > LONGEST_FRAME) {
      spoiled = true;
      frame.reset();
    }
    return false;
  }

  private void startFrame() {
    frame.reset();
    inFrame = true;
    escaped = false;
    spoiled = false;
  }

  /** Forgets what was received so far, on the link too; kept text stays. */
  public void discardInput() throws IOException {
    link.discardInput();
    chunkAt = 0;
    chunkLength = 0;
    startFrame();
    inFrame = false;
  }

  /** The text that arrived between frames since the last call, as ISO 8859-1. */
  public String takeText() {
    String taken = text.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    text.reset();
    return taken;
  }

  /** How many frames were thrown away as damaged. */
  public int damagedFrames() {
    return damagedFrames;
  }
}
