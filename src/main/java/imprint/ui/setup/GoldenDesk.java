package imprint.ui.setup;

import imprint.factory.release.Release;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the last step needs of the station. Every method may block and, but for the first, refuse.
 */
public interface GoldenDesk {
  /**
   * Makes the golden unit of a saved product.
   *
   * @param password for an encrypted key; not wiped here; null where there is none
   */
  Outcome make(Path product, char @Nullable [] password, String port, RunWatcher watcher);

  /** Asks a run on that port to stop. */
  void cancel(String port);

  /** Asks it to stop where it has no board yet; false where it has. Does not block. */
  boolean giveUp(String port);

  /** The label of the golden unit was scanned back, or its code typed. */
  void scanned(Path product, String text);

  /** A person saw the golden unit start. */
  void seenToStart(Path product);

  /** Releases the product to the line. */
  Release release(Path product);
}
