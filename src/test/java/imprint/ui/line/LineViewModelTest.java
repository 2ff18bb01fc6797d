package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Finding;
import imprint.line.OthersKept;
import imprint.line.Outcome;
import imprint.line.Step;
import imprint.line.UnitSummary;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineViewModelTest extends AtOneSlot {
  @Test
  void withoutAProductTheButtonDoesNothingAndSaysWhatToDo() {
    model.provision();
    workers.turn();
    assertThat(shown().state()).isEqualTo(LineState.NO_PRODUCT);
    assertThat(shown().nextAct()).contains("Set up");
    assertThat(ends).isEmpty();
  }

  @Test
  void aProductMakesItReady() {
    model.use(done(), true);
    assertThat(shown().state()).isEqualTo(LineState.READY);
    assertThat(model.testProperty().get()).isTrue();
  }

  @Test
  void whatOthersHadOnTheBoardStandsThereAtTheEndToo() {
    OthersKept kept =
        new OthersKept(
            List.of(new OthersKept.Kept("fctry", List.of("rf-cal"), Path.of("backups/one.bin"))));
    UnitSummary unit = AtTheLine.passedUnit(Optional.of(kept));
    model.use(
        new ScriptedSlot(
            watcher -> {
              watcher.noted(kept.finding());
              watcher.noted(Finding.note("line.boot-quiet"));
              return new Outcome.Done(unit);
            }),
        false);
    model.provision();
    workers.turn();
    assertThat(shown().state()).isEqualTo(LineState.DONE);
    assertThat(model.noteProperty().get()).contains("rf-cal", "one.bin");
  }

  @Test
  void theButtonStartsARunThatIsShownAtOnce() {
    model.use(done(), false);
    model.provision();
    assertThat(shown().state()).isEqualTo(LineState.RUNNING);
    assertThat(model.progress().activityProperty().get()).isEqualTo("Looking for the board");
    assertThat(model.elapsedProperty().get()).isEqualTo("0.0 s");
  }

  @Test
  void aSecondPressDuringARunDoesNothing() {
    ScriptedSlot slot = done();
    model.use(slot, false);
    model.provision();
    model.provision();
    workers.turn();
    model.provision();
    assertThat(slot.runs).isEqualTo(1);
    workers.turn();
    assertThat(slot.runs).isEqualTo(2);
  }

  @Test
  void aPassStaysWithItsUnitUntilTheNextBoard() {
    model.use(done(), false);
    model.provision();
    workers.turn();
    assertThat(shown().state()).isEqualTo(LineState.DONE);
    assertThat(shown().word()).isEqualTo("PASSED");
    assertThat(shown().sentence()).contains("SN-1");
    assertThat(shown().unit()).contains(UNIT);
    model.provision();
    assertThat(shown().unit()).isEmpty();
  }

  @Test
  void settingAsideSaysWhatHappenedAndWhatToDo() {
    model.use(slot(new Outcome.SetAside(Optional.empty(), LOST, Optional.empty())), false);
    model.provision();
    workers.turn();
    assertThat(shown().state()).isEqualTo(LineState.SET_ASIDE);
    assertThat(shown().sentence()).isEqualTo(LOST.sentence(Locale.ENGLISH));
    assertThat(shown().nextAct()).isEqualTo(LOST.nextAct(Locale.ENGLISH));
    assertThat(mark(Step.IDENTIFIED)).isEqualTo(StepRow.Mark.ENDED);
  }

  @Test
  void whatIsAnothersToMendIsNotAskedOfWhoStandsAtTheLine() {
    Finding taken = Finding.error("line.board-has-identity", "60:55:f9:00:00:01", "SN-1");
    model.use(slot(new Outcome.SetAside(Optional.empty(), taken, Optional.empty())), false);
    model.provision();
    workers.turn();
    assertThat(shown().sentence()).isEqualTo(taken.sentence(Locale.ENGLISH));
    assertThat(shown().nextAct()).contains("for the technician");
  }

  @Test
  void cancelAsksTheSlotEachTimeAndWaitsForItsEnd() {
    ScriptedSlot slot = slot(new Outcome.Cancelled(Optional.of(Step.RESERVED)));
    model.use(slot, false);
    model.provision();
    model.cancel();
    assertThat(shown().state()).isEqualTo(LineState.STOPPING);
    model.cancel();
    workers.turn();
    assertThat(slot.cancels).isEqualTo(2);
    assertThat(shown().state()).isEqualTo(LineState.STOPPED);
  }

  @Test
  void aUnitThatIsLeftUnfinishedIsNamedWithWhatToDo() {
    Finding open = Finding.note("line.stopped-open", "SN-1", "60:55:f9:00:00:01");
    model.use(slot(new Outcome.Cancelled(Optional.of(Step.PROVEN), Optional.of(open))), false);
    model.provision();
    model.cancel();
    workers.turn();
    assertThat(shown().state()).isEqualTo(LineState.STOPPED);
    assertThat(shown().sentence()).isEqualTo(open.sentence(Locale.ENGLISH));
    assertThat(shown().nextAct()).contains("this same board");
  }

  @Test
  void cancelWithoutARunDoesNothing() {
    ScriptedSlot slot = done();
    model.use(slot, false);
    model.cancel();
    workers.turn();
    assertThat(slot.cancels).isZero();
    assertThat(shown().state()).isEqualTo(LineState.READY);
  }

  @Test
  void anExceptionStillGivesTheOperatorAnEnd() {
    model.use(
        new ScriptedSlot(
            _ -> {
              throw new IllegalStateException("a bug");
            }),
        false);
    model.provision();
    workers.turn();
    assertThat(shown().state()).isEqualTo(LineState.SET_ASIDE);
    assertThat(shown().sentence()).contains("IllegalStateException").doesNotContain("a bug");
    assertThat(shown().nextAct()).isNotBlank();
  }

  @Test
  void everyEndIsToldOnce() {
    model.use(done(), false);
    model.provision();
    workers.turn();
    assertThat(ends).containsExactly(new Outcome.Done(UNIT));
  }

  @Test
  void whatTheRunTellsIsOnTheScreen() {
    model.use(
        new ScriptedSlot(
            watcher -> {
              watcher.identified("ESP32-C3 v0.4", "60:55:f9:00:00:01");
              watcher.reached(Step.IDENTIFIED, Duration.ofMillis(700));
              watcher.noted(Finding.warning("line.boot-quiet"));
              now = now.plusMillis(900);
              return new Outcome.Cancelled(Optional.of(Step.IDENTIFIED));
            }),
        false);
    model.provision();
    workers.turn();
    assertThat(model.boardProperty().get()).contains("ESP32-C3 v0.4").contains("60:55:f9");
    assertThat(model.noteProperty().get()).contains("printed nothing");
    assertThat(model.elapsedProperty().get()).isEqualTo("0.9 s");
    assertThat(mark(Step.IDENTIFIED)).isEqualTo(StepRow.Mark.REACHED);
  }

  /** In the one place where the operator looks for it, and no longer than it is true. */
  @Test
  void whileABoardIsWaitedForTheScreenSaysWhatToDo() {
    Finding reason = Finding.error("rom.strap-high", "COM5", "ESP32-C3", 9, "0xc");
    String usual = Shown.of(LineState.RUNNING, new Texts(Locale.ENGLISH)).nextAct();
    List<String> acts = new ArrayList<>();
    model.use(
        new ScriptedSlot(
            watcher -> {
              watcher.noted(reason);
              acts.add(model.shownProperty().get().nextAct());
              acts.add(model.noteProperty().get());
              watcher.identified("ESP32-C3 v0.4", "60:55:f9:00:00:01");
              acts.add(model.shownProperty().get().nextAct());
              acts.add(model.noteProperty().get());
              return new Outcome.Cancelled(Optional.of(Step.IDENTIFIED));
            }),
        false);
    model.provision();
    workers.turn();
    assertThat(acts)
        .containsExactly(
            reason.nextAct(Locale.ENGLISH), reason.sentence(Locale.ENGLISH), usual, "");
  }

  @Test
  void theClockStandsWhenTheRunHasEnded() {
    model.use(done(), false);
    model.provision();
    workers.turn();
    now = now.plusSeconds(60);
    model.tick();
    assertThat(model.elapsedProperty().get()).isEqualTo("0.0 s");
  }

  @Test
  void aProductCannotBeTakenAwayFromARun() {
    model.use(done(), false);
    model.provision();
    assertThatThrownBy(() -> model.use(done(), false)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyStateSaysOneWordAndOneNextAct() {
    for (LineState state : LineState.values()) {
      if (state != LineState.SET_ASIDE) {
        Shown shown = Shown.of(state, texts);
        assertThat(shown.word()).isNotBlank();
        assertThat(shown.nextAct()).as(state.name()).endsWith(".");
        assertThat(shown.spoken()).contains(shown.word()).contains(shown.nextAct());
      }
    }
  }
}
