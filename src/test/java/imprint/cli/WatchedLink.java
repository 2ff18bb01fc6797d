package imprint.cli;

import imprint.esp.link.Bridge;
import imprint.esp.link.Link;
import java.io.IOException;
import java.time.Duration;

/** A link to a board, and what happens before each write and after its end. */
record WatchedLink(Link link, Runnable writes, Runnable closed) implements Link {
  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    return link.read(buffer, patience);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    writes.run();
    link.write(bytes);
  }

  @Override
  public void discardInput() throws IOException {
    link.discardInput();
  }

  @Override
  public boolean baudRate(int rate) throws IOException {
    return link.baudRate(rate);
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    return link.controlLines(dtr, rts);
  }

  @Override
  public Bridge bridge() {
    return link.bridge();
  }

  @Override
  public long nanoTime() {
    return link.nanoTime();
  }

  @Override
  public void close() {
    link.close();
    closed.run();
  }
}
