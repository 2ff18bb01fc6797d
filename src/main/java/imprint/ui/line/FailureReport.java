package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.Outcome;
import imprint.line.UnitSummary;
import imprint.ui.kit.Texts;
import imprint.ui.line.StepRow.Mark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A board that was set aside, for somebody who was not there: when, which board, how far, why, what
 * to do, and where its last frames lie. Nothing in it opens the unit.
 *
 * @param board chip and MAC in words; empty where it was not identified
 * @param steps of the run, ended
 * @param note what the screen says besides; may be empty
 */
record FailureReport(
    Instant when, String board, Outcome.SetAside aside, List<StepRow> steps, String note) {
  String text(Texts texts) {
    Optional<UnitSummary> unit = aside.unit();
    Finding finding = aside.finding();
    return Stream.of(
            when.truncatedTo(ChronoUnit.SECONDS).toString(),
            unit.map(known -> known.chip() + " · " + known.mac()).orElse(board),
            unit.map(UnitSummary::serialNumber).orElse(""),
            steps(texts),
            "[" + finding.code() + "] " + finding.sentence(texts.locale()),
            finding.nextAct(texts.locale()),
            note,
            aside.trace().map(file -> texts.get("line.report.trace", file)).orElse(""))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String steps(Texts texts) {
    String reached =
        steps.stream()
            .filter(row -> row.markProperty().get() == Mark.REACHED)
            .map(row -> row.name() + " " + row.timeProperty().get())
            .collect(Collectors.joining(", "));
    String ended =
        steps.stream()
            .filter(row -> row.markProperty().get() == Mark.ENDED)
            .map(StepRow::name)
            .collect(Collectors.joining());
    return texts.get("line.report.steps", reached.isEmpty() ? "–" : reached, ended);
  }
}
