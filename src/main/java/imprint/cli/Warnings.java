package imprint.cli;

import imprint.finding.Finding;
import java.util.List;

/** What is odd but stops nothing, a line each on the error stream. */
final class Warnings {
  private Warnings() {}

  static void print(Surroundings with, List<Finding> findings) {
    for (Finding finding : findings) {
      with.err().println("imprint: warning: " + finding + " [" + finding.code() + "]");
    }
  }
}
