package imprint.esp.link;

import imprint.finding.Finding;
import java.util.List;

/**
 * A port, and what keeps it from being used well.
 *
 * @param holder the program that has it open, {@link #NOBODY} or {@link #UNKNOWN}
 */
public record PortReport(Port port, String holder, List<Finding> findings) {
  public static final String NOBODY = "";

  /** The system does not tell, or tells administrators only. */
  public static final String UNKNOWN = "unknown";

  public PortReport {
    findings = List.copyOf(findings);
  }
}
