package imprint.ui.setup;

import imprint.factory.DraftView;
import imprint.factory.KeptDraft;
import imprint.factory.ProductDraft;
import imprint.factory.release.ReleaseBook;
import imprint.factory.release.ReleaseState;
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
   * @param release what that is to the line, as the draft is now
   * @param unsaved whether the file does not say all of what somebody gave
   * @param refused why something could not be taken in
   */
  record Changed(
      DraftView view,
      Optional<Path> file,
      ReleaseState release,
      KeptDraft kept,
      boolean unsaved,
      Optional<Finding> refused) {
    /** Nobody gave anything yet. */
    static Changed untouched(DraftView view) {
      return new Changed(view, Optional.empty(), UNSAVED, KeptDraft.NONE, false, Optional.empty());
    }

    boolean released() {
      return release instanceof ReleaseState.Released;
    }

    /** The same, with that refused or nothing. */
    Changed refused(Optional<Finding> what) {
      return new Changed(view, file, release, kept, unsaved, what);
    }

    /** What was refused {@code earlier} is still to be said. */
    Changed after(Optional<Finding> earlier) {
      return refused(refused.or(() -> earlier));
    }
  }

  /** What a draft is that nobody saved. */
  static final ReleaseState.Draft UNSAVED =
      new ReleaseState.Draft(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

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

  /** Saves it; what follows is told the file. */
  void save(Path target, Consumer<Path> saved) {
    background.run(() -> draft.save(target), saved, failed);
  }

  private Changed changed(Optional<Finding> refused) {
    DraftView view = draft.view();
    KeptDraft kept = draft.kept();
    boolean saved = draft.saved(view);
    boolean unsaved = !saved && !kept.equals(KeptDraft.NONE);
    Optional<Finding> trouble = refused;
    ReleaseState release = UNSAVED;
    try {
      release = draft.file().map(file -> release(file, saved)).orElse(UNSAVED);
    } catch (Refusal refusal) {
      trouble = refused.or(() -> Optional.of(refusal.finding()));
    }
    return new Changed(view, draft.file(), release, kept, unsaved, trouble);
  }

  private static ReleaseState release(Path file, boolean saved) {
    ReleaseBook book = ReleaseBook.of(file);
    return saved ? book.state(file) : book.unsaved();
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
