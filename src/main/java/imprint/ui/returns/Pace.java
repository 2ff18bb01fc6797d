package imprint.ui.returns;

import imprint.ui.kit.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** How far the work on a board is, and for how long it has been going on. */
public final class Pace {
  private final Texts texts;
  private final InstantSource clock;
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
  private Instant started = Instant.EPOCH;
  private boolean going;

  Pace(Texts texts, InstantSource clock) {
    this.texts = texts;
    this.clock = clock;
  }

  void begin() {
    started = clock.instant();
    going = true;
    fraction.set(0);
    tick();
  }

  /** Never backwards. */
  void reach(double part) {
    fraction.set(Math.max(fraction.get(), part));
  }

  void end() {
    tick();
    going = false;
  }

  /** Brings the seconds up to date. */
  public void tick() {
    if (going) {
      elapsed.set(texts.seconds(Duration.between(started, clock.instant())));
    }
  }

  /** Of the writing, 0…1. */
  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /** Seconds since it was begun. */
  public ReadOnlyStringProperty elapsedProperty() {
    return elapsed.getReadOnlyProperty();
  }
}
