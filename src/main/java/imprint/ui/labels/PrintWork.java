package imprint.ui.labels;

import imprint.label.print.PrintResult;
import imprint.ledger.Unit;
import imprint.line.packing.PrintRun;
import imprint.ui.kit.Background;
import imprint.ui.labels.Desk.Out;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** Labels on their way, one job at a time. */
public final class PrintWork {
  private final Background background;
  private final Desk desk;
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
  private AtomicBoolean stop = new AtomicBoolean();

  PrintWork(Background background, Desk desk) {
    this.background = background;
    this.desk = desk;
  }

  /**
   * @param reached is told how many labels are out
   */
  void print(Job job, IntConsumer reached, Consumer<Out> ended, Consumer<Exception> failed) {
    stop = new AtomicBoolean();
    fraction.set(-1);
    Watcher watcher =
        new Watcher(
            stop,
            out -> {
              if (job.size() > 1) {
                fraction.set((double) out / job.size());
                reached.accept(out);
              }
            });
    background.run(
        () ->
            job.units().isEmpty()
                ? desk.printNext(job.order().with(), watcher)
                : desk.print(job.units(), job.order(), watcher),
        ended,
        failed);
  }

  private final class Watcher implements PrintRun.Watcher {
    private final AtomicBoolean asked;
    private final IntConsumer reached;

    Watcher(AtomicBoolean asked, IntConsumer reached) {
      this.asked = asked;
      this.reached = reached;
    }

    @Override
    public boolean goOn() {
      return !asked.get();
    }

    @Override
    public void wentOut(List<Unit> units, int out, PrintResult result) {
      background.show(() -> reached.accept(out));
    }
  }

  /** Nothing is sent behind the label under way. */
  void stop() {
    stop.set(true);
  }

  /** Whether somebody asked for that. */
  boolean stopped() {
    return stop.get();
  }

  /** Of the labels, 0…1; below 0 where they are not counted. */
  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }
}
