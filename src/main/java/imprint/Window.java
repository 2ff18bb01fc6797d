package imprint;

import imprint.cli.Surroundings;
import java.util.Locale;

/** Opens the station window, or says what to do where there is no screen. */
final class Window {
  private Window() {}

  static int open(Surroundings with, Locale locale) {
    with.err()
        .println(
            "imprint: There is no display here. Use a command instead; imprint --help lists them.");
    return 1;
  }
}
