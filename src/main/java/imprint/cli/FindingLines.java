package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What there is to say, a line each, for people or machines. */
final class FindingLines {
  private FindingLines() {}

  /** Says on the error stream what stops nothing, or ends the command. */
  static void tell(Surroundings with, List<Finding> findings) {
    for (Finding finding : findings) {
      String odd = finding.severity() == Severity.WARNING ? "warning: " : "";
      with.err().println("imprint: " + odd + finding + " [" + finding.code() + "]");
    }
    with.err().flush();
  }

  static void tell(Surroundings with, Finding finding) {
    tell(with, List.of(finding));
  }

  /**
   * Prints them as the result of an inspection.
   *
   * @return the exit code: whether one is an error
   */
  static int print(Surroundings with, boolean json, List<Finding> findings) {
    for (Finding finding : findings) {
      with.out().println(json ? Json.line(fields(finding)) : line(finding));
    }
    boolean wrong = findings.stream().anyMatch(found -> found.severity() == Severity.ERROR);
    return wrong ? Commands.FAILED : 0;
  }

  private static String line(Finding finding) {
    String severity = finding.severity().toString().toLowerCase(Locale.ROOT);
    return severity + ": " + finding + " [" + finding.code() + "]";
  }

  /** For machines. */
  static Map<String, Object> fields(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("finding", finding.code());
    fields.put("severity", finding.severity().toString());
    fields.put("sentence", finding.sentence(Locale.ENGLISH));
    fields.put("nextAct", finding.nextAct(Locale.ENGLISH));
    return fields;
  }
}
