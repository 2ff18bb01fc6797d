package imprint.bench;

import imprint.esp.link.Link;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/** Carries bytes between a link and two streams until one side ends. */
final class Pump {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private Pump() {}

  /**
   * Returns when {@code in} has ended or the link is gone; the link is closed then.
   *
   * @param streams closed when the link is gone, so that nobody waits for it any more
   */
  static void carry(Link link, InputStream in, OutputStream out, Closeable streams) {
    Thread answers = Thread.ofVirtual().start(() -> answers(link, out, streams));
    byte[] buffer = new byte[4096];
    try (link) {
      for (int count; (count = in.read(buffer)) >= 0; ) {
        link.write(Arrays.copyOf(buffer, count));
      }
    } catch (IOException gone) {
      closeQuietly(streams);
    }
    answers.interrupt();
  }

  private static void answers(Link link, OutputStream out, Closeable streams) {
    byte[] buffer = new byte[4096];
    try {
      while (true) {
        int count = link.read(buffer, LOOK_AGAIN);
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException gone) {
      closeQuietly(streams);
    }
  }

  static void closeQuietly(Closeable ends) {
    try {
      ends.close();
    } catch (IOException nothingLeftToDo) {
      // it is of no more use either way
    }
  }
}
