package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import imprint.line.packing.ScanBack.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the operator is told of the labels of the line. */
class LineLabelsTest extends AtTheLine {
  @Test
  void aPrinterThatSomebodyMustLookAfterIsSaidUntilItGoesOn() {
    use(PASSED);
    model.provision();
    workers.turn();
    Finding paper = Finding.error("label.printer-out-of-paper", "line 3");
    model.labels().tell(new Standing(2, new News.Waits(paper)));
    assertThat(model.labels().shownProperty().get().sentence()).contains("line 3", "2 labels wait");
    assertThat(model.nextActProperty().get()).startsWith("Put labels in");
    model.provision();
    workers.turn();
    assertThat(model.nextActProperty().get()).as("still so").startsWith("Put labels in");

    model.labels().tell(new Standing(0, new News.Out("SN-1")));
    assertThat(model.labels().shownProperty().get().sentence())
        .isEqualTo("The label of SN-1 is printed.");
    assertThat(model.nextActProperty().get()).contains("Put the label on this device");
  }

  @Test
  void aScanGoesWithTheUnitsWhoseLabelIsOnTheScreen() {
    use(PASSED, FAILED);
    model.provisionAll();
    workers.turn();
    model.scanned("MT:Y.K9042C00KA0648G00");
    workers.turn();
    assertThat(desk.pictured).containsExactly("SN-1");
    model.provision();
    model.scanned("MT:Y.K9042C00KA0648G00");
    workers.turn();
    assertThat(desk.pictured).as("its place is the next board's").isEmpty();
  }

  @Test
  void aScanDoesNotHideThatThePrinterWaits() {
    use(PASSED);
    Finding paper = Finding.error("label.printer-out-of-paper", "line 3");
    model.labels().tell(new Standing(1, new News.Waits(paper)));
    desk.verdict = new Verdict.Wrong(Finding.error("line.scan-of-none", "qr-code"));
    model.scanned("MT:Y.K9042C00KA0648G00");
    workers.turn();
    assertThat(model.labels().shownProperty().get().sentence())
        .contains("no unit", "One label waits");
    assertThat(model.nextActProperty().get()).startsWith("Put labels in");
    model.provision();
    workers.turn();
    assertThat(model.labels().shownProperty().get().sentence()).doesNotContain("no unit");
    assertThat(model.nextActProperty().get()).startsWith("Put labels in");
  }

  @Test
  void aCodeOfSomethingElseAsksNobodyToTypeDigits() {
    use(PASSED);
    String before = model.nextActProperty().get();
    desk.verdict = new Verdict.Wrong(Finding.error("matter.manual-length", 13));
    model.scanned("4006381333931");
    workers.turn();
    assertThat(model.labels().shownProperty().get().sentence()).contains("Scan it again");
    assertThat(model.nextActProperty().get()).isEqualTo(before);
  }

  @Test
  void labelsOfBeforeAreOfferedUntilSomebodyHasThemPrinted() {
    use(PASSED);
    LabelNotes labels = model.labels();
    desk.left = 2;
    labels.lookForLeft();
    workers.turn();
    assertThat(labels.leftProperty().get()).isEqualTo(2);
    model.provision();
    workers.turn();
    assertThat(labels.leftProperty().get()).as("a board hides nothing").isEqualTo(2);
    assertThat(desk.printed).as("none by itself").isZero();
    labels.printLeft();
    labels.printLeft();
    workers.turn();
    assertThat(desk.printed).isEqualTo(1);
    assertThat(labels.leftProperty().get()).isZero();
  }

  @Test
  void aLabelThatWasGivenUpIsOfferedAtOnce() {
    use(PASSED);
    desk.left = 1;
    Finding media = Finding.error("label.printer-media", "100x60", "line 3", "50x25");
    model.labels().tell(new Standing(0, new News.Failed("SN-1", media)));
    workers.turn();
    assertThat(model.labels().leftProperty().get()).isEqualTo(1);
    assertThat(model.labels().shownProperty().get().sentence()).contains("SN-1");
  }

  @Test
  void whoComesBackToTheLineIsNotOfferedWhatWasPrintedElsewhere() {
    use(PASSED);
    desk.left = 2;
    model.labels().lookForLeft();
    workers.turn();
    desk.left = 1;
    model.arrive();
    workers.turn();
    assertThat(model.labels().leftProperty().get()).isEqualTo(1);
  }

  @Test
  void whatIsBeingPrintedIsNotOfferedAgain() {
    use(PASSED);
    desk.left = 2;
    model.labels().lookForLeft();
    workers.turn();
    model.arrive();
    model.labels().printLeft();
    workers.turn();
    assertThat(desk.printed).isOne();
    assertThat(model.labels().leftProperty().get()).isZero();
  }

  @Test
  void labelsThatCannotBeLookedUpAreSaidSo() {
    use(PASSED);
    desk.left = 1;
    model.labels().lookForLeft();
    workers.turn();
    desk.away = true;
    model.labels().printLeft();
    workers.turn();
    assertThat(model.labels().shownProperty().get().serious()).isTrue();
    assertThat(desk.printed).isZero();
    assertThat(model.labels().leftProperty().get()).as("offered again").isEqualTo(1);
    desk.away = false;
    model.labels().printLeft();
    workers.turn();
    assertThat(desk.printed).isEqualTo(1);
  }

  @Test
  void aLabelThatMayBeOutIsSaidUntilTheNextBoard() {
    use(PASSED);
    Finding silent = Finding.warning("label.sent-not-printed", "line 3", "no-answer");
    model.labels().tell(new Standing(0, new News.Unsure("SN-1", silent)));
    assertThat(model.nextActProperty().get()).startsWith("Look whether it came out");
    model.provision();
    workers.turn();
    assertThat(model.labels().shownProperty().get().sentence()).isEmpty();
    assertThat(model.nextActProperty().get()).doesNotContain("came out");
  }

  @Test
  void theNextLabelDoesNotHideOneThatSomebodyHasToLookFor() {
    use(PASSED);
    Finding silent = Finding.warning("label.sent-not-printed", "line 3", "no-answer");
    Finding media = Finding.error("label.printer-media", "100x60", "line 3", "50x25");
    model.labels().tell(new Standing(3, new News.Unsure("SN-1", silent)));
    model.labels().tell(new Standing(2, new News.Out("SN-2")));
    assertThat(said()).contains("SN-2 is printed", "Nobody says that the label of SN-1");
    assertThat(model.nextActProperty().get()).startsWith("Look whether it came out");
    model.labels().tell(new Standing(1, new News.Unsure("SN-3", silent)));
    model.labels().tell(new Standing(0, new News.Failed("SN-4", media)));
    workers.turn();
    model.labels().tell(new Standing(0, new News.Out("SN-5")));
    assertThat(said()).contains("SN-5 is printed", "SN-1, SN-3", "SN-4 has no label");

    desk.verdict = new Verdict.Wrong(Finding.error("line.scan-of-none", "qr-code"));
    model.scanned("MT:Y.K9042C00KA0648G00");
    workers.turn();
    assertThat(said()).contains("SN-1, SN-3");
    model.labels().tell(new Standing(0, new News.Out("SN-1")));
    assertThat(said()).contains("SN-3").doesNotContain("SN-1, SN-3");
    model.provision();
    workers.turn();
    assertThat(said()).isEmpty();
  }

  private String said() {
    return model.labels().shownProperty().get().sentence();
  }

  @Test
  void whoHasAPrinterThatSaysNothingLooksHimself() {
    use(PASSED);
    model.labels().tell(new Standing(0, new News.Sent("SN-1")));
    LabelNote note = model.labels().shownProperty().get();
    assertThat(note.sentence()).contains("SN-1", "sent", "look").doesNotContain("printed");
    assertThat(note.serious()).as("it is so with every label").isFalse();
  }

  @Test
  void aBoardThatWaitsForSomebodyComesBeforeALabel() {
    List<String> acts = new ArrayList<>();
    Finding open = Finding.error("label.printer-head-open", "line 3");
    use(
        new ScriptedSlot(
            watcher -> {
              model.labels().tell(new Standing(1, new News.Waits(open)));
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
}
