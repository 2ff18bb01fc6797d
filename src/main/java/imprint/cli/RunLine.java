package imprint.cli;

import imprint.finding.Finding;
import imprint.line.OthersKept;
import imprint.line.Outcome;
import imprint.line.UnitSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a run ended, as one line. What opens the unit is on its label, not here. */
final class RunLine {
  private RunLine() {}

  /**
   * @param notes what was worth knowing and did not end the run; for machines alone, as people are
   *     told at once
   */
  static void print(Surroundings with, Outcome outcome, List<Finding> notes, boolean json) {
    PrintWriter out = with.out();
    PrintWriter err = with.err();
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (outcome) {
      case Outcome.Done(UnitSummary unit) -> {
        fields.put("state", "DONE");
        unit(fields, unit);
        notes(fields, notes);
        out.println(
            json
                ? Json.line(fields)
                : "PASS  %s  %s  %s  %s%s"
                    .formatted(
                        unit.serialNumber(),
                        unit.mac(),
                        unit.chip(),
                        unit.proof().orElse(""),
                        unit.start().map(start -> "  " + start.word()).orElse("")));
      }
      case Outcome.SetAside(var after, Finding finding, var unit, Optional<Path> trace) -> {
        fields.put("state", "SET_ASIDE");
        after.ifPresent(step -> fields.put("after", step.name()));
        unit.ifPresent(known -> unit(fields, known));
        finding(fields, finding);
        notes(fields, notes);
        trace.ifPresent(file -> fields.put("trace", file.toString()));
        if (json) {
          out.println(Json.line(fields));
        } else {
          trace.ifPresent(file -> err.println("imprint: the last frames are in " + file));
          FindingLines.tell(with, finding);
        }
      }
      case Outcome.Cancelled(var after, Optional<Finding> open) -> {
        fields.put("state", "CANCELLED");
        after.ifPresent(step -> fields.put("after", step.name()));
        open.ifPresent(left -> finding(fields, left));
        notes(fields, notes);
        out.println(json ? Json.line(fields) : "STOPPED");
        if (!json) {
          open.ifPresent(left -> FindingLines.tell(with, left));
        }
      }
    }
    out.flush();
    err.flush();
  }

  private static void finding(Map<String, Object> fields, Finding finding) {
    fields.put("code", finding.code());
    fields.put("sentence", finding.sentence(Locale.ENGLISH));
    fields.put("nextAct", finding.nextAct(Locale.ENGLISH));
  }

  private static void notes(Map<String, Object> fields, List<Finding> notes) {
    fields.put("notes", notes.stream().map(FindingLines::fields).toList());
  }

  private static void unit(Map<String, Object> fields, UnitSummary unit) {
    fields.put("serial", unit.serialNumber());
    fields.put("mac", unit.mac());
    fields.put("chip", unit.chip());
    unit.proof().ifPresent(proof -> fields.put("proof", proof));
    unit.start().ifPresent(start -> fields.put("start", start.word()));
    unit.labelPng().ifPresent(png -> fields.put("labelPng", png.toString()));
    unit.labelPdf().ifPresent(pdf -> fields.put("labelPdf", pdf.toString()));
    unit.others().ifPresent(kept -> others(fields, kept));
  }

  /** What others had on the board, and where it is. */
  static void others(Map<String, Object> fields, OthersKept kept) {
    fields.put("others", kept.namespaces());
    fields.put("backups", kept.files().stream().map(Path::toString).toList());
  }
}
