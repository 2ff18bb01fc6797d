package imprint.esp.rom;

import imprint.esp.link.Link;
import imprint.esp.link.LinkAround;
import imprint.esp.link.ResetSequence;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A link on whose way EN falls so slowly that short pulses do not reset the board. */
final class SlowEnable extends LinkAround implements ResetSequence.Pause {
  private final ResetSequence.Pause time;
  private final List<Long> pulses = new ArrayList<>();
  private Duration needed;
  private boolean pulls;
  private boolean deaf;

  /**
   * @param needed for a reset
   * @param time lets it pass
   */
  SlowEnable(Link link, Duration needed, ResetSequence.Pause time) {
    super(link);
    this.needed = needed;
    this.time = time;
  }

  void needs(Duration longer) {
    needed = longer;
  }

  /** Nothing that the board says is heard any more. */
  void deafen() {
    deaf = true;
  }

  /** How long each pulse was, in ms, whether or not it did anything. */
  List<Long> pulses() {
    return pulses;
  }

  @Override
  public void take(Duration span) throws InterruptedException {
    time.take(span);
    if (!pulls) {
      return;
    }
    pulses.add(span.toMillis());
    if (span.compareTo(needed) >= 0) {
      try {
        link.controlLines(false, true);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    pulls = rts && !dtr;
    return pulls || link.controlLines(dtr, rts);
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    int count = link.read(buffer, patience);
    return deaf ? 0 : count;
  }
}
