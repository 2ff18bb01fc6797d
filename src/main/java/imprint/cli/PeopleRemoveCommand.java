package imprint.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Removes a person. What the records say of them stays. The last lead stays, too.")
final class PeopleRemoveCommand implements Runnable {
  private final Surroundings with;

  @Parameters(paramLabel = "NAME", description = "Who.")
  String name = "";

  PeopleRemoveCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    PeopleFolder.open(with).remove(name);
    with.out().println("Removed: " + name + ".");
  }
}
