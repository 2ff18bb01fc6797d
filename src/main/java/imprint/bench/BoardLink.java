package imprint.bench;

import imprint.esp.link.Bridge;
import imprint.esp.link.Link;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The host's end of a simulated board's cable. */
final class BoardLink implements Link {
  private final Cable cable;
  private final int session;
  private final Bridge bridge;
  private final boolean bytesOnly;
  private final Runnable whenClosed;
  private final AtomicBoolean closed = new AtomicBoolean();

  BoardLink(Cable cable, int session, Bridge bridge, boolean bytesOnly, Runnable whenClosed) {
    this.bridge = bridge;
    this.cable = cable;
    this.session = session;
    this.bytesOnly = bytesOnly;
    this.whenClosed = whenClosed;
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    requireOpen();
    return cable.read(session, buffer, patience);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    requireOpen();
    cable.write(session, bytes);
  }

  @Override
  public void discardInput() throws IOException {
    requireOpen();
    cable.discardInput(session);
  }

  @Override
  public boolean baudRate(int rate) throws IOException {
    requireOpen();
    cable.hostRate(session, rate);
    return !bytesOnly;
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    requireOpen();
    if (!bytesOnly) {
      cable.controlLines(session, dtr, rts);
    }
    return !bytesOnly;
  }

  @Override
  public long nanoTime() {
    return cable.nanoTime();
  }

  @Override
  public Bridge bridge() {
    return bridge;
  }

  private void requireOpen() throws EOFException {
    if (closed.get()) {
      throw new EOFException("the link is closed");
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      cable.close(session);
      whenClosed.run();
    }
  }
}
