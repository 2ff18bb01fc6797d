package imprint.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;

/**
 * The master side of a pseudo-terminal in raw mode (Linux, macOS). One thread may read while
 * another writes.
 */
final class PseudoTerminal {
  /** What {@link #await} saw. */
  enum Seen {
    BYTES,
    NOTHING,
    NO_CLIENT
  }

  private static final int READ_WRITE = 2;
  private static final int NOT_OUR_OWN_TERMINAL = isMac() ? 0x20000 : 0x100;
  private static final short READABLE = 0x1;
  private static final short WRITABLE = 0x4;
  private static final short HUNG_UP = 0x10;

  /** More than any system's struct termios takes. */
  private static final int TERMIOS = 512;

  /** Small enough for the system to take it whole once it takes anything. */
  private static final int PIECE = 512;

  private static final int PATIENCE_MS = 1000;

  private final CLibrary c;
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment incoming = arena.allocate(4096);
  private final MemorySegment outgoing = arena.allocate(PIECE);
  private final MemorySegment inPoll = arena.allocate(8, 4);
  private final MemorySegment outPoll = arena.allocate(8, 4);
  private final int master;
  private final String name;

  private PseudoTerminal(CLibrary c, int master) throws IOException {
    this.c = c;
    this.master = master;
    this.name = c.unlock(master);
    int slave = c.open(arena.allocateFrom(name), READ_WRITE | NOT_OUR_OWN_TERMINAL);
    try {
      c.makeRaw(slave, arena.allocate(TERMIOS, 8));
    } finally {
      c.close(slave);
    }
  }

  /**
   * Makes a new one.
   *
   * @throws IOException naming the C function that failed
   * @throws UnsupportedOperationException on a system without pseudo-terminals
   */
  static PseudoTerminal open() throws IOException {
    CLibrary c = new CLibrary();
    int master = c.openTerminal(READ_WRITE | NOT_OUR_OWN_TERMINAL);
    try {
      return new PseudoTerminal(c, master);
    } catch (IOException e) {
      c.close(master);
      throw e;
    }
  }

  private static boolean isMac() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
  }

  /** The path that a client opens. */
  String name() {
    return name;
  }

  /** Waits up to {@code milliseconds} for bytes; at once when no client has the terminal open. */
  Seen await(int milliseconds) throws IOException {
    int events = poll(inPoll, READABLE, milliseconds);
    if ((events & READABLE) != 0) {
      return Seen.BYTES;
    }
    return (events & HUNG_UP) != 0 ? Seen.NO_CLIENT : Seen.NOTHING;
  }

  /** Reads what is there, at least one byte; none when the client has gone. */
  byte[] read() {
    int count = c.read(master, incoming);
    return incoming.asSlice(0, Math.max(0, count)).toArray(JAVA_BYTE);
  }

  /** Writes; what a client does not take in time is lost, as on a wire. */
  void write(byte[] bytes, int length) throws IOException {
    for (int at = 0; at < length; ) {
      int events = poll(outPoll, WRITABLE, PATIENCE_MS);
      if ((events & WRITABLE) == 0 || (events & HUNG_UP) != 0) {
        return;
      }
      int piece = Math.min(PIECE, length - at);
      MemorySegment.copy(bytes, at, outgoing, JAVA_BYTE, 0, piece);
      int count = c.write(master, outgoing.asSlice(0, piece));
      if (count <= 0) {
        return;
      }
      at += count;
    }
  }

  private int poll(MemorySegment one, short wanted, int milliseconds) throws IOException {
    one.set(JAVA_INT, 0, master);
    one.set(JAVA_SHORT, 4, wanted);
    one.set(JAVA_SHORT, 6, (short) 0);
    c.poll(one, milliseconds);
    return one.get(JAVA_SHORT, 6);
  }

  void close() {
    c.close(master);
  }
}
