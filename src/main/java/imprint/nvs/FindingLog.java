package imprint.nvs;

import imprint.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** Findings in order; a damaged image has thousands, and nobody reads more than the first. */
final class FindingLog {
  private static final int MOST = 100;

  private final List<Finding> findings = new ArrayList<>();
  private int unsaid;

  void add(Finding finding) {
    if (findings.size() < MOST) {
      findings.add(finding);
    } else {
      unsaid++;
    }
  }

  void addAll(FindingLog other) {
    other.findings.forEach(this::add);
    unsaid += other.unsaid;
  }

  List<Finding> list() {
    List<Finding> all = new ArrayList<>(findings);
    if (unsaid > 0) {
      all.add(Finding.error("nvs.more", unsaid));
    }
    return all;
  }
}
