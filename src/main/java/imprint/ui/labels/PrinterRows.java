package imprint.ui.labels;

import imprint.label.print.PrinterProfile;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The printers of the station, each with how it is, and the queues that are none yet. */
public final class PrinterRows {
  private final Texts texts;
  private final Background background;
  private final PrinterDesk desk;
  private final ReadOnlyObjectWrapper<List<PrinterRow>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> ways = new ReadOnlyObjectWrapper<>(List.of());

  /** Whoever asked longer ago is not told any more. */
  private int round;

  PrinterRows(Texts texts, Background background, PrinterDesk desk) {
    this.texts = texts;
    this.background = background;
    this.desk = desk;
  }

  /** These it are; how they are is asked one beside the other. */
  void list(List<PrinterProfile> printers) {
    int asked = ++round;
    rows.set(
        printers.stream().map(each -> new PrinterRow(each, Condition.unknown(texts))).toList());
    for (PrinterProfile each : printers) {
      background.run(
          () -> Condition.of(desk.state(each), each.name(), texts),
          condition -> {
            if (asked == round) {
              know(each, condition);
            }
          },
          Problem::finding);
    }
    background.run(
        () -> desk.queues(printers),
        found -> ways.set(found.stream().map(queue -> "cups:" + queue).toList()),
        _ -> ways.set(List.of()));
  }

  private void know(PrinterProfile printer, Condition condition) {
    rows.set(
        rows.get().stream()
            .map(row -> row.printer().equals(printer) ? new PrinterRow(printer, condition) : row)
            .toList());
  }

  List<PrinterProfile> printers() {
    return rows.get().stream().map(PrinterRow::printer).toList();
  }

  public ReadOnlyObjectProperty<List<PrinterRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Ways to queues that no printer has yet. */
  public ReadOnlyObjectProperty<List<String>> waysProperty() {
    return ways.getReadOnlyProperty();
  }
}
