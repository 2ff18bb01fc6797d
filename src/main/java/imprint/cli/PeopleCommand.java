package imprint.cli;

import picocli.CommandLine.Command;

@Command(name = "people", description = "Who can sign in at the window of this station.")
final class PeopleCommand {}
