package imprint.returns;

import imprint.finding.Finding;
import imprint.line.RunWatcher;
import imprint.line.Slot;
import imprint.line.Step;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Stops before anything is claimed for another board, and when somebody asked for it. */
public final class OnlyThisBoard implements RunWatcher {
  private final Slot slot;
  private final String mac;
  private final BooleanSupplier stopped;
  private final Consumer<Finding> noted;
  private final DoubleConsumer writing;
  private volatile @Nullable String other;

  /**
   * @param mac of the board that it is
   * @param noted told what is worth knowing of the run
   * @param writing told how much is written, 0…1
   */
  public OnlyThisBoard(
      Slot slot,
      String mac,
      BooleanSupplier stopped,
      Consumer<Finding> noted,
      DoubleConsumer writing) {
    this.slot = slot;
    this.mac = mac;
    this.stopped = stopped;
    this.noted = noted;
    this.writing = writing;
  }

  /** The board that is there instead; null where there is none. */
  public @Nullable String other() {
    return other;
  }

  @Override
  public void noted(Finding note) {
    noted.accept(note);
  }

  @Override
  public void identified(String chip, String seen) {
    if (!seen.equals(mac)) {
      other = seen;
      slot.cancel();
    } else if (stopped.getAsBoolean()) {
      // asked for in the moment before the run could be told
      slot.cancel();
    }
  }

  @Override
  public void progress(Step towards, double fraction) {
    if (towards == Step.WRITTEN) {
      writing.accept(fraction);
    }
  }
}
