package imprint.factory.release;

import imprint.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a product file is to the line, at one moment. */
public sealed interface ReleaseState {
  /** It is the newest version: the line makes it. */
  record Released(Release release) implements ReleaseState {}

  /**
   * It is not: nothing was released yet, or it is not what was.
   *
   * @param newest what the line makes instead
   * @param earlier the version that it is, where a newer one took its place
   * @param changed which files are others than those that the newest version was made with; the
   *     product file is named {@code product}
   * @param golden its golden unit, where there is one
   */
  record Draft(
      Optional<Release> newest,
      Optional<Release> earlier,
      List<String> changed,
      Optional<Golden> golden)
      implements ReleaseState {
    public Draft {
      changed = List.copyOf(changed);
    }

    /** The number that it will have. */
    public int version() {
      return newest.map(Release::version).orElse(0) + 1;
    }

    /**
     * Why the line does not make it, in one sentence, with what to do.
     *
     * @param product the file
     */
    public Finding finding(Path product) {
      if (newest.isEmpty()) {
        return Finding.error("release.none", product.getFileName());
      }
      int made = newest.get().version();
      if (earlier.isPresent()) {
        return Finding.error(
            "release.superseded", product.getFileName(), earlier.get().version(), made);
      }
      return changed.contains(ReleaseBook.PRODUCT)
          ? Finding.error("release.changed", product.getFileName(), made)
          : Finding.error(
              "release.file-changed", product.getFileName(), made, String.join(", ", changed));
    }
  }
}
