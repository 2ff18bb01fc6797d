package imprint.esp.rom;

import imprint.esp.link.Link;
import imprint.esp.link.LinkAround;
import imprint.esp.link.Plug;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A port that is gone once its board was restarted into its application, and is there again as a
 * new one: a chip's own USB that its application takes over.
 */
final class VanishingUsb implements Plug {
  private final Supplier<Link> ports;
  private boolean vanished;
  private int opened;

  VanishingUsb(Supplier<Link> ports) {
    this.ports = ports;
  }

  /** How often the port was opened. */
  int opened() {
    return opened;
  }

  @Override
  public Link open() {
    opened++;
    return vanished ? ports.get() : new Port(ports.get());
  }

  private final class Port extends LinkAround {
    private boolean booting;

    private Port(Link link) {
      super(link);
    }

    @Override
    protected void require() throws IOException {
      if (vanished) {
        throw new IOException("no such device");
      }
    }

    /** The loader was asked for with DTR alone; a restart without that leads out of it. */
    @Override
    public boolean controlLines(boolean dtr, boolean rts) throws IOException {
      require();
      boolean answer = link.controlLines(dtr, rts);
      if (booting && !dtr && !rts) {
        vanished = true;
        link.close();
      }
      booting = !dtr && rts && before(false, false);
      last = new boolean[] {dtr, rts};
      return answer;
    }

    private boolean[] last = {false, false};

    private boolean before(boolean dtr, boolean rts) {
      return (last[0] == dtr && last[1] == rts) || (booting && !last[0] && last[1]);
    }
  }
}
