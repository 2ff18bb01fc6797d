package imprint.ui;

import javafx.scene.Node;

/**
 * One screen of the window.
 *
 * @param shown it came to the front: where the keys go
 */
record Page(Node view, Runnable shown) {
  static Page of(Node view) {
    return new Page(view, () -> {});
  }
}
