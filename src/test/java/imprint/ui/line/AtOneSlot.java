package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.Outcome;
import imprint.line.Step;
import imprint.line.UnitSummary;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One slot of the line, and whatever its runs do. */
abstract class AtOneSlot {
  static final UnitSummary UNIT = AtTheLine.PASSED_UNIT;
  static final Finding LOST = Finding.error("link.port-absent", "COM5");

  final HandCrank workers = new HandCrank();
  final Texts texts = new Texts(Locale.ENGLISH);
  final List<Outcome> ends = new ArrayList<>();
  Instant now = Instant.EPOCH;
  final LineViewModel model =
      new LineViewModel(texts, new Background(workers, Runnable::run), () -> now, ends::add);

  Shown shown() {
    return model.shownProperty().get();
  }

  StepRow.Mark mark(Step step) {
    return model.progress().rows().stream()
        .filter(row -> row.step() == step)
        .findFirst()
        .orElseThrow()
        .markProperty()
        .get();
  }

  static ScriptedSlot done() {
    return slot(new Outcome.Done(UNIT));
  }

  static ScriptedSlot slot(Outcome outcome) {
    return new ScriptedSlot(_ -> outcome);
  }
}
