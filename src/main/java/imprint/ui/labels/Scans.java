package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.ui.kit.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner reads, one after another: none is passed over, however slow the ledger is, and
 * what somebody presses meanwhile waits for the answers.
 */
final class Scans {
  private final Background background;
  private final Consumer<String> turn;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final List<Finding> troubles = new ArrayList<>();
  private boolean asking;
  private @Nullable Runnable act;

  /**
   * @param turn is given what was scanned when its turn has come; it may {@link #ask}
   */
  Scans(Background background, Consumer<String> turn) {
    this.background = background;
    this.turn = turn;
  }

  /** Something was scanned; what was wrong before was seen, unless this came right behind it. */
  void read(String text) {
    if (!asking) {
      troubles.clear();
    }
    waiting.add(text);
    next();
  }

  private void next() {
    while (!asking && !waiting.isEmpty()) {
      turn.accept(waiting.remove());
    }
    if (!asking) {
      Runnable pressed = act;
      act = null;
      if (pressed != null) {
        pressed.run();
      }
    }
  }

  /** About the scan whose turn it is. */
  <T> void ask(Callable<T> work, Consumer<T> answered, Consumer<Exception> failed) {
    asking = true;
    background.run(
        work,
        answer -> {
          asking = false;
          answered.accept(answer);
          next();
        },
        cause -> {
          asking = false;
          act = null;
          failed.accept(cause);
          next();
        });
  }

  /** Does what somebody pressed, as soon as all is answered, and not where something is wrong. */
  void then(Runnable pressed) {
    if (asking) {
      act = pressed;
    } else {
      pressed.run();
    }
  }

  /**
   * The same with a button.
   *
   * @param says what stands on it; where that is nothing, or another thing by then, nothing is done
   */
  void then(Supplier<String> says, Runnable pressed) {
    String said = says.get();
    if (!said.isEmpty()) {
      then(
          () -> {
            if (says.get().equals(said)) {
              pressed.run();
            }
          });
    }
  }

  /** One was not right: it stays on the screen, whatever is scanned right behind it. */
  void wrong(Finding trouble) {
    act = null;
    troubles.add(trouble);
  }

  /** What nobody can have seen yet, the oldest first. */
  List<Finding> troubles() {
    return List.copyOf(troubles);
  }
}
