package imprint.line;

import imprint.finding.Finding;
import imprint.finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a station needs.
 *
 * @param fact what was found, such as names or a version
 * @param findings what is wrong or worth knowing; empty where all is well
 */
public record Check(Topic topic, String fact, List<Finding> findings) {
  /** What was looked at. */
  public enum Topic {
    JAVA,
    PORTS,
    PRINTERS,
    LEDGER,
    KEY,
    DISK,
    CLOCK
  }

  public Check {
    findings = List.copyOf(findings);
  }

  /** The gravest of the findings; empty where all is well. */
  public Optional<Severity> worst() {
    return findings.stream().map(Finding::severity).max(Severity::compareTo);
  }
}
