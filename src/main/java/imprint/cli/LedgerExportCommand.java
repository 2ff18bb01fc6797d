package imprint.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import imprint.finding.Refusal;
import imprint.ledger.By;
import imprint.ledger.ExportLine;
import imprint.ledger.Filter;
import imprint.ledger.Ledger;
import imprint.ledger.Records;
import imprint.ledger.Unit;
import imprint.ledger.exchange.Anonymous;
import imprint.ledger.exchange.Lines;
import imprint.line.StationSettings;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = "Writes units as a table or as JSON lines, oldest first, for other programs.")
final class LedgerExportCommand implements Runnable {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  @Mixin FilterOptions which;

  @Option(
      names = "--format",
      defaultValue = "csv",
      paramLabel = "FORM",
      description =
          "csv, jsonl, or a list of esp-matter-mfg-tool: summary, cn-dacs (${DEFAULT-VALUE}).")
  String format = "";

  @Option(names = "--json", description = "The same as --format jsonl.")
  boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A file, written whole or not at all, for its owner alone.")
  @Nullable Path out;

  @Option(
      names = "--anonymous",
      description =
          "Without serial numbers, MACs, certificates and words; stations and persons by pseudonyms"
              + " that need the station key; days in place of times.")
  boolean anonymous;

  @Option(
      names = "--pseudonyms",
      description = "With --anonymous: units and boards by pseudonyms as well.")
  boolean pseudonyms;

  @Option(
      names = "--with-secrets",
      description =
          "With what the labels say: passcode, discriminator, QR code and manual code. Needs the"
              + " station key and --out, and is recorded with every unit.")
  boolean secrets;

  LedgerExportCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    ExportForm form = json ? ExportForm.JSONL : ExportForm.named(format);
    refuseContradictions(form);
    Filter filter = which.filter();
    try (Ledger open = ledger.open(with)) {
      Records records = open.records();
      ExportOutput output = new ExportOutput(with, out);
      output.write(
          writer -> {
            if (secrets) {
              open.unlock();
              By by = By.station(StationSettings.computer());
              new SecretExport(open, form, by, with.err()).write(filter, writer);
            } else if (anonymous) {
              Anonymous without = new Anonymous(records, pseudonyms);
              plain(records, filter, form, writer, without.fields(), without::of);
            } else {
              plain(records, filter, form, writer, ExportLine.FIELDS, ExportLine::of);
            }
          },
          ledger.access(with).files());
    }
  }

  private void plain(
      Records records,
      Filter filter,
      ExportForm form,
      Writer writer,
      List<String> fields,
      Function<Unit, ObjectNode> line) {
    Lines lines = new Lines(writer, form.lines(), fields);
    records.forEach(filter, unit -> lines.add(line.apply(unit)));
  }

  private void refuseContradictions(ExportForm form) {
    if (form.secret() && !secrets) {
      throw Refusal.of("cli.export-secret-form", form.word());
    }
    if (secrets && out == null) {
      throw Refusal.of("cli.export-secrets-file");
    }
    if (secrets && anonymous) {
      throw Refusal.of("cli.export-both");
    }
    if (pseudonyms && !anonymous) {
      throw Refusal.of("cli.export-pseudonyms");
    }
  }
}
