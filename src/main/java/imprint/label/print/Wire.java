package imprint.label.print;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** An open connection to a printer; nothing on it takes longer than it is given. */
interface Wire extends Closeable {
  /**
   * Hands bytes over.
   *
   * @return how many of them, from {@code from} on, went within the time; 0 where none did
   */
  int send(byte[] bytes, int from, Duration within) throws IOException;

  /**
   * What arrives next.
   *
   * @return at least one byte; empty where none came within the time
   * @throws java.io.EOFException where the printer closed
   */
  byte[] receive(Duration within) throws IOException;

  /** Drops also what was handed over and has not left yet. */
  void abort();

  /** Ways to a printer. */
  interface Opener {
    Wire open(Duration within) throws IOException;
  }
}
