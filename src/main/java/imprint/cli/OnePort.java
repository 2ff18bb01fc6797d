package imprint.cli;

import imprint.esp.rom.BoardSession;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Option;

/** The port that a command talks to. */
final class OnePort {
  /** What is done with the board. */
  @FunctionalInterface
  interface Talk {
    void with(BoardSession board) throws IOException, InterruptedException;
  }

  /** Below it the loader cannot be spoken to at first. */
  private static final int SLOWEST = 115_200;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "/dev/ttyUSB0, COM5, rfc2217://host:port, socket://host:port, or sim:CHIP.")
  String name;

  @Option(
      names = "--baud",
      defaultValue = "921600",
      paramLabel = "RATE",
      description = "Line rate to try first (${DEFAULT-VALUE}).")
  int rate;

  /** Brings the board up, lends it, and closes it. */
  void talk(Surroundings with, Talk talk) {
    NumberOption.atLeast(SLOWEST, rate, "--baud");
    try (BoardSession board =
        BoardSession.open(with.ports().open(name), name, rate, with.pause(), () -> false)) {
      try {
        talk.with(board);
      } catch (IOException e) {
        throw board.gone(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }
}
