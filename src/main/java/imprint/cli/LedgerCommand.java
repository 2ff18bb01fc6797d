package imprint.cli;

import picocli.CommandLine.Command;

@Command(name = "ledger", description = "Looks into the ledger of units.")
final class LedgerCommand {}
