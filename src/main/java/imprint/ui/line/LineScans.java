package imprint.ui.line;

import imprint.line.OrderSheet;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes what is scanned at the line to whom it is for.
 *
 * @param orders says who gets the sheet of an order that is scanned now
 * @param units says who gets the serial number of a unit whose label is right
 * @param pictured serial numbers of units whose label is on the screen now
 */
record LineScans(
    LineDesk desk,
    Background background,
    LabelNotes labels,
    Supplier<Consumer<OrderSheet>> orders,
    Supplier<Consumer<String>> units,
    Supplier<Set<String>> pictured) {
  void take(String text) {
    Consumer<OrderSheet> asker = orders.get();
    Set<String> there = pictured.get();
    Consumer<String> chooser = units.get();
    background.run(
        () -> desk.sheet(text),
        sheet -> sheet.ifPresentOrElse(asker, () -> label(text, there, chooser)),
        cause -> labels.failed(Problem.finding(cause)));
  }

  private void label(String text, Set<String> there, Consumer<String> chooser) {
    background.run(
        () -> desk.scanned(text, there),
        verdict -> {
          if (verdict instanceof Verdict.Right right) {
            chooser.accept(right.unit().serialNumber());
          }
          labels.scanned(verdict);
        },
        cause -> labels.failed(Problem.finding(cause)));
  }
}
