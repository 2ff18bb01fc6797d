package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.line.Outcome;
import imprint.line.Step;
import imprint.ui.kit.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The window speaks another language from one moment to the next. */
class OtherWordsTest extends AtTheLine {
  private static final Texts CHINESE = new Texts(Locale.SIMPLIFIED_CHINESE);

  private LinesViewModel inChinese() {
    LinesViewModel after = model(CHINESE);
    use(after, new ScriptedSlot(_ -> PASSED), new ScriptedSlot(_ -> PASSED));
    after.follow(model);
    return after;
  }

  @Test
  void whatTheLineShowedStaysAndIsSaidInThem() {
    use(
        new ScriptedSlot(
            watcher -> {
              watcher.identified("ESP32-C3", "60:55:f9:00:00:01");
              watcher.reached(Step.IDENTIFIED, Duration.ofMillis(800));
              return FAILED;
            }),
        new ScriptedSlot(_ -> new Outcome.Cancelled(Optional.empty())));
    model.provisionAll();
    workers.turn();
    model.choose(1);
    LinesViewModel after = inChinese();
    LineViewModel failed = after.slotsProperty().get().getFirst();
    assertThat(failed.shownProperty().get())
        .isEqualTo(Shown.setAside(LOST, Optional.empty(), CHINESE));
    assertThat(failed.boardProperty().get()).contains("60:55:f9:00:00:01");
    assertThat(failed.elapsedProperty().get()).isNotEmpty();
    assertThat(failed.progress().rows().getFirst().timeProperty().get())
        .isEqualTo(CHINESE.seconds(Duration.ofMillis(800)));
    assertThat(failed.progress().rows().get(1).markProperty().get()).isEqualTo(StepRow.Mark.ENDED);
    assertThat(after.slotsProperty().get().get(1).shownProperty().get().state())
        .isEqualTo(LineState.STOPPED);
    assertThat(after.chosenProperty().get()).isEqualTo(1);
    assertThat(ends).as("an end is told once").hasSize(2);
  }

  @Test
  void whatWasNotedStaysAndIsSaidInThemAsWell() {
    Finding quiet = Finding.warning("line.boot-quiet");
    use(
        new ScriptedSlot(
            watcher -> {
              watcher.noted(quiet);
              return FAILED;
            }),
        new ScriptedSlot(_ -> PASSED));
    model.provision();
    workers.turn();
    model.choose(1);
    model.note(words -> words.get("line.READY.sentence"));
    LinesViewModel after = inChinese();
    LineViewModel failed = after.slotsProperty().get().getFirst();
    String said = quiet.sentence(Locale.SIMPLIFIED_CHINESE);
    assertThat(failed.noteProperty().get()).isEqualTo(said);
    assertThat(failed.reportProperty().get()).contains(said);
    assertThat(after.chosen().noteProperty().get()).isEqualTo(CHINESE.get("line.READY.sentence"));
  }

  @Test
  void aBoardThatPassedIsNotTakenForTheNextOne() {
    use(PASSED, PASSED);
    model.provisionAll();
    workers.turn();
    LinesViewModel after = inChinese();
    assertThat(after.batchProperty().get().slots()).isEmpty();
    assertThat(after.nextActProperty().get()).contains(CHINESE.get("line.DONE.act"));
  }

  @Test
  void norIsOneThatAnotherScreenHas() {
    use(PASSED, PASSED);
    model.had(place(1).text());
    workers.turn();
    LinesViewModel after = inChinese();
    use(after, new ScriptedSlot(_ -> PASSED), new ScriptedSlot(_ -> PASSED));
    assertThat(after.batchProperty().get().slots()).containsExactly(0);
  }

  @Test
  void nothingStaysOfTheWordsOfAnotherLine() {
    use(FAILED);
    model.provision();
    workers.turn();
    assertThat(inChinese().slotsProperty().get())
        .extracting(slot -> slot.shownProperty().get().state())
        .isEqualTo(List.of(LineState.READY, LineState.READY));
  }
}
