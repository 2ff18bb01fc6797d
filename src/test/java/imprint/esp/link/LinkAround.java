package imprint.esp.link;

import java.io.IOException;
import java.time.Duration;

/** A link around another one, for those that change one thing about it. */
public abstract class LinkAround implements Link {
  protected final Link link;

  protected LinkAround(Link link) {
    this.link = link;
  }

  /** Before anything goes over the link; throws where it is gone. */
  protected void require() throws IOException {}

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    require();
    return link.controlLines(dtr, rts);
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    require();
    return link.read(buffer, patience);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    require();
    link.write(bytes);
  }

  @Override
  public void discardInput() throws IOException {
    require();
    link.discardInput();
  }

  @Override
  public boolean baudRate(int rate) throws IOException {
    require();
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
