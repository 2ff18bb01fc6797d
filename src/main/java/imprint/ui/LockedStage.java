package imprint.ui;

import imprint.line.people.WindowLock;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Holds a locked window on the whole screen. What the operating system does by itself (other
 * desktops, its own keys) is settled there.
 */
final class LockedStage {
  private final Stage stage;
  private final WindowLock lock;

  /**
   * @param ask asks who unlocks it
   */
  LockedStage(Stage stage, Scene scene, WindowLock lock, Runnable ask) {
    this.stage = stage;
    this.lock = lock;
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreenExitHint("");
    // a window manager may have keys of its own for both
    stage.fullScreenProperty().subscribe(full -> holdIf(!full));
    stage.iconifiedProperty().subscribe(this::holdIf);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (lock.locked() && KeyCombination.valueOf(lock.keys()).match(event)) {
            event.consume();
            ask.run();
          }
        });
  }

  private void holdIf(boolean slipped) {
    if (slipped && lock.locked()) {
      Platform.runLater(this::hold);
    }
  }

  boolean locked() {
    return lock.locked();
  }

  /** As it is settled now. */
  void hold() {
    if (stage.isFullScreen() != lock.locked()) {
      stage.setFullScreen(lock.locked());
    }
    if (lock.locked()) {
      stage.setIconified(false);
    }
  }
}
