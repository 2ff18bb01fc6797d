package imprint.ui;

import imprint.factory.LoadedProduct;
import imprint.label.Layout;
import imprint.ledger.Filter;
import imprint.ledger.LabelTrace;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.Station;
import imprint.line.UnitSummary;
import imprint.line.packing.LabelQueue;
import imprint.line.packing.LabelQueue.Job;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import imprint.line.packing.LinePress;
import imprint.line.packing.Wanted;
import imprint.ui.line.LinesViewModel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The labels of the line, whatever language its window speaks. Belongs to the window's thread but
 * for its end.
 */
final class LineLabels implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Station station;
  private final LabelQueue queue;
  private @Nullable LinesViewModel screen;
  private @Nullable Standing last;

  /**
   * @param window its thread
   */
  LineLabels(Station station, Executor window) {
    this.station = station;
    queue =
        new LabelQueue(
            new LinePress(station), BETWEEN_LOOKS, now -> window.execute(() -> tell(now)));
  }

  /** That is where news are shown from now on; what waits is. */
  void showOn(LinesViewModel line) {
    screen = line;
    Standing now = last;
    if (now != null && now.news() instanceof News.Waits) {
      line.labels().tell(now);
    }
  }

  private void tell(Standing now) {
    last = now;
    LinesViewModel line = screen;
    if (line != null) {
      line.labels().tell(now);
    }
  }

  /** Prints the label of a unit that passed, where the line prints any. */
  void print(UnitSummary unit) {
    station.product().ifPresent(made -> print(unit, made.product().labelLayout()));
  }

  /** The same for a unit of another product. */
  void print(UnitSummary unit, String layout) {
    if (station.line().printer().isPresent()) {
      queue.add(new Job(unit.serialNumber(), layout, station.settings().by()));
    }
  }

  /**
   * Whether no label of it can be on paper yet, as far as the line knows; waits for the ledger. One
   * that was printed by hand is not known: it counts as soon as its picture is gone.
   */
  boolean unprinted(Unit unit, boolean pictured) {
    return (pictured || queue.holds(unit.serialNumber()))
        && station.ledger().labels().trace(unit).stage() == LabelTrace.Stage.RENDERED;
  }

  /**
   * Units of the line's product that this station made last and whose labels never went to a
   * printer, at most {@link Wanted#MOST}; none where the line prints none. One that may be on its
   * way is not among them. Waits for the ledger.
   */
  List<Unit> left() {
    return station
        .product()
        .filter(_ -> station.line().printer().isPresent())
        .map(this::left)
        .orElse(List.of());
  }

  private List<Unit> left(LoadedProduct made) {
    Filter here =
        new Filter(
            null,
            null,
            made.sha256(),
            station.settings().name(),
            null,
            Set.of(State.DONE),
            null,
            null,
            null,
            null,
            null);
    String layout = Layout.named(made.product().labelLayout()).name();
    return station.ledger().labels().unsent(here, layout, Wanted.MOST).stream()
        .filter(unit -> !queue.holds(unit.serialNumber()))
        .toList();
  }

  /** Prints those. Waits for the ledger, and not for the printer. */
  void printLeft() {
    station
        .product()
        .ifPresent(
            made -> {
              for (Unit unit : left()) {
                queue.add(
                    new Job(
                        unit.serialNumber(),
                        made.product().labelLayout(),
                        station.settings().by()));
              }
            });
  }

  /** Waits for the label under way. */
  @Override
  public void close() {
    queue.close();
  }
}
