package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.label.print.PrintResult;
import imprint.label.print.PrintResult.GivenUp;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.ledger.LabelTrace.Stage;
import imprint.ledger.Unit;
import imprint.line.packing.PrintRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of labels that were to be printed. */
final class PrintReport implements PrintRun.Watcher {
  /** Somebody has to look. */
  static final int UNSURE = 3;

  private static final int SHOWN = 10;

  private final Surroundings with;
  private final String printer;
  private final int of;
  private final boolean json;

  /**
   * @param of labels that are to go out
   * @param json one object a line, for each that went out
   */
  PrintReport(Surroundings with, String printer, int of, boolean json) {
    this.with = with;
    this.printer = printer;
    this.of = of;
    this.json = json;
  }

  @Override
  public boolean goOn() {
    return !with.stop().asked();
  }

  @Override
  public void wentOut(List<Unit> units, int out, PrintResult result) {
    List<String> names = units.stream().map(Unit::serialNumber).toList();
    String which = of == 1 ? "" : out + "/" + of + "  " + String.join(",", names) + "  ";
    with.out().println(json ? object(result, names) : line(result, which));
    with.out().flush();
    if (of == 1) {
      result.doubt(printer).ifPresent(this::tell);
    }
  }

  private String line(PrintResult result, String which) {
    return switch (result) {
      case Printed(PrintResult.Witness by) ->
          "PRINTED  " + which + printer + "  says the " + by.toString().toLowerCase(Locale.ROOT);
      case Sent(var last, String job) ->
          ("SENT  " + which + printer + "  " + last.word() + "  " + job).strip();
      case GivenUp given -> ("GIVEN-UP  " + which + printer + "  " + given.job()).strip();
    };
  }

  private String object(PrintResult result, List<String> units) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (result) {
      case Printed(PrintResult.Witness by) -> {
        fields.put("label", "PRINTED");
        fields.put("says", by.toString().toLowerCase(Locale.ROOT));
      }
      case Sent(var last, String job) -> {
        fields.put("label", "SENT");
        fields.put("printerState", last.word());
        fields.put("job", job);
      }
      case GivenUp given -> {
        fields.put("label", "GIVEN-UP");
        given.sheets().ifPresent(sheets -> fields.put("sheets", sheets));
        fields.put("job", given.job());
      }
    }
    fields.put("printer", printer);
    fields.put("units", units);
    return Json.line(fields);
  }

  /** Of a label by itself. */
  int single(PrintResult result) {
    with.out().println(json ? object(result, List.of()) : line(result, ""));
    Optional<Finding> doubt = result.doubt(printer);
    doubt.ifPresent(this::tell);
    return doubt.isEmpty() ? 0 : UNSURE;
  }

  /** Those that are left out because they may be on paper already. */
  void leftOut(List<PrintRun.Before> before, PrintRun run) {
    if (before.isEmpty()) {
      return;
    }
    tell(Finding.note("line.labels-before", before.size()));
    before.stream()
        .filter(
            one ->
                one.trace()
                    .latest(run.order().layout())
                    .filter(last -> last.stage() == Stage.SENT)
                    .isPresent())
        .limit(SHOWN)
        .forEach(one -> tell(run.why(one)));
  }

  /** How a run of several ended; the exit code. */
  int ended(PrintRun.End end, boolean reprint) {
    end.broken().ifPresent(broken -> tell(finding(end, broken, reprint)));
    if (end.broken().isEmpty() && end.unsure() > 0) {
      tell(Finding.warning("line.labels-unsure", end.unsure(), of));
    }
    boolean failed =
        end.broken()
            .filter(
                broken ->
                    broken.finding().severity() == Severity.ERROR
                        || broken.finding().code().equals("line.cancelled"))
            .isPresent();
    return failed ? Commands.FAILED : end.unsure() > 0 ? UNSURE : 0;
  }

  private Finding finding(PrintRun.End end, PrintRun.Broken broken, boolean reprint) {
    String unit = broken.unit().serialNumber();
    String sentence = broken.finding().sentence(Locale.ENGLISH);
    String act = broken.finding().nextAct(Locale.ENGLISH);
    if (broken.finding().code().equals("line.cancelled")) {
      return Finding.warning("line.labels-stopped", end.out(), of, unit);
    }
    if (broken.finding().severity() != Severity.ERROR) {
      return Finding.warning("line.labels-ended-unsure", end.out(), of, unit, sentence, act);
    }
    return reprint
        ? Finding.error("line.labels-ended-again", end.out(), of, unit, sentence, act)
        : Finding.error("line.labels-ended", end.out(), of, unit, sentence, act);
  }

  void tell(Finding finding) {
    FindingLines.tell(with, finding);
  }
}
