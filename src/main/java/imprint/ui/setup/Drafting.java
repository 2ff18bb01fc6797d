package imprint.ui.setup;

import imprint.factory.DraftView;
import imprint.factory.ProductDraft;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ui.kit.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Works on the draft away from the window: reading a file, opening a key and checking signatures
 * take longer than a key press may.
 */
final class Drafting {
  /**
   * The draft after a change.
   *
   * @param file where the product was read from or saved to
   * @param refused why something could not be taken in
   */
  record Changed(DraftView view, Optional<Path> file, Optional<Finding> refused) {}

  private final Background background;
  private final ProductDraft draft;
  private final Consumer<Exception> failed;

  /**
   * @param background does one thing after another: the draft is not for several threads
   */
  Drafting(Background background, ProductDraft draft, Consumer<Exception> failed) {
    this.background = background;
    this.draft = draft;
    this.failed = failed;
  }

  void change(Consumer<ProductDraft> act, Consumer<Changed> shown) {
    background.run(() -> changed(attempt(() -> act.accept(draft))), shown, failed);
  }

  /** Takes in what it can, and tells the first that it cannot. */
  void add(List<Path> files, Consumer<Changed> shown) {
    background.run(
        () -> {
          Optional<Finding> refused = Optional.empty();
          for (Path file : files) {
            Optional<Finding> now = attempt(() -> draft.add(file, null));
            refused = refused.or(() -> now);
          }
          return changed(refused);
        },
        shown,
        failed);
  }

  /** Saves, and hands the saved file to {@code put}, on the same thread. */
  void save(Path target, Consumer<Path> put, Consumer<Path> shown) {
    background.run(
        () -> {
          Path saved = draft.save(target);
          put.accept(saved);
          return saved;
        },
        shown,
        failed);
  }

  private Changed changed(Optional<Finding> refused) {
    return new Changed(draft.view(), draft.file(), refused);
  }

  private static Optional<Finding> attempt(Runnable act) {
    try {
      act.run();
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal.finding());
    }
  }
}
