package imprint.cli;

import picocli.CommandLine.Command;

@Command(
    name = "bench",
    description = "Measures what matters on a line, and prints it beside a floor or a peer.")
final class BenchCommand implements Runnable {
  private final BenchFlashCommand flash;

  /** Without a word it is the wire that is measured. */
  BenchCommand(BenchFlashCommand flash) {
    this.flash = flash;
  }

  @Override
  public void run() {
    flash.run();
  }
}
