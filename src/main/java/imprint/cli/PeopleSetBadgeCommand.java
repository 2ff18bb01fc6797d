package imprint.cli;

import imprint.finding.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "set-badge", description = "Gives a person another badge.")
final class PeopleSetBadgeCommand implements Runnable {
  private final Surroundings with;

  @Parameters(paramLabel = "NAME", description = "Who.")
  String name = "";

  @Mixin BadgeOption badge;

  PeopleSetBadgeCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    try (BadgeOption given = badge) {
      String typed = given.get();
      if (typed.isBlank()) {
        throw Refusal.of("cli.badge-missing");
      }
      PeopleFolder.open(with).setBadge(name, typed);
    }
    with.out().println("Set: " + name + ".");
  }
}
