package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.Printer;
import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.label.print.SystemCommands;
import imprint.label.print.Watch;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.Reprint;
import imprint.line.packing.PrintOrder;
import imprint.line.packing.PrintRun;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "print",
    description =
        "Prints labels, of units in the ledger or of a payload, and says if they are out. All are"
            + " drawn and read back before the first one is sent.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The printer or its queue says that all labels are printed.",
      "1:At least one was not printed; the sentence says which and why.",
      "2:Used wrongly.",
      "3:A label was sent, and nobody says that it is printed, or it was given up: look before it"
          + " is sent again."
    })
final class LabelPrintCommand implements Callable<Integer> {
  private final Surroundings with;

  @ArgGroup(multiplicity = "1")
  PrintSource source;

  @Mixin PrintFilter only;

  @Mixin StationOptions station;

  @Mixin LabelTexts texts;

  @Option(
      names = "--printer",
      required = true,
      paramLabel = "NAME",
      description = "One of printers.yaml in the station's own folder.")
  String printer;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description =
          "Why labels that may be on paper already are printed again; is recorded. Without it such"
              + " units are left out.")
  @Nullable String reason;

  @Option(
      names = "--json",
      description = "One JSON object for each label, or sheet, that went out.")
  boolean json;

  LabelPrintCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    texts.checkCopies();
    PrinterProfile profile = PrinterFile.named(with.settings(), printer);
    PrintOrder order =
        PrintOrder.of(
            profile, texts.layout, texts.copies, reason == null ? "" : reason, texts.more());
    Printer opened = profile.printer(new SystemCommands(), Watch.SYSTEM);
    if (source.payload != null) {
      only.refuse("--next");
      var job = order.job(List.of(order.maker().make(texts.content(source.payload))));
      return new PrintReport(with, printer, 1, json).single(opened.print(job, () -> {}));
    }
    texts.refuseOfPayload();
    try (Ledger ledger = station.ledger.open(with)) {
      PrintRun run = new PrintRun(ledger, station.by(), opened, order);
      if (source.unit != null) {
        only.refuse("--next");
        return one(run, Reprint.unit(ledger, source.unit));
      }
      return many(run, source.units(ledger, only, order.layout()));
    }
  }

  private int one(PrintRun run, Unit unit) {
    for (PrintRun.Before before : run.choose(List.of(unit)).before()) {
      throw new Refusal(run.why(before));
    }
    run.check(List.of(unit));
    PrintReport report = new PrintReport(with, printer, 1, json);
    try (Stop.Hold _ = with.stop().hold(() -> {})) {
      PrintRun.End end = run.print(List.of(unit), report);
      if (end.unsure() > 0) {
        return PrintReport.UNSURE;
      }
      end.broken()
          .ifPresent(
              broken -> {
                throw new Refusal(broken.finding());
              });
      return 0;
    }
  }

  private int many(PrintRun run, List<Unit> units) {
    PrintRun.Choice choice = run.choose(units);
    PrintReport report = new PrintReport(with, printer, choice.units().size(), json);
    report.leftOut(choice.before(), run);
    if (choice.units().isEmpty()) {
      report.tell(Finding.note("line.labels-none"));
      return 0;
    }
    run.check(choice.units());
    try (Stop.Hold _ = with.stop().hold(this::stopping)) {
      return report.ended(run.print(choice.units(), report), !run.order().reason().isEmpty());
    }
  }

  private void stopping() {
    with.err().println("imprint: stopping after the label under way.");
    with.err().flush();
  }
}
