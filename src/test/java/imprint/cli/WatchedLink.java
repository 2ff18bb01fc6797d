package imprint.cli;

import imprint.esp.link.Link;
import imprint.esp.link.LinkAround;
import java.io.IOException;

/** A link to a board, and what happens before each write and after its end. */
final class WatchedLink extends LinkAround {
  private final Runnable writes;
  private final Runnable closed;

  WatchedLink(Link link, Runnable writes, Runnable closed) {
    super(link);
    this.writes = writes;
    this.closed = closed;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    writes.run();
    super.write(bytes);
  }

  @Override
  public void close() {
    super.close();
    closed.run();
  }
}
