package imprint.line;

import imprint.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What others kept on a board before the unit's own data was written there is in files. */
public record OthersKept(List<Kept> partitions) {
  public OthersKept {
    partitions = List.copyOf(partitions);
  }

  /**
   * One partition of the board.
   *
   * @param label of the partition
   * @param namespaces whose it is; empty where that cannot be told, or it is no such partition
   * @param file with all that it held
   */
  public record Kept(String label, List<String> namespaces, Path file) {
    public Kept {
      namespaces = List.copyOf(namespaces);
    }

    private String inWords() {
      String whose = namespaces.isEmpty() ? "" : " (" + String.join(", ", namespaces) + ")";
      return label + whose + ": " + file;
    }
  }

  /** Whose it is, of all partitions. */
  public List<String> namespaces() {
    return partitions.stream().flatMap(kept -> kept.namespaces().stream()).toList();
  }

  /** Where it is. */
  public List<Path> files() {
    return partitions.stream().map(Kept::file).toList();
  }

  /** The same in words. */
  public Finding finding() {
    return Finding.note(
        "line.others-kept",
        partitions.stream().map(Kept::inWords).collect(Collectors.joining("; ")));
  }
}
