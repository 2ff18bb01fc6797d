package imprint.ui.people;

import imprint.line.people.WindowLock;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The lock of the window, as a line lead settles it. */
public final class WindowLockViewModel {
  final BooleanProperty locked = new SimpleBooleanProperty();
  final BooleanProperty hasCode = new SimpleBooleanProperty();
  final StringProperty keys = new SimpleStringProperty("");
  final BooleanProperty busy = new SimpleBooleanProperty();
  final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

  private final Texts texts;
  private final Background workers;
  private final WindowLock lock;
  private final Runnable changed;

  /**
   * @param changed the window is locked now, or is not
   */
  public WindowLockViewModel(Texts texts, Background workers, WindowLock lock, Runnable changed) {
    this.texts = texts;
    this.workers = workers;
    this.lock = lock;
    this.changed = changed;
    show();
  }

  Texts texts() {
    return texts;
  }

  /** As it is now: it can be unlocked elsewhere, too. */
  public void show() {
    locked.set(lock.locked());
    hasCode.set(lock.hasCode());
    keys.set(lock.keys());
  }

  void lock() {
    work(lock::lock);
  }

  void unlock() {
    work(lock::unlock);
  }

  void chooseKeys(String other) {
    if (!other.equals(keys.get())) {
      work(() -> lock.setKeys(other));
    }
  }

  /**
   * @param code empty for none; wiped
   */
  void setCode(char[] code) {
    work(
        () -> {
          try {
            lock.setCode(code);
          } finally {
            Arrays.fill(code, '\0');
          }
        });
  }

  private void work(Runnable what) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    problem.set(Optional.empty());
    workers.run(
        () -> {
          what.run();
          return true;
        },
        _ -> {
          busy.set(false);
          show();
          changed.run();
        },
        why -> {
          busy.set(false);
          show();
          problem.set(Optional.of(Problem.of(Problem.finding(why), texts.locale())));
        });
  }
}
