package imprint.line;

import imprint.finding.Finding;
import java.nio.file.Path;
import java.util.List;

/**
 * What others kept in the partition of a board before the unit's own data was written there is in a
 * file.
 *
 * @param partition its label
 * @param namespaces whose it is
 * @param file with all that the partition held
 */
public record OthersKept(String partition, List<String> namespaces, Path file) {
  public OthersKept {
    namespaces = List.copyOf(namespaces);
  }

  /** The same in words. */
  public Finding finding() {
    return Finding.note("line.others-kept", partition, String.join(", ", namespaces), file);
  }
}
