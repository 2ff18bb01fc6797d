package imprint.esp.link;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * One end of a wire that exists in memory only. What one end writes the other reads; rate and
 * control lines of one end can be asked for at the other.
 */
public final class MemoryLink implements Link {
  /** An empty piece marks the end of the wire: nothing else is ever put in empty. */
  private static final byte[] GONE = {};

  private final LinkedBlockingDeque<byte[]> incoming = new LinkedBlockingDeque<>();
  private volatile int rate = 115_200;
  private volatile boolean dtr;
  private volatile boolean rts;
  private volatile boolean closed;
  private MemoryLink peer = this;

  private MemoryLink() {}

  /** Both ends of one wire. */
  public record Pair(MemoryLink station, MemoryLink board) {}

  public static Pair pair() {
    MemoryLink station = new MemoryLink();
    MemoryLink board = new MemoryLink();
    station.peer = board;
    board.peer = station;
    return new Pair(station, board);
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    try {
      byte[] next = incoming.pollFirst(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return 0;
      }
      if (next.length == 0) {
        incoming.addFirst(GONE);
        throw new EOFException("the other end is gone");
      }
      int taken = Math.min(next.length, buffer.length);
      System.arraycopy(next, 0, buffer, 0, taken);
      if (taken < next.length) {
        incoming.addFirst(java.util.Arrays.copyOfRange(next, taken, next.length));
      }
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (closed || peer.closed) {
      throw new EOFException("the other end is gone");
    }
    if (bytes.length > 0) {
      peer.incoming.addLast(bytes.clone());
    }
  }

  @Override
  public void discardInput() {
    incoming.removeIf(piece -> piece.length > 0);
  }

  @Override
  public boolean baudRate(int newRate) {
    rate = newRate;
    return true;
  }

  @Override
  public boolean controlLines(boolean newDtr, boolean newRts) {
    dtr = newDtr;
    rts = newRts;
    return true;
  }

  /** The rate this end was last set to, in bits a second. */
  public int rate() {
    return rate;
  }

  public boolean dtr() {
    return dtr;
  }

  public boolean rts() {
    return rts;
  }

  @Override
  public void close() {
    closed = true;
    incoming.addLast(GONE);
    peer.incoming.addLast(GONE);
  }
}
