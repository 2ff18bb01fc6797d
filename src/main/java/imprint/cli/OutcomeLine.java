package imprint.cli;

import imprint.ledger.Unit;
import imprint.line.OthersKept;
import imprint.returns.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was done about a unit that came back, as one line. */
final class OutcomeLine {
  private OutcomeLine() {}

  static void print(PrintWriter out, Outcome outcome, boolean json) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (outcome) {
      case Outcome.Restored(Unit unit, String proof, Optional<OthersKept> others) -> {
        unit(fields, "RESTORED", unit);
        fields.put("proof", proof);
        others.ifPresent(kept -> RunLine.others(fields, kept));
      }
      case Outcome.Kept kept -> {
        unit(fields, kept.untouched() ? "UNTOUCHED" : "KEPT", kept.unit());
        fields.put("proof", kept.proof());
        fields.put("carried", kept.carried());
        fields.put("backups", kept.backups().stream().map(Path::toString).toList());
      }
      case Outcome.Retired(Unit unit) -> unit(fields, "RETIRED", unit);
    }
    if (json) {
      out.println(Json.line(fields));
      return;
    }
    out.println(words(outcome, fields));
    if (outcome instanceof Outcome.Restored restored) {
      restored.others().ifPresent(kept -> out.println("  " + kept.finding()));
    }
    if (outcome instanceof Outcome.Kept kept) {
      kept.backups().forEach(file -> out.println("  what it held before is in " + file));
    }
  }

  private static String words(Outcome outcome, Map<String, Object> fields) {
    String line =
        "%s  %s  %s".formatted(fields.get("state"), fields.get("serial"), fields.get("mac"));
    return switch (outcome) {
      case Outcome.Restored(var _, String proof, var _) -> line + "  " + proof;
      case Outcome.Kept kept ->
          line + "  " + kept.proof() + "  " + kept.carried() + " values of others kept";
      case Outcome.Retired _ -> line;
    };
  }

  private static void unit(Map<String, Object> fields, String state, Unit unit) {
    fields.put("state", state);
    fields.put("serial", unit.serialNumber());
    fields.put("mac", unit.mac().text());
  }
}
