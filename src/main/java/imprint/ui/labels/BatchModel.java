package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.line.packing.Wanted;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which labels are wanted, as a person tells it. */
public final class BatchModel {
  /** How they are told. */
  public enum By {
    NEXT,
    RANGE,
    TABLE
  }

  /** Copies of one label; more is a slip of the finger. */
  static final int MOST_COPIES = 99;

  public final ObjectProperty<By> by = new SimpleObjectProperty<>(By.NEXT);
  public final StringProperty count = new SimpleStringProperty("10");
  public final StringProperty from = new SimpleStringProperty("");
  public final StringProperty to = new SimpleStringProperty("");
  public final ObjectProperty<Optional<Path>> table = new SimpleObjectProperty<>(Optional.empty());
  public final StringProperty copies = new SimpleStringProperty("1");

  /** A range, a table and a number of copies belong to one batch. */
  void clear() {
    by.set(By.NEXT);
    from.set("");
    to.set("");
    table.set(Optional.empty());
    copies.set("1");
  }

  void follow(BatchModel before) {
    by.set(before.by.get());
    count.set(before.count.get());
    from.set(before.from.get());
    to.set(before.to.get());
    table.set(before.table.get());
    copies.set(before.copies.get());
  }

  /** What is missing or cannot be, if anything is. */
  Optional<Finding> missing() {
    Optional<Finding> wrong =
        switch (by.get()) {
          case NEXT ->
              number(count) < 1 || number(count) > Wanted.MOST
                  ? Optional.of(Finding.error("line.batch-count", Wanted.MOST))
                  : Optional.empty();
          case RANGE ->
              text(from).isEmpty() || text(to).isEmpty()
                  ? Optional.of(Finding.error("line.batch-range"))
                  : Optional.empty();
          case TABLE ->
              table.get().isEmpty()
                  ? Optional.of(Finding.error("line.batch-table"))
                  : Optional.empty();
        };
    return wrong.or(() -> copiesWrong(copies));
  }

  static Optional<Finding> copiesWrong(StringProperty copies) {
    return number(copies) < 1 || number(copies) > MOST_COPIES
        ? Optional.of(Finding.error("line.batch-copies", MOST_COPIES))
        : Optional.empty();
  }

  /** What is told; only where nothing is {@link #missing}. */
  Wanted wanted() {
    return switch (by.get()) {
      case NEXT -> new Wanted.Next(number(count));
      case RANGE -> new Wanted.Range(text(from), text(to));
      case TABLE -> new Wanted.Table(table.get().orElseThrow());
    };
  }

  int copies() {
    return number(copies);
  }

  /** Below 0 for anything else. */
  static int number(StringProperty property) {
    String text = text(property);
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }

  static String text(StringProperty property) {
    return property.get() == null ? "" : property.get().strip();
  }
}
