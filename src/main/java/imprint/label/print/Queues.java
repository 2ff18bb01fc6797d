package imprint.label.print;

import imprint.label.print.CommandRunner.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The print queues of this computer. */
public final class Queues {
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private Queues() {}

  /**
   * Those that no profile prints on.
   *
   * @return empty where the computer has no CUPS, or it does not answer
   */
  public static List<String> without(List<PrinterProfile> profiles, CommandRunner commands) {
    List<Way> used = profiles.stream().map(PrinterProfile::how).toList();
    try {
      Ended asked = commands.run(List.of("lpstat", "-e"), new byte[0], WITHIN);
      return Lpstat.queues(asked.exit() == 0 ? asked.out() : "").stream()
          .filter(queue -> !used.contains(new Way.Queue(queue)))
          .toList();
    } catch (IOException absent) {
      return List.of();
    }
  }
}
