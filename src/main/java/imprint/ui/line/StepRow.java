package imprint.ui.line;

import imprint.line.Step;
import imprint.ui.kit.Texts;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One step in the list of steps. */
public final class StepRow {
  /** Where the run stands, seen from this step. */
  public enum Mark {
    AHEAD,
    ACTIVE,
    REACHED,
    /** The product does not ask for it. */
    SKIPPED,
    /** The run ended on the way to it. */
    ENDED
  }

  private final Step step;
  private final String name;
  private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>(Mark.AHEAD);
  private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
  private @Nullable Duration took;

  StepRow(Step step, String name) {
    this.step = step;
    this.name = name;
  }

  public Step step() {
    return step;
  }

  public String name() {
    return name;
  }

  public ReadOnlyObjectProperty<Mark> markProperty() {
    return mark.getReadOnlyProperty();
  }

  /** How long it took, empty before it was reached. */
  public ReadOnlyStringProperty timeProperty() {
    return time.getReadOnlyProperty();
  }

  void mark(Mark now) {
    mark.set(now);
  }

  void reached(Duration since, Texts texts) {
    took = since;
    mark.set(Mark.REACHED);
    time.set(texts.seconds(since));
  }

  /** Null before it was reached. */
  @Nullable Duration took() {
    return took;
  }

  void clear() {
    took = null;
    mark.set(Mark.AHEAD);
    time.set("");
  }
}
