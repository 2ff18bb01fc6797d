package imprint.ui.history;

import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.ledger.ExportLine;
import imprint.ledger.Filter;
import imprint.ledger.InHand;
import imprint.ledger.Ledger;
import imprint.ledger.Records;
import imprint.ledger.Unit;
import imprint.ledger.exchange.Lines;
import imprint.ledger.stats.Figures;
import imprint.returns.Lookup;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The archive that is the station's ledger.
 *
 * @param inUse the one that the station records in at that moment
 * @param access whose files no export may replace
 */
public record LedgerArchive(Supplier<Ledger> inUse, Access access) implements Archive {
  private Ledger ledger() {
    return inUse.get();
  }

  @Override
  public List<Unit> find(String text) {
    return new Lookup(ledger()).units(text);
  }

  @Override
  public OfOrder count(Filter order) {
    AtomicLong units = new AtomicLong();
    AtomicLong passed = new AtomicLong();
    ledger()
        .records()
        .forEach(
            order,
            unit -> {
              units.incrementAndGet();
              passed.addAndGet(Standing.of(unit.state()) == Standing.PASSED ? 1 : 0);
            });
    return new OfOrder(units.get(), passed.get());
  }

  @Override
  public Records.Page newest(Filter filter, long before, int atMost) {
    return ledger().records().newest(filter, before, atMost);
  }

  @Override
  public List<InHand.Made> products() {
    return ledger().inHand().made();
  }

  @Override
  public Life life(Unit unit) {
    Ledger ledger = ledger();
    Unit now = ledger.find(unit.serialNumber()).orElse(unit);
    return new Life(now, ledger.history(now), new Lookup(ledger).open(now));
  }

  @Override
  public Counts figures(Figures.By by, ZoneId zone, Filter filter) {
    return Counts.of(new Figures(by, zone).of(ledger().records(), filter));
  }

  @Override
  public long export(Path file, Filter filter) {
    return write(file, line -> ledger().records().forEach(filter, line));
  }

  @Override
  public long export(Path file, List<Unit> units) {
    return write(file, units::forEach);
  }

  /**
   * @throws Refusal cli.output-is-input, file.unwritable
   */
  private long write(Path file, Consumer<Consumer<Unit>> source) {
    AtomicLong count = new AtomicLong();
    try {
      refuseOwnFiles(file);
      PrivateFile.write(
          file,
          out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            Lines lines = new Lines(writer, Lines.Form.CSV, ExportLine.FIELDS);
            source.accept(
                unit -> {
                  lines.add(ExportLine.of(unit));
                  count.incrementAndGet();
                });
            writer.flush();
          });
    } catch (IOException | UncheckedIOException e) {
      throw Refusal.unwritable(file, e);
    }
    return count.get();
  }

  private void refuseOwnFiles(Path file) throws IOException {
    for (Path kept : access.files()) {
      if (Files.exists(file) && Files.exists(kept) && Files.isSameFile(file, kept)) {
        throw Refusal.of("cli.output-is-input", file);
      }
    }
  }
}
