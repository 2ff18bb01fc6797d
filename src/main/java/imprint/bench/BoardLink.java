package imprint.bench;

import imprint.esp.link.Link;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The host's end of a simulated board's cable. */
final class BoardLink implements Link {
  private final SimulatedBoard board;
  private final int session;
  private final boolean withoutLines;
  private final AtomicBoolean closed = new AtomicBoolean();

  BoardLink(SimulatedBoard board, int session, boolean withoutLines) {
    this.board = board;
    this.session = session;
    this.withoutLines = withoutLines;
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    requireOpen();
    return board.read(session, buffer, patience);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    requireOpen();
    board.write(session, bytes);
  }

  @Override
  public void discardInput() throws IOException {
    requireOpen();
    board.discardInput(session);
  }

  @Override
  public boolean baudRate(int rate) throws IOException {
    requireOpen();
    board.hostRate(session, rate);
    return !withoutLines;
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    requireOpen();
    if (!withoutLines) {
      board.controlLines(session, dtr, rts);
    }
    return !withoutLines;
  }

  private void requireOpen() throws EOFException {
    if (closed.get()) {
      throw new EOFException("the link is closed");
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      board.closed(session);
    }
  }
}
