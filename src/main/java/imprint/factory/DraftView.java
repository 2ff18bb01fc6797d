package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Severity;
import java.util.List;
import java.util.Map;

/**
 * A draft as it stood at one moment.
 *
 * @param files what was given so far
 * @param wrong what a check has to say about what is there, worst first
 * @param missing what is not there yet, in the order in which a person would add it
 */
public record DraftView(
    Map<DraftPlace, DraftedFile> files,
    DraftFields fields,
    List<Finding> wrong,
    List<Finding> missing) {
  public DraftView {
    files = Map.copyOf(files);
    wrong = List.copyOf(wrong);
    missing = List.copyOf(missing);
  }

  /** Whether units can be made with it. */
  public boolean complete() {
    return missing.isEmpty()
        && wrong.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Whether the key still waits for its password. */
  public boolean locked() {
    DraftedFile key = files.get(DraftPlace.PAI_KEY);
    return key != null && key.locked();
  }
}
