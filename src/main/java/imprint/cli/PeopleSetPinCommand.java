package imprint.cli;

import imprint.finding.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "set-pin", description = "Gives a person another PIN.")
final class PeopleSetPinCommand implements Runnable {
  private final Surroundings with;

  @Parameters(paramLabel = "NAME", description = "Who.")
  String name = "";

  @Mixin PinOption pin;

  PeopleSetPinCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    try (PinOption given = pin) {
      char[] typed = given.get();
      if (typed.length == 0) {
        throw Refusal.of("cli.pin-missing");
      }
      PeopleFolder.open(with).setPin(name, typed);
    }
    with.out().println("Set: " + name + ".");
  }
}
