package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.Rendering;
import imprint.label.print.PrintJob;
import imprint.label.print.PrintResult;
import imprint.label.print.PrintResult.GivenUp;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.Printer;
import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.label.print.SystemCommands;
import imprint.label.print.Watch;
import imprint.ledger.Ledger;
import imprint.line.Reprint;
import imprint.line.StationSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "print",
    description = "Prints a label, of a unit in the ledger or of a payload, and says if it is out.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The printer or its queue says that the label is printed.",
      "1:Nothing was printed.",
      "2:Used wrongly.",
      "3:The label was sent, and nobody says that it is printed, or it was given up: look first."
    })
final class LabelPrintCommand implements Callable<Integer> {
  /** Somebody has to look. */
  static final int UNSURE = 3;

  private final Surroundings with;

  @ArgGroup(multiplicity = "1")
  LabelSource source;

  @Mixin StationOptions station;

  @Option(
      names = "--printer",
      required = true,
      paramLabel = "NAME",
      description = "One of printers.yaml in the station's own folder.")
  String printer;

  @Option(names = "--reason", paramLabel = "TEXT", description = "With --unit: why; is recorded.")
  @Nullable String reason;

  @Option(
      names = "--serial",
      defaultValue = "-",
      paramLabel = "S",
      description = "With --payload: the serial number.")
  String serial;

  @Option(
      names = "--product",
      defaultValue = "Matter device",
      paramLabel = "NAME",
      description = "With --payload: the product's name (${DEFAULT-VALUE}).")
  String product;

  @Option(
      names = "--vendor",
      defaultValue = "",
      paramLabel = "NAME",
      description = "With --payload: the name of the vendor.")
  String vendor;

  @Option(
      names = "--layout",
      defaultValue = "standard",
      paramLabel = "FILE-or-NAME",
      description = "A label.yaml, or one of standard, body, carton (${DEFAULT-VALUE}).")
  String layout;

  @Option(
      names = "--copies",
      defaultValue = "1",
      paramLabel = "N",
      description = "How many (${DEFAULT-VALUE}).")
  int copies;

  LabelPrintCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    NumberOption.within(1, 9999, copies, "--copies");
    PrinterProfile profile = PrinterFile.named(with.settings(), printer);
    LabelMaker maker = new LabelMaker(Layout.named(layout), profile.dpi());
    Printer opened = profile.printer(new SystemCommands(), Watch.SYSTEM);
    if (source.unit == null) {
      Label label = maker.make(source.content(product, vendor, serial, Map.of()));
      return told(opened.print(job(profile, maker, label), () -> {}));
    }
    String why = String.valueOf(reason == null ? "" : reason);
    try (Ledger ledger = station.openExisting(with)) {
      StationSettings settings = station.settings(with, StationSettings.FASTEST, false);
      Reprint reprint = new Reprint(ledger, settings);
      Reprint.Allowed allowed = reprint.allowed(source.unit, why);
      Label label = maker.make(allowed.content());
      return told(opened.print(job(profile, maker, label), () -> allowed.record(copies)));
    }
  }

  /** A sheet of labels is one page of as many as there are. */
  private PrintJob job(PrinterProfile profile, LabelMaker maker, Label label) {
    if (maker.labelsOnPage() == 1) {
      return new PrintJob(profile, label.rendering(), copies);
    }
    if (copies > maker.labelsOnPage()) {
      throw Refusal.of("cli.label-sheet", maker.labelsOnPage());
    }
    Rendering page = maker.pages(java.util.Collections.nCopies(copies, label)).getFirst();
    return new PrintJob(profile, page, 1);
  }

  private int told(PrintResult result) {
    return switch (result) {
      case Printed(PrintResult.Witness by) -> {
        with.out()
            .println(
                "PRINTED  " + printer + "  says the " + by.toString().toLowerCase(Locale.ROOT));
        yield 0;
      }
      case Sent(var last, String job) -> {
        with.out().println(String.join("  ", List.of("SENT", printer, last.word(), job)).strip());
        warned(Finding.warning("label.sent-not-printed", printer, last.word()));
        yield UNSURE;
      }
      case GivenUp given -> {
        with.out().println(String.join("  ", List.of("GIVEN-UP", printer, given.job())).strip());
        warned(given.finding(printer));
        yield UNSURE;
      }
    };
  }

  private void warned(Finding look) {
    with.err()
        .println(
            "imprint: "
                + look.sentence(Locale.ENGLISH)
                + " "
                + look.nextAct(Locale.ENGLISH)
                + " ["
                + look.code()
                + "]");
  }
}
