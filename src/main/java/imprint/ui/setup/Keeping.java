package imprint.ui.setup;

import imprint.factory.KeptDraft;
import imprint.ui.kit.Background;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps what is half done for another day, one after the other and never the older one last. */
final class Keeping {
  private final Background background;
  private final Workstation workstation;
  private final Supplier<KeptDraft> draft;
  private final Consumer<Exception> failed;
  private boolean reading;
  private boolean busy;
  private boolean again;

  /**
   * @param draft as it is now
   */
  Keeping(
      Background background,
      Workstation workstation,
      Supplier<KeptDraft> draft,
      Consumer<Exception> failed) {
    this.background = background;
    this.workstation = workstation;
    this.draft = draft;
    this.failed = failed;
  }

  /** Reads what was left another day. Nothing is written over it before {@link #resumed}. */
  void resume(Consumer<KeptDraft> left, Consumer<Exception> unread) {
    reading = true;
    background.run(workstation::kept, left, unread);
  }

  /** What {@code before} began to read is this one's to go on with. */
  void follow(Keeping before) {
    reading = before.reading;
  }

  /** What was left is shown, or there is nothing to show. */
  void resumed() {
    reading = false;
    if (again) {
      soon();
    }
  }

  /** Here, and not in the background. */
  void now() {
    if (!reading) {
      workstation.keep(draft.get());
    }
  }

  /** Soon: what changes while it is being written is written behind it. */
  void soon() {
    again = busy || reading;
    if (!again) {
      busy = true;
      KeptDraft now = draft.get();
      background.run(
          () -> {
            workstation.keep(now);
            return now;
          },
          _ -> kept(),
          cause -> {
            kept();
            failed.accept(cause);
          });
    }
  }

  private void kept() {
    busy = false;
    if (again) {
      soon();
    }
  }
}
