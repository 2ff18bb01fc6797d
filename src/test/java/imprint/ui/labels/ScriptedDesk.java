package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.label.Size;
import imprint.label.print.PrintResult;
import imprint.label.print.PrinterProfile;
import imprint.label.print.PrinterState;
import imprint.label.print.Way;
import imprint.ledger.Entry;
import imprint.ledger.Unit;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.PrintRun;
import imprint.line.packing.ScanBack.Verdict;
import imprint.line.packing.Wanted;
import imprint.matter.OnboardingPayload;
import imprint.ui.history.MadeUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A packing desk whose units, printer and scans are what a test says. */
public final class ScriptedDesk implements Desk {
  private static final String PAYLOAD = "MT:Y.K90SO527JA0648G00";

  public List<PrinterProfile> printers =
      List.of(printer("packing", "tcp://192.168.1.20"), printer("office", "cups:Zebra"));
  public PrinterState state = new PrinterState.Ready();
  public PackingChoice choice = PackingChoice.NONE;
  public List<Unit> waiting = new ArrayList<>();
  public List<Unit> before = new ArrayList<>();
  public List<Entry> labels = List.of();
  public @Nullable RuntimeException refusal;

  /** What a plan finds; all that waits, where it is not said. */
  public Optional<List<Unit>> planned = Optional.empty();

  /** What ends a print before that many labels are out. */
  public @Nullable Finding broken;

  public int brokenAfter;
  public PrintResult result = new PrintResult.Printed(PrintResult.Witness.PRINTER);
  public Verdict verdict = new Verdict.Wrong(Finding.error("line.scan-of-none", "qr-code"));

  /** Of single scans, by what was read; of all others it is {@link #verdict}. */
  final Map<String, Verdict> verdicts = new HashMap<>();

  public List<String> unscanned = List.of();
  final List<List<Unit>> expected = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();
  final List<Unit> printed = new ArrayList<>();
  final List<Wanted> wanted = new ArrayList<>();
  final List<PrinterProfile> calibrated = new ArrayList<>();
  int asked;

  public static PrinterProfile printer(String name, String how) {
    return new PrinterProfile(
        name,
        Way.parse(how).orElseThrow(),
        203,
        new Size(50, 25),
        0,
        0,
        null,
        null,
        true,
        Duration.ofSeconds(30));
  }

  /** A label of no unit that anybody has. */
  public static byte[] picture(Unit unit) {
    String manual = OnboardingPayload.parse(PAYLOAD).manualCode();
    return Label.make(
            new LabelContent(
                unit.claim().product().name(),
                unit.claim().product().vendorName(),
                unit.serialNumber(),
                PAYLOAD,
                manual,
                false),
            203)
        .rendering()
        .png();
  }

  @Override
  public List<PrinterProfile> printers() {
    return printers;
  }

  @Override
  public PrinterState state(PrinterProfile printer) {
    asked++;
    return state;
  }

  @Override
  public List<String> queues(List<PrinterProfile> known) {
    return List.of("Brother_QL");
  }

  @Override
  public List<PrinterProfile> keep(Optional<String> instead, PrinterProfile printer) {
    refuse();
    List<PrinterProfile> all = new ArrayList<>(printers);
    int at = printers.stream().map(PrinterProfile::name).toList().indexOf(instead.orElse(""));
    if (at < 0) {
      all.add(printer);
    } else {
      all.set(at, printer);
    }
    printers = List.copyOf(all);
    return printers;
  }

  @Override
  public List<PrinterProfile> remove(String name) {
    refuse();
    printers = printers.stream().filter(each -> !each.name().equals(name)).toList();
    return printers;
  }

  @Override
  public PrintResult calibrate(PrinterProfile printer) {
    refuse();
    calibrated.add(printer);
    return result;
  }

  @Override
  public PackingChoice choice() {
    return choice;
  }

  @Override
  public void keep(PackingChoice kept) {
    choice = kept;
  }

  @Override
  public Waiting waiting(PackingChoice with) {
    refuse();
    Optional<Unit> next = waiting.stream().findFirst();
    return new Waiting(next, waiting.size(), next.map(ScriptedDesk::picture));
  }

  @Override
  public PrintRun.Choice plan(Wanted which, PackingChoice with) {
    refuse();
    wanted.add(which);
    return new PrintRun.Choice(
        planned.orElse(waiting),
        before.stream()
            .map(
                unit ->
                    new PrintRun.Before(
                        unit,
                        new imprint.ledger.LabelTrace(
                            true, imprint.ledger.LabelTrace.Stage.SENT, List.of())))
            .toList());
  }

  @Override
  public Known look(String scanned, PackingChoice with) {
    refuse();
    Unit unit =
        java.util.stream.Stream.concat(waiting.stream(), before.stream())
            .filter(each -> each.serialNumber().equals(scanned))
            .findFirst()
            .orElseGet(() -> MadeUp.done(900).unit());
    return new Known(unit, labels, !waiting.contains(unit), picture(unit));
  }

  @Override
  public Out printNext(PackingChoice with, PrintRun.Watcher watcher) {
    return print(waiting.stream().limit(1).toList(), new Order(with, 1, ""), watcher);
  }

  @Override
  public Out print(List<Unit> units, Order order, PrintRun.Watcher watcher) {
    refuse();
    orders.add(order);
    List<Unit> out = new ArrayList<>();
    Optional<Finding> doubt = Optional.empty();
    int unsure = 0;
    Optional<PrintRun.Broken> why = Optional.empty();
    for (Unit unit : units) {
      Finding end = watcher.goOn() ? broken : Finding.warning("line.cancelled");
      if (end != null && (out.size() == brokenAfter || !watcher.goOn())) {
        why = Optional.of(new PrintRun.Broken(unit, end));
        break;
      }
      out.add(unit);
      doubt = result.alarm(order.with().printer());
      unsure += result.doubt(order.with().printer()).isPresent() ? 1 : 0;
      watcher.wentOut(List.of(unit), out.size(), result);
    }
    printed.addAll(out);
    waiting.removeAll(out);
    return new Out(out, doubt, new PrintRun.End(out.size(), unsure, why));
  }

  /** As a queue says it of a job that somebody cancelled. */
  public static PrintResult givenUp() {
    return new PrintResult.GivenUp("canceled", OptionalInt.empty(), "Zebra-7");
  }

  @Override
  public Verdict scanned(String text, List<Unit> of) {
    refuse();
    expected.add(of);
    return verdicts.getOrDefault(text, verdict);
  }

  @Override
  public List<String> unscanned() {
    refuse();
    return unscanned;
  }

  @Override
  public List<Entry> labels(Unit unit) {
    return labels;
  }

  private void refuse() {
    if (refusal != null) {
      throw refusal;
    }
  }
}
