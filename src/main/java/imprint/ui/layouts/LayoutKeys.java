package imprint.ui.layouts;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys of the label editor. */
final class LayoutKeys {
  private static final KeyCombination UNDO = shortcut(KeyCode.Z);
  private static final KeyCombination REDO = shortcut(KeyCode.Y);
  private static final KeyCombination REDO_TOO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination SAVE = shortcut(KeyCode.S);
  private static final KeyCombination SAVE_AS =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination OPEN = shortcut(KeyCode.O);
  private static final KeyCombination NEW = shortcut(KeyCode.N);
  private static final KeyCombination COPY = shortcut(KeyCode.D);
  private static final KeyCombination UP =
      new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
  private static final KeyCombination DOWN =
      new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

  private LayoutKeys() {}

  private static KeyCombination shortcut(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
  }

  /** Wherever the focus is on the screen, fields included: there is one way back, not two. */
  static void pressed(KeyEvent event, LayoutsController screen) {
    Runnable act = act(event, screen);
    if (act != null) {
      act.run();
      event.consume();
    }
  }

  private static @Nullable Runnable act(KeyEvent event, LayoutsController screen) {
    if (UNDO.match(event)) {
      return screen::undo;
    }
    if (REDO.match(event) || REDO_TOO.match(event)) {
      return screen::redo;
    }
    if (SAVE.match(event)) {
      return screen::save;
    }
    if (SAVE_AS.match(event)) {
      return screen::saveAs;
    }
    if (OPEN.match(event)) {
      return screen::openFile;
    }
    if (NEW.match(event)) {
      return screen::fresh;
    }
    if (COPY.match(event)) {
      return screen::duplicate;
    }
    if (UP.match(event)) {
      return screen::up;
    }
    if (DOWN.match(event)) {
      return screen::down;
    }
    return zoom(event, screen);
  }

  private static @Nullable Runnable zoom(KeyEvent event, LayoutsController screen) {
    if (!event.isShortcutDown()) {
      return null;
    }
    PreviewPane drawing = screen.drawing();
    return switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> () -> drawing.zoom.set(drawing.zoom.get().in());
      case MINUS, SUBTRACT -> () -> drawing.zoom.set(drawing.zoom.get().out());
      case DIGIT0, NUMPAD0 -> () -> drawing.zoom.set(Zoom.FIT);
      default -> null;
    };
  }

  /** In the list of elements. */
  static void inList(KeyEvent event, EditingModel editing) {
    if (event.getCode() == KeyCode.DELETE) {
      editing.remove();
      event.consume();
    }
  }
}
