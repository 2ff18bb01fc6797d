package imprint.cli;

import imprint.ledger.Admission;
import imprint.ledger.Foreign;
import imprint.ledger.Ledger;
import imprint.ledger.exchange.Mapping;
import imprint.ledger.exchange.MappingFile;
import imprint.ledger.exchange.QrCodes;
import imprint.ledger.exchange.ReadRow;
import imprint.ledger.exchange.RowReader;
import imprint.ledger.exchange.Sheet;
import imprint.ledger.exchange.SheetReader;
import imprint.matter.OnboardingPayload;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description =
        "Takes in units that another line made: our own exports, and tables of other makers through"
            + " a mapping. Without --yes it only shows what would become of them.")
final class LedgerImportCommand implements Callable<Integer> {
  private static final int SHOWN = 5;

  private final Surroundings with;

  @Mixin StationOptions station;

  @Parameters(paramLabel = "FILE", description = "CSV or JSON lines in UTF-8, or XLSX.")
  Path file = Path.of("");

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "Which column tells what (YAML); remembered for the next file with the same header.")
  @Nullable Path mappingFile;

  @Option(
      names = "--preview",
      arity = "0..1",
      fallbackValue = "" + SHOWN,
      paramLabel = "N",
      description = "Shows the first N rows (5) and what would be refused; changes nothing.")
  @Nullable Integer preview;

  @Option(names = "--yes", description = "Takes them in: all of them, or none.")
  boolean yes;

  @Option(
      names = "--skip-conflicts",
      description = "With --yes: takes in all but the rows that are refused.")
  boolean skip;

  @Option(names = "--json", description = "One JSON object for each row.")
  boolean json;

  LedgerImportCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    if (preview != null) {
      NumberOption.atLeast(0, preview, "--preview");
    }
    Sheet sheet = SheetReader.read(file, null);
    Mapping mapping = mapping(sheet);
    if (mapping.separator() != null) {
      sheet = SheetReader.read(file, mapping.separator());
    }
    List<ReadRow> rows = new RowReader(sheet, mapping, LedgerImportCommand::qrCode).read();
    boolean really = yes && preview == null;
    try (Ledger open = station.ledger.open(with)) {
      ImportReport report = new ImportReport(with, json, really);
      List<Foreign> units = ImportReport.units(rows);
      boolean refused = units.size() < rows.size();
      boolean take = really && (skip || !refused);
      List<Admission> judged =
          take ? open.records().admit(units, skip, station.by()) : open.records().judge(units);
      boolean taken = take && (skip || judged.stream().noneMatch(LedgerImportCommand::clashes));
      if (taken) {
        remember(sheet, mapping);
      }
      report.print(rows, judged, preview == null ? SHOWN : preview, taken);
      return really && !taken ? Commands.FAILED : 0;
    }
  }

  private static boolean clashes(Admission admission) {
    return imprint.ledger.Records.clashes(admission);
  }

  private Mapping mapping(Sheet sheet) {
    if (mappingFile != null) {
      return new MappingFile(mappingFile).read();
    }
    MappingFile remembered = MappingFile.remembered(with.settings(), sheet.columns());
    if (!remembered.exists()) {
      return Mapping.byName(sheet.columns());
    }
    with.err().printf("imprint: the mapping is that of last time: %s%n", remembered.file());
    return remembered.read();
  }

  /** With a separator that only the mapping knows the header was not read right the first time. */
  private void remember(Sheet sheet, Mapping mapping) {
    if (mappingFile != null) {
      Sheet asNextTime = mapping.separator() == null ? sheet : SheetReader.read(file, null);
      MappingFile.remembered(with.settings(), asNextTime.columns()).write(mapping);
    }
  }

  private static QrCodes.Content qrCode(String text) {
    OnboardingPayload payload = OnboardingPayload.parse(text);
    return new QrCodes.Content(
        payload.vendorId().value(),
        payload.productId().value(),
        payload.discriminator().value(),
        payload.passcode().value());
  }
}
