package imprint.line;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.label.print.CommandRunner;
import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.label.print.Watch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the station's printers are. Nothing of it stops the line: labels wait until their printer is
 * well again.
 *
 * @param folder where printers.yaml is
 * @param chosen the one that the line prints on, if it does
 * @param commands of the system's own printing
 */
record PrinterCheck(Path folder, Optional<String> chosen, CommandRunner commands) {
  Check run() {
    List<PrinterProfile> profiles;
    try {
      profiles = PrinterFile.read(folder);
    } catch (Refusal refused) {
      return new Check(Check.Topic.PRINTERS, "", List.of(refused.finding()));
    }
    List<String> names = profiles.stream().map(PrinterProfile::name).toList();
    List<Finding> findings = new ArrayList<>();
    chosen
        .filter(name -> !names.contains(name))
        .ifPresent(name -> findings.add(Finding.error("line.check-printer-gone", name)));
    if (names.isEmpty() && chosen.isEmpty()) {
      findings.add(Finding.note("line.check-no-printer"));
    }
    // one that is off takes seconds to say nothing
    findings.addAll(profiles.parallelStream().map(this::hindrance).flatMap(List::stream).toList());
    return new Check(Check.Topic.PRINTERS, String.join("  ·  ", names), findings);
  }

  private List<Finding> hindrance(PrinterProfile profile) {
    try {
      return profile
          .printer(commands, Watch.SYSTEM)
          .state()
          .hindrance(profile.name())
          .map(found -> new Finding(found.code(), Severity.WARNING, found.arguments()))
          .stream()
          .toList();
    } catch (Refusal refused) {
      return List.of(refused.finding());
    }
  }
}
