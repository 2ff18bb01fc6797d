package imprint.ui.line;

import imprint.line.Step;
import imprint.ui.kit.Texts;
import imprint.ui.line.StepRow.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** How far the run is: the list of steps, what is being done now, and one bar for all of it. */
public final class Progress {
  /** What part of a usual run the way to each step takes; a bar that runs evenly is trusted. */
  private static final Map<Step, Double> SHARE =
      new EnumMap<>(
          Map.of(
              Step.IDENTIFIED, 0.20,
              Step.RESERVED, 0.02,
              Step.BUILT, 0.06,
              Step.WRITTEN, 0.46,
              Step.PROVEN, 0.06,
              Step.BOOTED, 0.12,
              Step.LABELLED, 0.08));

  private final Texts texts;
  private final List<StepRow> rows = new ArrayList<>();
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
  private Duration last = Duration.ZERO;

  Progress(Texts texts) {
    this.texts = texts;
    // done is where the result takes over from the steps
    for (Step step : Step.values()) {
      if (step != Step.DONE) {
        rows.add(new StepRow(step, texts.get("step." + step)));
      }
    }
  }

  /** In the order in which they are reached. */
  public List<StepRow> rows() {
    return List.copyOf(rows);
  }

  /** Of the whole run, 0…1, never backwards. */
  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /** What is being done now, for people. */
  public ReadOnlyStringProperty activityProperty() {
    return activity.getReadOnlyProperty();
  }

  void clear() {
    rows.forEach(StepRow::clear);
    fraction.set(0);
    activity.set("");
    last = Duration.ZERO;
  }

  /** The steps of {@code before}, in other words. */
  void follow(Progress before) {
    clear();
    for (int i = 0; i < rows.size(); i++) {
      StepRow there = before.rows.get(i);
      rows.get(i).mark(there.markProperty().get());
      Duration took = there.took();
      if (took != null) {
        rows.get(i).reached(took, texts);
      }
    }
    raise(before.fraction.get());
  }

  void start() {
    clear();
    approach(rows.getFirst());
  }

  void reached(Step step, Duration sinceStart) {
    for (StepRow row : rows) {
      if (row.step() == step) {
        row.reached(sinceStart.minus(last), texts);
        last = sinceStart;
      } else if (row.step().compareTo(step) < 0 && row.markProperty().get() != Mark.REACHED) {
        row.mark(Mark.SKIPPED);
      }
    }
    raise(before(step) + SHARE.getOrDefault(step, 0.0));
    rows.stream()
        .filter(row -> row.step().compareTo(step) > 0)
        .findFirst()
        .ifPresent(this::approach);
  }

  void towards(Step step, double part) {
    raise(before(step) + SHARE.getOrDefault(step, 0.0) * Math.clamp(part, 0, 1));
  }

  /** The run ended short of its end: the step that it was on the way to says so. */
  void ended() {
    rows.stream()
        .filter(row -> row.markProperty().get() == Mark.ACTIVE)
        .forEach(row -> row.mark(Mark.ENDED));
  }

  private void approach(StepRow row) {
    row.mark(Mark.ACTIVE);
    activity.set(texts.get("step." + row.step() + ".now"));
  }

  private void raise(double to) {
    fraction.set(Math.max(fraction.get(), Math.min(1, to)));
  }

  private static double before(Step step) {
    return SHARE.entrySet().stream()
        .filter(share -> share.getKey().compareTo(step) < 0)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
