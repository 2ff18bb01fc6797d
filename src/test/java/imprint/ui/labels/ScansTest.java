package imprint.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.line.packing.ScanBack.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A packer who is faster than the ledger. */
class ScansTest extends AtThePackingTable {
  @BeforeEach
  void answer() {
    desk.verdicts.put("MT:1", new Verdict.Right(FIRST, "qr-code", false));
    desk.verdicts.put("MT:2", new Verdict.Right(SECOND, "qr-code", false));
    desk.verdicts.put("MT:3", new Verdict.Right(THIRD, "qr-code", false));
    desk.verdicts.put("MT:OTHER", wrong("LUM-24-000077"));
    desk.verdicts.put("MT:ANOTHER", wrong("LUM-24-000078"));
  }

  private static Verdict wrong(String whose) {
    return new Verdict.Wrong(Finding.error("line.scan-not-among", whose, 3));
  }

  private void threeAreOut() {
    model.several();
    go();
    go();
    assertThat(now().stage()).isEqualTo(Stage.EXPECT);
  }

  @Test
  void rightOnesInAHurryAreAllCounted() {
    threeAreOut();
    model.scanned("MT:1");
    model.scanned("MT:2");
    workers.turn();
    assertThat(now().sentence()).contains(SECOND.serialNumber(), "2 of 3");
    desk.before = List.of(THIRD);
    model.scanned("MT:3");
    model.scanned(THIRD.serialNumber());
    workers.turn();
    assertThat(now().sentence()).contains("3 of 3");
  }

  @Test
  void aWrongOneStaysWhateverIsScannedRightBehindIt() {
    threeAreOut();
    model.scanned("MT:OTHER");
    model.scanned("MT:2");
    model.scanned("MT:ANOTHER");
    model.scanned("MT:1");
    workers.turn();
    assertThat(desk.expected).hasSize(4);
    assertThat(now().stage()).isEqualTo(Stage.WRONG);
    assertThat(now().sentence()).contains("LUM-24-000077", "LUM-24-000078");
    assertThat(now().go()).isEmpty();
    scan("MT:3");
    assertThat(now().stage()).isEqualTo(Stage.RIGHT);
    assertThat(now().sentence()).contains("3 of 3");
  }

  @Test
  void behindAWrongOneNoOtherUnitIsLookedUpBeforeSomebodySawIt() {
    threeAreOut();
    for (String text : List.of("MT:OTHER", "MT:1", "MT:2", "MT:3", "LUM-24-000900")) {
      model.scanned(text);
    }
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.WRONG);
    assertThat(now().go()).isEqualTo("Print the next label");
    scan("LUM-24-000900");
    assertThat(now().stage()).isEqualTo(Stage.UNIT);
  }

  @Test
  void aScanThatNobodyAnsweredIsToldAndTheOthersCount() {
    threeAreOut();
    model.scanned("MT:1");
    model.scanned("MT:2");
    desk.refusal = Refusal.of("ledger.server-away", "db.example");
    workers.one();
    desk.refusal = null;
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.BROKEN);
    assertThat(now().word()).as("the label is printed").isEqualTo("Not checked");
    assertThat(now().go()).as("its label is still expected").isEmpty();
    scan("MT:1");
    assertThat(now().sentence()).contains("2 of 3");
  }

  @Test
  void whatIsPressedWaitsForTheAnswerAndIsNotDoneBehindAWrongOne() {
    threeAreOut();
    model.scanned("MT:OTHER");
    model.several();
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.WRONG);
    model.scanned("MT:1");
    model.several();
    assertThat(now().stage()).isEqualTo(Stage.WRONG);
    workers.turn();
    assertThat(now().stage()).isEqualTo(Stage.BATCH);
  }

  @Test
  void aRestIsGoneOnWithOnlyBehindARightOne() {
    desk.broken = Finding.error("label.printer-head-open", "packing");
    desk.brokenAfter = 2;
    model.several();
    go();
    go();
    desk.broken = null;
    model.scanned("MT:OTHER");
    go();
    assertThat(now().stage()).isEqualTo(Stage.WRONG);
    assertThat(desk.printed).containsExactly(FIRST, SECOND);
    scan("MT:1");
    model.scanned("MT:2");
    go();
    assertThat(desk.printed).hasSize(3);
  }

  @Test
  void aButtonThatMeansSomethingElseByThenIsNotPressed() {
    desk.result = ScriptedDesk.givenUp();
    go();
    assertThat(now().stage()).isEqualTo(Stage.UNSURE);
    model.scanned("MT:1");
    go();
    assertThat(now().stage()).as("it came out").isEqualTo(Stage.RIGHT);
    assertThat(desk.printed).containsExactly(FIRST);
  }
}
