package imprint.bench.rom;

/**
 * The ROM's SLIP receiver. It never reports an error and never clears its buffer: a short frame is
 * read with the tail of the frame before it.
 */
final class FrameReceiver {
  /** Payload bytes that the ROM has room for; more are dropped without a word. */
  static final int LIMIT = 8192;

  private static final int END = 0xC0;
  private static final int ESCAPE = 0xDB;

  private enum State {
    OUTSIDE,
    OPENED,
    INSIDE,
    ESCAPED
  }

  private final byte[] buffer;
  private State state = State.OUTSIDE;
  private int length;

  FrameReceiver() {
    this(LIMIT);
  }

  /**
   * @param limit payload bytes that there is room for
   */
  FrameReceiver(int limit) {
    buffer = new byte[limit];
  }

  /** Payload bytes that really came in the frame that was closed last. */
  int length() {
    return length;
  }

  /** Takes one byte from the wire; true when it closed a frame. */
  boolean accept(byte value) {
    int b = value & 0xFF;
    switch (state) {
      case OUTSIDE -> state = b == END ? State.OPENED : State.OUTSIDE;
      case OPENED -> {
        if (b != END) {
          length = 0;
          inside(b);
        }
      }
      case INSIDE -> {
        if (b == END) {
          state = State.OUTSIDE;
          return true;
        }
        inside(b);
      }
      case ESCAPED -> {
        // any other byte after the escape is taken as it is
        store(b == 0xDC ? END : b == 0xDD ? ESCAPE : b);
        state = State.INSIDE;
      }
    }
    return false;
  }

  /** The frame that was closed last, over whatever stood in the buffer before. */
  Request request() {
    return new Request(buffer);
  }

  private void inside(int b) {
    if (b == ESCAPE) {
      state = State.ESCAPED;
    } else {
      state = State.INSIDE;
      store(b);
    }
  }

  private void store(int b) {
    if (length < buffer.length) {
      buffer[length++] = (byte) b;
    }
  }
}
