package imprint.cli;

import picocli.CommandLine.Command;

@Command(
    name = "key",
    description = "Looks after the station key, which opens what the ledger keeps sealed.")
final class LedgerKeyCommand {}
