package imprint.cli;

import imprint.finding.Refusal;
import imprint.line.people.Person;
import imprint.line.people.Role;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    description =
        "Adds a person with a PIN, a badge, or both. From the first one on, who is to be a lead,"
            + " everybody signs in at the window.")
final class PeopleAddCommand implements Runnable {
  private final Surroundings with;

  @Parameters(paramLabel = "NAME", description = "As the records get it.")
  String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "operator, packer, technician or lead: decides which screens there are.")
  String role = "";

  @Mixin PinOption pin;
  @Mixin BadgeOption badge;

  PeopleAddCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    try (PinOption digits = pin;
        BadgeOption card = badge) {
      PeopleFolder.open(with).add(new Person(name, role(role)), digits.get(), card.get());
    }
    with.out().println("Added: " + name + ".");
  }

  private static Role role(String word) {
    return Arrays.stream(Role.values())
        .filter(each -> each.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.of(
                    "cli.role",
                    word,
                    Arrays.stream(Role.values())
                        .map(Role::word)
                        .collect(Collectors.joining(", "))));
  }
}
