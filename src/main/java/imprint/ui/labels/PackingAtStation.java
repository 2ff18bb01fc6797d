package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.label.print.PrintJob;
import imprint.label.print.PrintResult;
import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.label.print.PrinterState;
import imprint.label.print.Queues;
import imprint.label.print.SystemCommands;
import imprint.label.print.Watch;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Filter;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.Station;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.PrintOrder;
import imprint.line.packing.PrintRun;
import imprint.line.packing.ScanBack;
import imprint.line.packing.ScanBack.Verdict;
import imprint.line.packing.Wanted;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Packing at a station. */
public record PackingAtStation(Station station, InstantSource clock) implements Desk {
  /** Somebody else may have been faster with the next label, but not for ever. */
  private static final int TRIES = 5;

  @Override
  public List<PrinterProfile> printers() {
    return PrinterFile.read(folder());
  }

  @Override
  public PrinterState state(PrinterProfile printer) {
    return printer.printer(new SystemCommands(), Watch.SYSTEM).state();
  }

  @Override
  public List<String> queues(List<PrinterProfile> known) {
    return Queues.without(known, new SystemCommands());
  }

  @Override
  public List<PrinterProfile> keep(Optional<String> before, PrinterProfile printer) {
    List<PrinterProfile> all = PrinterFile.put(folder(), before, printer);
    String now = printer.name();
    before.filter(old -> !old.equals(now)).ifPresent(old -> renamed(old, now));
    return all;
  }

  /** Who prints on it goes on with it. */
  private void renamed(String old, String now) {
    if (station.line().printer().filter(old::equals).isPresent()) {
      station.keep(line -> line.withPrinter(Optional.of(now)));
    }
    PackingChoice chosen = choice();
    if (chosen.printer().equals(old)) {
      keep(chosen.withPrinter(now));
    }
  }

  @Override
  public List<PrinterProfile> remove(String name) {
    return PrinterFile.remove(folder(), name);
  }

  @Override
  public PrintResult calibrate(PrinterProfile printer) {
    return printer
        .printer(new SystemCommands(), Watch.SYSTEM)
        .print(PrintJob.calibration(printer), () -> {});
  }

  @Override
  public PackingChoice choice() {
    return PackingChoice.read(folder());
  }

  @Override
  public void keep(PackingChoice choice) {
    choice.write(folder());
  }

  @Override
  public Waiting waiting(PackingChoice with) {
    PrintRun run = run(new Order(with, 1, ""));
    List<Unit> units = units(new Wanted.Next(COUNTED), with, run);
    Optional<Unit> next = units.stream().findFirst();
    return new Waiting(next, units.size(), next.map(unit -> run.preview(unit).png()));
  }

  @Override
  public PrintRun.Choice plan(Wanted wanted, PackingChoice with) {
    PrintRun run = run(new Order(with, 1, ""));
    return run.choose(units(wanted, with, run));
  }

  private List<Unit> units(Wanted wanted, PackingChoice with, PrintRun run) {
    boolean today = with.today() && wanted instanceof Wanted.Next;
    Wanted.Only only =
        today
            ? new Wanted.Only(null, LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()))
            : Wanted.Only.ANY;
    return wanted.units(ledger(), only, run.order().layout());
  }

  @Override
  public Known look(String scanned, PackingChoice with) {
    Unit unit = new ScanBack(ledger(), station.settings().by()).look(scanned);
    PrintRun run = run(new Order(with, 1, ""));
    byte[] picture = run.preview(unit).png();
    boolean before = ledger().labels().trace(unit).mayExist(run.order().layout());
    return new Known(unit, labels(unit), before, picture);
  }

  @Override
  public Out printNext(PackingChoice with, PrintRun.Watcher watcher) {
    PrintRun run = run(new Order(with, 1, ""));
    Out out = next(with, run, watcher);
    for (int again = 1; again < TRIES && taken(out.end()); again++) {
      out = next(with, run, watcher);
    }
    return out;
  }

  private Out next(PackingChoice with, PrintRun run, PrintRun.Watcher watcher) {
    List<Unit> units = units(new Wanted.Next(1), with, run);
    run.check(units);
    return new Going(watcher).print(run, units);
  }

  private static boolean taken(PrintRun.End end) {
    return end.broken()
        .filter(broken -> broken.finding().code().equals("ledger.label-sent-already"))
        .isPresent();
  }

  @Override
  public Out print(List<Unit> units, Order order, PrintRun.Watcher watcher) {
    PrintRun run = run(order);
    List<Unit> chosen = run.choose(units).units();
    run.check(chosen, watcher::goOn);
    return new Going(watcher).print(run, chosen);
  }

  @Override
  public Verdict scanned(String text, List<Unit> expected) {
    ScanBack back = new ScanBack(ledger(), station.settings().by());
    return expected.size() == 1
        ? back.of(text, fresh(expected.getFirst()))
        : back.of(text, expected);
  }

  /** As it stands now: what happened to it meanwhile counts. */
  private Unit fresh(Unit unit) {
    return ledger().find(unit.serialNumber()).orElse(unit);
  }

  @Override
  public List<String> unscanned() {
    ZoneId here = ZoneId.systemDefault();
    String order = station.line().orders().number();
    Filter today =
        new Filter(
            null,
            null,
            station.product().map(made -> made.product().productName()).orElse(null),
            null,
            null,
            Set.of(),
            LocalDate.ofInstant(clock.instant(), here).atStartOfDay(here).toInstant(),
            null,
            null,
            null,
            order.isEmpty() ? null : order);
    List<String> found = new ArrayList<>();
    ledger().labels().unscanned(today, COUNTED, unit -> found.add(unit.serialNumber()));
    return found;
  }

  @Override
  public List<Entry> labels(Unit unit) {
    return ledger().history(unit).stream().filter(entry -> ofLabel(entry.event())).toList();
  }

  private static boolean ofLabel(Event event) {
    return event instanceof Event.OfLabel
        || event instanceof Event.Labelled
        || event instanceof Event.Reprinted;
  }

  private Path folder() {
    return station.settings().folder();
  }

  private Ledger ledger() {
    return station.ledger();
  }

  private PrintRun run(Order order) {
    PrinterProfile profile = PrinterFile.named(folder(), order.with().printer());
    return PrintRun.of(
        ledger(),
        station.settings().by(),
        PrintOrder.of(profile, order.with().layout(), order.copies(), order.reason(), Map.of()));
  }

  /** Remembers what went out. */
  private static final class Going implements PrintRun.Watcher {
    private final PrintRun.Watcher watcher;
    private final List<Unit> units = new ArrayList<>();
    private Optional<Finding> doubt = Optional.empty();
    private String printer = "";

    Going(PrintRun.Watcher watcher) {
      this.watcher = watcher;
    }

    Out print(PrintRun run, List<Unit> wanted) {
      printer = run.order().profile().name();
      PrintRun.End end = run.print(wanted, this);
      return new Out(units, doubt, end);
    }

    @Override
    public boolean goOn() {
      return watcher.goOn();
    }

    @Override
    public void wentOut(List<Unit> some, int out, PrintResult result) {
      units.addAll(some);
      doubt = result.alarm(printer);
      watcher.wentOut(some, out, result);
    }
  }
}
