package imprint.esp.link;

import java.io.IOException;
import java.time.Duration;

/**
 * Bytes and control lines between the station and one board. Reads are timed, never endless; a link
 * is used by one thread, but {@link #close} may come from any.
 *
 * <p>An {@link IOException} means the link itself is gone (cable, port, connection).
 */
public interface Link extends AutoCloseable {
  /**
   * Reads what is there, waiting for the first byte at most {@code patience}.
   *
   * @return number of bytes put into {@code buffer} from its start; 0 when the time was up
   */
  int read(byte[] buffer, Duration patience) throws IOException;

  /** Writes all of {@code bytes} in one piece. */
  void write(byte[] bytes) throws IOException;

  /** Throws away what came in and was not read. */
  void discardInput() throws IOException;

  /**
   * Sets the line rate in bits a second.
   *
   * @return false where that rate cannot be had
   */
  boolean baudRate(int rate) throws IOException;

  /**
   * Sets both control lines, in one step where the system can.
   *
   * @param dtr true pulls the boot strap pin low on the usual two-transistor circuit
   * @param rts true pulls EN low (reset) on the usual two-transistor circuit
   * @return false where the link has no control lines
   */
  boolean controlLines(boolean dtr, boolean rts) throws IOException;

  /** What is between the computer and the chip, and how to treat it. */
  default Bridge bridge() {
    return Bridge.UART;
  }

  /**
   * The clock that patience is measured by: monotonic, in nanoseconds from any beginning. A board
   * made of software may live in a time of its own.
   */
  default long nanoTime() {
    return System.nanoTime();
  }

  @Override
  void close();
}
