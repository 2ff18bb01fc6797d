package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Finding;
import imprint.line.LineSettings;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LinesViewModelTest extends AtTheLine {
  @Test
  void withoutAProductThereIsOneSlotThatSaysWhatToDo() {
    assertThat(model.slotsProperty().get()).hasSize(1);
    assertThat(model.nextActProperty().get()).startsWith("A line lead has to take");
    model.provisionAll();
    model.provision();
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void whyTheProductCannotBeHadIsSaidUntilThereIsOne() {
    model.refuse(Finding.error("release.superseded", "lamp.v1.yaml", 1, 2));
    assertThat(states()).containsExactly(LineState.NO_PRODUCT);
    assertThat(model.chosen().shownProperty().get().sentence()).contains("lamp.v1.yaml");
    assertThat(model.nextActProperty().get()).startsWith("A line lead has to take");
    use(PASSED);
    model.refuse(LOST);
    assertThat(states()).containsExactly(LineState.READY);
  }

  @Test
  void whatIsWorthKnowingStaysWhereOtherSlotsCome() {
    model.note(_ -> "Unit SN-9 was not finished.");
    use(PASSED, PASSED);
    assertThat(model.chosen().noteProperty().get()).isEqualTo("Unit SN-9 was not finished.");
  }

  @Test
  void resultsStayInAnotherLanguage() {
    use(PASSED, FAILED, PASSED);
    model.choose(1);
    model.provision();
    model.choose(0);
    model.provision();
    workers.turn();
    LinesViewModel chinese =
        new LinesViewModel(
            new Texts(Locale.SIMPLIFIED_CHINESE),
            new Background(workers, Runnable::run),
            () -> Instant.EPOCH,
            desk,
            _ -> {});
    List<Socket> sockets = new ArrayList<>();
    for (int slot = 0; slot < 3; slot++) {
      sockets.add(new Socket(place(slot), new ScriptedSlot(_ -> PASSED)));
    }
    chinese.use(sockets, false);
    chinese.follow(model);
    workers.turn();
    List<Shown> shown =
        chinese.slotsProperty().get().stream().map(slot -> slot.shownProperty().get()).toList();
    assertThat(shown)
        .extracting(Shown::state)
        .containsExactly(LineState.DONE, LineState.SET_ASIDE, LineState.READY);
    assertThat(shown.get(1).sentence()).isEqualTo(LOST.sentence(Locale.SIMPLIFIED_CHINESE));
    assertThat(chinese.batchProperty().get().slots())
        .as("boards that no run had")
        .containsExactly(2);
    assertThat(chinese.chosen().shows("SN-1")).isTrue();
    chinese.provisionAll();
    workers.turn();
    assertThat(chinese.slotsProperty().get().get(2).shownProperty().get().state())
        .isEqualTo(LineState.DONE);
  }

  @Test
  void oneSlotIsNotNumbered() {
    use(PASSED);
    assertThat(model.nextActProperty().get()).doesNotContain("Slot");
    model.provision();
    workers.turn();
    assertThat(model.nextActProperty().get()).startsWith("Put the label");
  }

  @Test
  void allRunAtOnceAndEachHasItsEnd() {
    use(PASSED, FAILED, PASSED, PASSED);
    model.provisionAll();
    assertThat(model.slotsProperty().get())
        .allMatch(slot -> slot.shownProperty().get().state() == LineState.RUNNING);
    assertThat(model.busyProperty().get()).isTrue();
    workers.turn();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(states())
        .containsExactly(LineState.DONE, LineState.SET_ASIDE, LineState.DONE, LineState.DONE);
    assertThat(ends).hasSize(4);
  }

  @Test
  void theBigButtonMeansTheChosenSlotAlone() {
    use(PASSED, PASSED, PASSED);
    model.choose(1);
    model.choose(7);
    model.choose(-1);
    model.provision();
    assertThat(states()).containsExactly(LineState.READY, LineState.RUNNING, LineState.READY);
    model.cancel();
    assertThat(states().get(1)).isEqualTo(LineState.STOPPING);
    workers.turn();
    assertThat(runs).extracting(run -> run.cancels).containsExactly(0, 1, 0);
  }

  @Test
  void theOneActIsThatOfTheSlotThatNeedsAPersonMost() {
    use(PASSED, FAILED, PASSED);
    model.choose(2);
    model.provisionAll();
    workers.turn();
    assertThat(model.nextActProperty().get()).isEqualTo("Slot 2: " + LOST.nextAct(Locale.ENGLISH));
    model.choose(1);
    model.choose(2);
    // it was looked at, and then the chosen one counts
    assertThat(model.nextActProperty().get()).startsWith("Slot 3: Put the label");
  }

  @Test
  void aRunThatWaitsForSomebodyComesFirst() {
    List<String> acts = new ArrayList<>();
    use(
        new ScriptedSlot(_ -> FAILED),
        new ScriptedSlot(
            watcher -> {
              watcher.noted(STRAP);
              acts.add(model.nextActProperty().get());
              return PASSED;
            }));
    model.provisionAll();
    workers.turn();
    assertThat(acts).containsExactly("Slot 2: " + STRAP.nextAct(Locale.ENGLISH));
  }

  @Test
  void whatIsReadyStartsTogetherAndThenWhatFailedIsTriedAgain() {
    use(PASSED, FAILED, PASSED);
    assertThat(model.batchProperty().get()).isEqualTo(new Batch(false, List.of(0, 1, 2)));
    model.provisionAll();
    workers.turn();
    assertThat(model.batchProperty().get()).isEqualTo(new Batch(true, List.of(1)));
    now = now.plus(DoubleClick.WITHIN);
    model.provisionAll();
    workers.turn();
    assertThat(runs).extracting(run -> run.runs).containsExactly(1, 2, 1);
  }

  @Test
  void anEmptySlotIsNotStartedWithTheOthers() {
    use(PASSED, PASSED);
    pull(1);
    assertThat(model.batchProperty().get().slots()).containsExactly(0);
  }

  @Test
  void aBoardThatAnotherScreenHasIsNotReady() {
    use(PASSED, PASSED);
    model.had(place(1).text());
    workers.turn();
    looks(9);
    assertThat(model.batchProperty().get().slots()).containsExactly(0);
    use(PASSED, PASSED);
    assertThat(model.batchProperty().get().slots()).as("of another product").containsExactly(0);
    pull(1);
    desk.plugged.add(place(1));
    looks(1);
    assertThat(model.batchProperty().get().slots()).as("the next one").containsExactly(0, 1);
    use(PASSED, PASSED);
    assertThat(model.batchProperty().get().slots()).containsExactly(0, 1);
  }

  @Test
  void itDoesNotStartByItselfEither() {
    desk.settings = LineSettings.NONE.startingByItself(true);
    use(PASSED);
    pull(0);
    desk.plugged.add(place(0));
    model.had(place(0).text());
    looks(9);
    assertThat(runs.getFirst().runs).isZero();
  }

  @Test
  void aBoardThatIsPluggedInStartsByItselfOnceWhereThatIsWanted() {
    desk.settings = LineSettings.NONE.startingByItself(true);
    use(PASSED, PASSED);
    assertThat(runs).allMatch(run -> run.runs == 0);
    pull(1);
    desk.plugged.add(place(1));
    looks(20);
    assertThat(runs).extracting(run -> run.runs).containsExactly(0, 1);
    pull(1);
    desk.plugged.add(place(1));
    looks(1);
    assertThat(runs).extracting(run -> run.runs).containsExactly(0, 2);
  }

  @Test
  void nothingStartsByItselfWhileNobodyStandsBeforeTheLine() {
    desk.settings = LineSettings.NONE.startingByItself(true);
    use(PASSED);
    model.leave();
    pull(0);
    desk.plugged.add(place(0));
    looks(2);
    model.arrive();
    workers.turn();
    looks(2);
    assertThat(runs.getFirst().runs).isZero();
    pull(0);
    desk.plugged.add(place(0));
    looks(1);
    assertThat(runs.getFirst().runs).isEqualTo(1);
  }

  @Test
  void otherwiseItWaitsForTheButton() {
    use(PASSED);
    pull(0);
    desk.plugged.add(place(0));
    looks(3);
    assertThat(runs.getFirst().runs).isZero();
    assertThat(model.batchProperty().get().slots()).containsExactly(0);
  }

  @Test
  void aScanChoosesTheSlotOfItsUnitAndStartsNothing() {
    use(FAILED, PASSED);
    model.provisionAll();
    workers.turn();
    for (String printed : List.of("SN-1", "34970112332", "60:55:F9:00:00:01\n")) {
      model.choose(0);
      assertThat(model.scanned(printed)).isTrue();
      assertThat(model.chosenProperty().get()).as(printed).isEqualTo(1);
    }
    assertThat(model.scanned("MT:Y.K9042C00KA0648G00")).isTrue();
    workers.turn();
    assertThat(model.labels().shownProperty().get().sentence())
        .contains("no unit")
        .doesNotContain("MT:");
    assertThat(runs).extracting(run -> run.runs).containsExactly(1, 1);
  }

  @Test
  void slotsCannotBeTakenAwayFromARun() {
    use(PASSED, PASSED);
    model.provision();
    assertThatThrownBy(() -> use(PASSED)).isInstanceOf(IllegalStateException.class);
    model.cancelAll();
    assertThat(states()).containsExactly(LineState.STOPPING, LineState.READY);
  }
}
