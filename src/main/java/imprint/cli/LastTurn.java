package imprint.cli;

import imprint.esp.link.Bridge;
import imprint.esp.link.Link;
import java.io.IOException;
import java.time.Duration;

/** A link that knows when its control lines were turned last. */
final class LastTurn implements Link {
  private final Link link;
  private long when;

  LastTurn(Link link) {
    this.link = link;
    this.when = System.nanoTime();
  }

  /** As {@link System#nanoTime}. */
  long when() {
    return when;
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    boolean turned = link.controlLines(dtr, rts);
    when = System.nanoTime();
    return turned;
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    return link.read(buffer, patience);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
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
  }
}
