package imprint.label.print;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs programs of the system, without a shell between. */
public interface CommandRunner {
  /**
   * How a program ended.
   *
   * @param exit its code; 0 is well
   */
  record Ended(int exit, String out, String err) {
    /** The first line that is not empty, of its complaints before its answers. */
    String firstLine() {
      return (err + "\n" + out)
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .findFirst()
          .orElse("exit " + exit);
    }
  }

  /** The program could not be started: it has done nothing. */
  final class NotStarted extends IOException {
    private static final long serialVersionUID = 1;

    public NotStarted(IOException cause) {
      super(cause);
    }
  }

  /** The program ran longer than it was given, and was ended. */
  final class TookTooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Runs a program in the C locale and waits for its end.
   *
   * @param words the program and its arguments; nothing secret, since every user sees them
   * @param input what it reads
   * @throws TookTooLong after {@code within}
   * @throws NotStarted where it cannot be started
   * @throws IOException where its end or its answer is not known; it may have done its work
   */
  Ended run(List<String> words, byte[] input, Duration within) throws IOException;
}
