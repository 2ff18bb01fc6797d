package imprint.ui.kit;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A scanner that plays a keyboard, heard wherever the focus is. What it types presses no button and
 * lands in no field; what a person types is as it was, at most {@link Scan#SLOWEST} later.
 */
public final class Wedge {
  private record Kept(EventTarget target, KeyEvent event) {}

  /** Keys that are in no code, and are let through at once. */
  private static final Set<KeyCode> NEVER_SCANNED =
      EnumSet.of(KeyCode.ESCAPE, KeyCode.BACK_SPACE, KeyCode.DELETE, KeyCode.INSERT);

  /** With Ctrl it is the character between two parts of a GS1 code. */
  private static final KeyCode SEPARATES = KeyCode.CLOSE_BRACKET;

  private static final char SEPARATOR = 0x1D;

  /**
   * Nanoseconds within which a keyboard repeats a key that is held. One that was let go in another
   * window, which is not heard here, is pressed anew after that.
   */
  private static final long REPEATED = 1_200_000_000L;

  private final Scene scene;
  private final LongSupplier nanos;
  private final Scan<Kept> scan;
  private final PauseTransition patience =
      new PauseTransition(Duration.millis(Scan.SLOWEST / 1e6 + 5));

  /** When a key that is down was heard last. */
  private final Map<KeyCode, Long> down = new EnumMap<>(KeyCode.class);

  private Predicate<String> taker = _ -> false;
  private @Nullable KeyCode swallowed;
  private @Nullable Long ended;
  private boolean replaying;

  /**
   * Listens from now on.
   *
   * @param nanos the time, in nanoseconds from anywhere
   */
  public Wedge(Scene scene, LongSupplier nanos) {
    this.scene = scene;
    this.nanos = nanos;
    scan = new Scan<>(this::took, this::replay);
    patience.setOnFinished(_ -> giveBackOld());
    scene.addEventFilter(KeyEvent.ANY, this::heard);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> scan.giveBack());
  }

  /**
   * Who gets what is scanned.
   *
   * @param next says whether it was meant for them; else it is typed into the field that has the
   *     focus, and nowhere where none has
   */
  public void give(Predicate<String> next) {
    taker = next;
  }

  /** A frame may come a little early by the other clock: then it is looked at again. */
  private void giveBackOld() {
    scan.giveBackOld(nanos.getAsLong());
    if (scan.waiting()) {
      patience.playFromStart();
    }
  }

  private boolean took(String text) {
    return taker.test(text) || !(scene.getFocusOwner() instanceof TextInputControl);
  }

  private void replay(Kept kept) {
    replaying = true;
    try {
      Event.fireEvent(kept.target(), kept.event());
    } finally {
      replaying = false;
    }
  }

  private void heard(KeyEvent event) {
    if (replaying) {
      return;
    }
    if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      pressed(event);
    } else if (event.getEventType() == KeyEvent.KEY_RELEASED) {
      released(event);
    } else {
      typed(event);
    }
  }

  private void pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    long now = nanos.getAsLong();
    Long before = down.put(code, now);
    boolean repeats = before != null && now - before < REPEATED;
    boolean ends = code == KeyCode.ENTER || code == KeyCode.TAB;
    if (ends && !repeats) {
      if (scan.end(now) || endsTwice(now)) {
        ended = now;
        swallowed = code;
        event.consume();
      }
    } else if (repeats || !inCodes(event)) {
      scan.giveBack();
      if (repeats && pressesOnce(event)) {
        event.consume();
      }
    } else {
      keep(event);
    }
  }

  /** Held, it is still one press; only where text has lines it makes several. */
  private static boolean pressesOnce(KeyEvent event) {
    KeyCode code = event.getCode();
    return code.isFunctionKey()
        || (code == KeyCode.ENTER && !(event.getTarget() instanceof TextArea));
  }

  /** Some scanners end a line in both ways, and the second must press no button. */
  private boolean endsTwice(long now) {
    Long before = ended;
    return before != null && now - before < Scan.SLOWEST;
  }

  /** A key that is held down is a finger; with Ctrl or Alt it is a command. */
  private boolean inCodes(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean command = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    if (scan.waiting() && (code == KeyCode.CONTROL || (command && code == SEPARATES))) {
      return true;
    }
    return !command
        && !code.isFunctionKey()
        && !code.isArrowKey()
        && !code.isNavigationKey()
        && (!code.isModifierKey() || code == KeyCode.SHIFT)
        && !NEVER_SCANNED.contains(code);
  }

  private void released(KeyEvent event) {
    down.remove(event.getCode());
    if (event.getCode() == swallowed) {
      swallowed = null;
      event.consume();
    } else if (scan.waiting()) {
      keep(event);
    }
  }

  private void typed(KeyEvent event) {
    String text = event.getCharacter();
    boolean printed = text.length() == 1 && inCodes(text.charAt(0));
    if (swallowed != null && !printed) {
      event.consume();
    } else if (printed && scan.waiting()) {
      scan.character(kept(event), text.charAt(0), nanos.getAsLong());
      wait(event);
    } else if (scan.waiting()) {
      keep(event);
    }
  }

  private static boolean inCodes(char typed) {
    return (typed >= ' ' && typed != 0x7F) || typed == SEPARATOR;
  }

  private void keep(KeyEvent event) {
    scan.key(kept(event), nanos.getAsLong());
    wait(event);
  }

  private void wait(KeyEvent event) {
    event.consume();
    patience.playFromStart();
  }

  private static Kept kept(KeyEvent event) {
    EventTarget target = event.getTarget();
    return new Kept(target, event.copyFor(target, target));
  }
}
