package imprint.bench;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * How the ROM finds the host's rate after a reset: from the alternating bits of a SYNC's 0x55
 * bytes. What comes before cannot be read yet and is lost if no such bytes follow.
 */
final class Autobaud {
  private static final int ENOUGH = 8;
  private static final int MOST = 256;

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private int run;

  /** Takes a byte; all bytes so far when the rate is known now. */
  Optional<byte[]> offer(byte value) {
    held.write(value);
    run = value == 0x55 ? run + 1 : 0;
    if (run == ENOUGH) {
      return Optional.of(held.toByteArray());
    }
    if (held.size() > MOST || (value == (byte) 0xC0 && held.size() > 1)) {
      held.reset();
      // the delimiter may as well be the next frame's
      held.write(0xC0);
    }
    return Optional.empty();
  }
}
