package imprint.cli;

import picocli.CommandLine.Option;

/** The port that a command talks to. */
class PortOptions {
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
  private int rate;

  @Option(
      names = "--wait",
      description = "Wait for a board as long as it takes, and say what is seen meanwhile.")
  boolean wait;

  /**
   * Bits a second.
   *
   * @throws imprint.finding.Refusal cli.number-wrong
   */
  int rate() {
    NumberOption.atLeast(SLOWEST, rate, "--baud");
    return rate;
  }
}
