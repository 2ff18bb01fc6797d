package imprint.factory.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All versions of a product, oldest first.
 *
 * @param golden the golden unit of the version that comes next
 */
record Releases(List<Release> versions, Optional<Golden> golden) {
  static final Releases NONE = new Releases(List.of(), Optional.empty());

  Releases {
    versions = List.copyOf(versions);
  }

  Optional<Release> newest() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  /** Only where it was made of that. */
  Optional<Golden> goldenOf(Content content) {
    return golden.filter(unit -> unit.content().equals(content));
  }

  Releases with(Optional<Golden> unit) {
    return new Releases(versions, unit);
  }

  Releases and(Release release) {
    List<Release> more = new ArrayList<>(versions);
    more.add(release);
    return new Releases(more, Optional.empty());
  }
}
