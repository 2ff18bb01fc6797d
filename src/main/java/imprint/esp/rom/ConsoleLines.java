package imprint.esp.rom;

import java.nio.charset.StandardCharsets;

/**
 * A console's bytes as lines that can be matched: without colours and control characters, in UTF-8
 * where they are, never longer than {@value #LONGEST} bytes, whatever comes.
 */
final class ConsoleLines {
  /** ESP-IDF's own lines have about 100 characters. */
  static final int LONGEST = 512;

  private static final int ESCAPE = 0x1B;

  /** Takes a line; {@code whole} is false where its end was cut off or has not come yet. */
  interface Reader {
    void line(String text, boolean whole);
  }

  private enum State {
    TEXT,
    ESCAPED,
    SEQUENCE
  }

  private final Reader reader;
  private final byte[] line = new byte[LONGEST];
  private int length;
  private boolean cut;
  private State state = State.TEXT;

  ConsoleLines(Reader reader) {
    this.reader = reader;
  }

  void feed(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      take(bytes[i]);
    }
  }

  private void take(byte value) {
    int c = value & 0xFF;
    if (c == '\n' || c == '\r') {
      end(!cut);
      return;
    }
    switch (state) {
      case TEXT -> text(value, c);
      case ESCAPED -> state = c == '[' ? State.SEQUENCE : State.TEXT;
      // ECMA-48, 5.4: the final byte of a control sequence
      case SEQUENCE -> state = c >= 0x40 && c <= 0x7E ? State.TEXT : State.SEQUENCE;
    }
  }

  private void text(byte value, int c) {
    if (c == ESCAPE) {
      state = State.ESCAPED;
    } else if ((c >= ' ' && c != 0x7F) || c == '\t') {
      if (length < LONGEST) {
        line[length++] = value;
      } else {
        cut = true;
      }
    }
  }

  /** Gives out what is there of a line whose end has not come. */
  void flush() {
    end(false);
  }

  private void end(boolean whole) {
    int full = length;
    length = 0;
    cut = false;
    state = State.TEXT;
    if (full > 0) {
      reader.line(new String(line, 0, full, StandardCharsets.UTF_8), whole);
    }
  }
}
