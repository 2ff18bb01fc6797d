package imprint.label.print;

import com.hp.jipp.encoding.IppPacket;
import java.io.IOException;
import java.time.Duration;

/** Questions and answers of the Internet Printing Protocol (RFC 8010, RFC 8011). */
interface IppExchange {
  /** Nothing takes the connection: nothing was sent. */
  final class Unreachable extends IOException {
    private static final long serialVersionUID = 1;

    Unreachable(Throwable cause) {
      super(cause);
    }
  }

  /** What answered speaks no IPP, or answered something else. */
  final class NoIpp extends IOException {
    private static final long serialVersionUID = 1;

    NoIpp(String what) {
      super(what);
    }
  }

  /**
   * Asks once; a question that was not answered is never asked again by itself.
   *
   * @param document what follows the question, empty for nothing
   * @throws Unreachable where nothing was sent
   * @throws NoIpp where the answer is none
   * @throws IOException where no answer came within the time; the question may have arrived
   */
  IppPacket ask(IppPacket question, byte[] document, Duration within) throws IOException;
}
