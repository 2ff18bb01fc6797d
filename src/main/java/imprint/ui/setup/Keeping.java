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

  /** Soon: what changes while it is being written is written behind it. */
  void soon() {
    again = busy;
    if (!busy) {
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
