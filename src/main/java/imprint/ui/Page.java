package imprint.ui;

import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** One screen of the window, made when somebody first wants to see it. */
final class Page {
  private final Supplier<? extends Node> maker;
  private final Runnable shown;
  private final Predicate<String> scanned;
  private @Nullable Node view;

  /**
   * @param shown it came to the front: where the keys go
   * @param scanned takes what a scanner read; says whether it was meant for this screen
   */
  Page(Supplier<? extends Node> maker, Runnable shown, Predicate<String> scanned) {
    this.maker = maker;
    this.shown = shown;
    this.scanned = scanned;
  }

  Page(Supplier<? extends Node> maker, Runnable shown) {
    this(maker, shown, _ -> false);
  }

  static Page of(Node view) {
    return new Page(() -> view, () -> {});
  }

  boolean made() {
    return view != null;
  }

  /** Always the same one. */
  Node view() {
    Node now = view;
    if (now == null) {
      now = maker.get();
      view = now;
    }
    return now;
  }

  Runnable shown() {
    return shown;
  }

  Predicate<String> scanned() {
    return scanned;
  }
}
