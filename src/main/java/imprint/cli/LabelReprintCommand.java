package imprint.cli;

import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.ledger.Ledger;
import imprint.line.LabelFiles;
import imprint.line.Reprint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "reprint",
    description = "Makes the label of a unit once more; the reason is recorded.")
final class LabelReprintCommand implements Runnable {
  private final Surroundings with;

  @Mixin LabelFilesOptions station;

  @Parameters(paramLabel = "SERIAL-or-MAC", description = "The unit.")
  String unit;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason;

  @Option(
      names = "--dpi",
      defaultValue = "300",
      paramLabel = "N",
      description = "Dots an inch of the printer (${DEFAULT-VALUE}).")
  int dpi;

  @Option(
      names = "--layout",
      defaultValue = "standard",
      paramLabel = "FILE-or-NAME",
      description =
          "As in the product: a label.yaml, or one of standard, body, carton (${DEFAULT-VALUE}).")
  String layout;

  LabelReprintCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    try (Ledger ledger = station.ledger.open(with)) {
      LabelFiles files =
          new Reprint(ledger, station.by())
              .make(unit, reason, new LabelMaker(Layout.named(layout), dpi), station.labels(with));
      with.out().println(files.png());
      with.out().println(files.pdf());
    }
  }
}
