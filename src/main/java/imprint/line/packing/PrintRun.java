package imprint.line.packing;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.Rendering;
import imprint.label.print.PrintJob;
import imprint.label.print.PrintResult;
import imprint.label.print.Printer;
import imprint.label.print.SystemCommands;
import imprint.label.print.Watch;
import imprint.ledger.By;
import imprint.ledger.Event;
import imprint.ledger.Event.LabelSent;
import imprint.ledger.LabelTrace;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.Reprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Labels of units in the ledger, printed one after another. What goes out is recorded before it
 * does, so that whatever is cut off, none is ever printed twice without somebody saying so.
 */
public record PrintRun(Ledger ledger, By by, Printer printer, PrintOrder order) {
  /** On the printer of the order, as this computer reaches it. */
  public static PrintRun of(Ledger ledger, By by, PrintOrder order) {
    Printer printer = order.profile().printer(new SystemCommands(), Watch.SYSTEM);
    return new PrintRun(ledger, by, printer, order);
  }

  /** Sees how it goes on. */
  public interface Watcher {
    /** Whether the next label is to be sent as well. */
    boolean goOn();

    /**
     * A label, or a sheet of them, went out.
     *
     * @param out how many units' labels did so far
     */
    void wentOut(List<Unit> units, int out, PrintResult result);
  }

  /**
   * What is to be printed and what is not.
   *
   * @param before labels of this layout that went out already, with what is known of them
   */
  public record Choice(List<Unit> units, List<Before> before) {
    public Choice {
      units = List.copyOf(units);
      before = List.copyOf(before);
    }
  }

  /** A unit with a label that may be on paper. */
  public record Before(Unit unit, LabelTrace trace) {}

  /**
   * How it ended.
   *
   * @param out how many units' labels went out
   * @param unsure of how many nobody says that they are printed
   * @param broken why it ended before the last one; the unit is the first whose label did not go
   *     out, or the one that nobody says is printed
   */
  public record End(int out, int unsure, Optional<Broken> broken) {}

  /** Why and where it ended. */
  public record Broken(Unit unit, Finding finding) {}

  /** Leaves out those whose label went out before, unless the order has a reason. */
  public Choice choose(List<Unit> units) {
    if (!order.reason().isEmpty()) {
      return new Choice(units, List.of());
    }
    List<Unit> print = new ArrayList<>();
    List<Before> before = new ArrayList<>();
    for (Unit unit : units) {
      LabelTrace trace = ledger.labels().trace(unit);
      if (trace.mayExist(order.layout())) {
        before.add(new Before(unit, trace));
      } else {
        print.add(unit);
      }
    }
    return new Choice(print, before);
  }

  /**
   * Why another label of a unit is a reprint that needs a reason.
   *
   * @return line.label-unsure where nobody knows what became of the last one; line.reason-missing
   */
  public Finding why(Before before) {
    return before
        .trace()
        .latest(order.layout())
        .filter(last -> last.stage() == LabelTrace.Stage.SENT)
        .map(
            last ->
                Finding.error(
                    "line.label-unsure",
                    before.unit().serialNumber(),
                    last.event().printer(),
                    last.at().at()))
        .orElseGet(() -> Finding.error("line.reason-missing"));
  }

  /**
   * Draws and reads back every label, so that what is wrong with the last one is known before the
   * first one goes; nothing is sent.
   *
   * @throws Refusal line.unit-not-labelled, line.label-sheet, label.…, and what {@link
   *     Ledger#recall} refuses; line.label-of-unit with the unit's name where there are several
   */
  public void check(List<Unit> units) {
    check(units, () -> true);
  }

  /**
   * The same, as long as somebody wants it.
   *
   * @param goOn whether the next one is to be drawn as well
   * @throws Refusal line.cancelled, and as {@link #check(List)}
   */
  public void check(List<Unit> units, BooleanSupplier goOn) {
    for (Unit unit : units) {
      if (!goOn.getAsBoolean()) {
        throw Refusal.of("line.cancelled");
      }
      try {
        Label label = label(unit);
        if (unit.equals(units.getFirst())) {
          order.job(List.of(label));
        }
      } catch (Refusal refusal) {
        if (units.size() == 1) {
          throw refusal;
        }
        throw new Refusal(told("line.label-of-unit", unit, refusal.finding()), refusal);
      }
    }
  }

  private static Finding told(String code, Unit unit, Finding finding) {
    return Finding.error(
        code,
        unit.serialNumber(),
        finding.sentence(Locale.ENGLISH),
        finding.nextAct(Locale.ENGLISH));
  }

  /** One after another, each once; those of {@link #check}. */
  public End print(List<Unit> units, Watcher watcher) {
    int out = 0;
    int unsure = 0;
    for (int from = 0; from < units.size(); from += order.unitsAtOnce()) {
      List<Unit> some = units.subList(from, Math.min(units.size(), from + order.unitsAtOnce()));
      if (!watcher.goOn()) {
        return ended(out, unsure, some, Finding.warning("line.cancelled"));
      }
      PrintResult result;
      try {
        result = print(some);
      } catch (Refusal refusal) {
        return ended(out, unsure, some, refusal.finding());
      }
      out += some.size();
      watcher.wentOut(some, out, result);
      Optional<Finding> doubt = result.doubt(order.profile().name());
      if (doubt.isPresent()) {
        unsure += some.size();
        boolean more = from + some.size() < units.size();
        if (result instanceof PrintResult.GivenUp
            || (more && printer.state().hindrance(order.profile().name()).isPresent())) {
          return ended(out, unsure, some, doubt.get());
        }
      }
    }
    return new End(out, unsure, Optional.empty());
  }

  private static End ended(int out, int unsure, List<Unit> some, Finding finding) {
    return new End(out, unsure, Optional.of(new Broken(some.getFirst(), finding)));
  }

  private PrintResult print(List<Unit> some) {
    String name = order.profile().name();
    PrintJob job = job(some);
    Sending sending = new Sending(some);
    PrintResult result;
    try {
      result = printer.print(job, sending);
    } catch (Refusal refusal) {
      sending.end(new Event.LabelNotPrinted(name, order.layout(), refusal.finding().code()));
      throw refusal;
    }
    if (result instanceof PrintResult.Printed(var witness)) {
      String word = witness.toString().toLowerCase(Locale.ROOT);
      sending.end(new Event.LabelPrinted(name, order.layout(), word));
    }
    return result;
  }

  private PrintJob job(List<Unit> some) {
    return order.job(some.stream().map(this::label).toList());
  }

  /**
   * The label of a unit as it would be printed; nothing is sent.
   *
   * @throws Refusal as {@link #check(List)}
   */
  public Rendering preview(Unit unit) {
    Label label = label(unit);
    order.job(List.of(label));
    return label.rendering();
  }

  private Label label(Unit unit) {
    return order.maker().make(Reprint.content(ledger, unit).with(order.more()));
  }

  /** The labels of some units on their way; in the ledger before the first byte goes. */
  private final class Sending implements Runnable {
    private final List<Unit> some;
    private @Nullable List<Unit> sent;

    Sending(List<Unit> some) {
      this.some = some;
    }

    @Override
    public void run() {
      LabelSent event =
          new LabelSent(order.profile().name(), order.layout(), order.copies(), order.reason());
      sent = ledger.labels().send(some, event, by);
    }

    void end(Event.OfLabel event) {
      if (sent != null) {
        sent = ledger.labels().all(sent, event, by);
      }
    }
  }
}
