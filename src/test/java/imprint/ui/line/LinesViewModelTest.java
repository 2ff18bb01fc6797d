package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Finding;
import imprint.line.LineSettings;
import imprint.line.Outcome;
import imprint.line.SlotPlace;
import imprint.line.UnitSummary;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesViewModelTest {
  private static final Finding LOST = Finding.error("rom.gone", "COM5");
  private static final Finding STRAP = Finding.error("rom.strap-high", "COM5", "C3", 9, "0xc");
  private static final Outcome FAILED =
      new Outcome.SetAside(Optional.empty(), LOST, Optional.empty());
  private static final Outcome PASSED =
      new Outcome.Done(
          new UnitSummary(
              "SN-1",
              "Lamp",
              "ESP32-C3",
              "60:55:f9:00:00:01",
              "3497-011-2332",
              true,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));

  private final HandCrank workers = new HandCrank();
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final ScriptedDesk desk = new ScriptedDesk();
  private final List<Outcome> ends = new ArrayList<>();
  private final List<ScriptedSlot> runs = new ArrayList<>();
  private final LinesViewModel model =
      new LinesViewModel(
          texts, new Background(workers, Runnable::run), () -> Instant.EPOCH, desk, ends::add);

  @Test
  void withoutAProductThereIsOneSlotThatSaysWhatToDo() {
    assertThat(model.slotsProperty().get()).hasSize(1);
    assertThat(model.nextActProperty().get()).isEqualTo("Open Set up and load the product.");
    model.provisionAll();
    model.provision();
    assertThat(model.busyProperty().get()).isFalse();
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
    assertThat(model.labelsProperty().get().sentence()).contains("no unit").doesNotContain("MT:");
    assertThat(runs).extracting(run -> run.runs).containsExactly(1, 1);
  }

  @Test
  void aPrinterThatSomebodyMustLookAfterIsSaidUntilItGoesOn() {
    use(PASSED);
    model.provision();
    workers.turn();
    Finding paper = Finding.error("label.printer-out-of-paper", "line 3");
    model.tell(new Standing(2, new News.Waits(paper)));
    assertThat(model.labelsProperty().get().sentence()).contains("line 3", "2 labels wait");
    assertThat(model.nextActProperty().get()).startsWith("Put labels in");
    model.provision();
    workers.turn();
    assertThat(model.nextActProperty().get()).as("still so").startsWith("Put labels in");

    model.tell(new Standing(0, new News.Out("SN-1")));
    assertThat(model.labelsProperty().get().sentence()).isEqualTo("The label of SN-1 is printed.");
    assertThat(model.nextActProperty().get()).contains("Put the label on this device");
  }

  @Test
  void aLabelThatMayBeOutIsSaidUntilTheNextBoard() {
    use(PASSED);
    Finding silent = Finding.warning("label.sent-not-printed", "line 3", "no-answer");
    model.tell(new Standing(0, new News.Unsure("SN-1", silent)));
    assertThat(model.nextActProperty().get()).startsWith("Look whether it came out");
    model.provision();
    workers.turn();
    assertThat(model.labelsProperty().get().sentence()).isEmpty();
    assertThat(model.nextActProperty().get()).doesNotContain("came out");
  }

  @Test
  void aBoardThatWaitsForSomebodyComesBeforeALabel() {
    List<String> acts = new ArrayList<>();
    Finding open = Finding.error("label.printer-head-open", "line 3");
    use(
        new ScriptedSlot(
            watcher -> {
              model.tell(new Standing(1, new News.Waits(open)));
              acts.add(model.nextActProperty().get());
              watcher.noted(STRAP);
              acts.add(model.nextActProperty().get());
              return PASSED;
            }));
    model.provision();
    workers.turn();
    assertThat(acts)
        .containsExactly("Close the printer; it goes on by itself.", STRAP.nextAct(Locale.ENGLISH));
  }

  @Test
  void slotsCannotBeTakenAwayFromARun() {
    use(PASSED, PASSED);
    model.provision();
    assertThatThrownBy(() -> use(PASSED)).isInstanceOf(IllegalStateException.class);
    model.cancelAll();
    assertThat(states()).containsExactly(LineState.STOPPING, LineState.READY);
  }

  private void pull(int slot) {
    desk.plugged.remove(place(slot));
    looks(Plugged.GONE_AFTER);
  }

  private void looks(int count) {
    for (int look = 0; look < count; look++) {
      model.look();
      workers.turn();
    }
  }

  private List<LineState> states() {
    return model.slotsProperty().get().stream()
        .map(slot -> slot.shownProperty().get().state())
        .toList();
  }

  private static SlotPlace place(int slot) {
    return new SlotPlace.Usb("1-" + slot);
  }

  private void use(Outcome... outcomes) {
    ScriptedSlot[] scripts = new ScriptedSlot[outcomes.length];
    for (int slot = 0; slot < outcomes.length; slot++) {
      Outcome outcome = outcomes[slot];
      scripts[slot] = new ScriptedSlot(_ -> outcome);
    }
    use(scripts);
  }

  private void use(ScriptedSlot... scripts) {
    List<Socket> sockets = new ArrayList<>();
    for (ScriptedSlot script : scripts) {
      desk.plugged.add(place(sockets.size()));
      sockets.add(new Socket(place(sockets.size()), script));
    }
    runs.clear();
    runs.addAll(List.of(scripts));
    model.use(sockets, false);
    workers.turn();
  }
}
