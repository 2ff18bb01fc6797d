package imprint.ui;

import java.util.function.Predicate;
import javafx.scene.Node;

/**
 * One screen of the window.
 *
 * @param shown it came to the front: where the keys go
 * @param scanned takes what a scanner read; says whether it was meant for this screen
 */
record Page(Node view, Runnable shown, Predicate<String> scanned) {
  Page(Node view, Runnable shown) {
    this(view, shown, _ -> false);
  }

  static Page of(Node view) {
    return new Page(view, () -> {});
  }
}
