package imprint.cli;

import picocli.CommandLine.Command;

@Command(name = "label", description = "Makes labels of units.")
final class LabelCommand {}
