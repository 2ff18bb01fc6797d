package imprint.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.factory.DraftField;
import imprint.factory.ProductDraft;
import imprint.factory.ProductFile;
import imprint.finding.Finding;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import imprint.ui.line.LineState;
import imprint.ui.line.Shown;
import imprint.ui.setup.GoldenShown.Stage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenModelTest {
  private static final Path PKI = Path.of("src/test/resources/pki");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @TempDir Path folder;

  private final ProductDraft draft = new ProductDraft(CLOCK);
  private final ScriptedWorkstation workstation = new ScriptedWorkstation();
  private final List<Optional<Finding>> used = new ArrayList<>();
  private final Background here = new Background(Runnable::run, Runnable::run);
  private final SetupViewModel model =
      new SetupViewModel(
          new Texts(Locale.ENGLISH), here, here, CLOCK, draft, workstation, used::add);
  private Path lamp;

  @BeforeEach
  void aCompleteDraft() {
    lamp = folder.resolve("lamp.yaml");
    model.add(
        Stream.of("pai-fff1-8000-cert.pem", "pai-fff1-8000-key.pem", "cd-fff1-8000.der")
            .map(PKI::resolve)
            .toList());
    model.fields().of(DraftField.VENDOR_NAME).set("Northwind");
    name("Lamp");
    model.board().port.set(ScriptedWorkstation.PORT);
    model.step.set(SetupStep.GOLDEN);
  }

  @AfterEach
  void wipe() {
    draft.close();
  }

  @Test
  void fromADraftToTheLine() {
    assertThat(stage()).isEqualTo(Stage.READY);
    model.make(lamp);
    assertThat(stage()).isEqualTo(Stage.SCAN);
    assertThat(shown().golden().orElseThrow().serialNumber()).isEqualTo("SN1");
    assertThat(model.scanned(ScriptedWorkstation.CODE)).isTrue();
    assertThat(stage()).isEqualTo(Stage.RELEASE);
    model.golden().use();
    assertThat(used).as("a draft does not get to the line").isEmpty();
    assertThat(problems()).first().matches(p -> p.sentence().contains("not released"));

    model.golden().release();
    assertThat(stage()).isEqualTo(Stage.RELEASED);
    assertThat(shown().word()).contains("Version 1");
    assertThat(shown().sentence()).contains("Ada, line 3");
    assertThat(model.standingProperty().get().part(SetupStep.GOLDEN).state())
        .isEqualTo(StepState.DONE);
    model.golden().use();
    assertThat(used).containsExactly(Optional.empty());
    assertThat(workstation.used).containsExactly("lamp.yaml");
  }

  @Test
  void whatItsRunWaitsForIsWhatHasToBeDone() {
    Shown waits =
        new Shown(LineState.RUNNING, "", "No board is there.", "Plug it in.", "", Optional.empty());
    assertThat(GoldenShown.of(true, Drafting.UNSAVED, waits, new Texts(Locale.ENGLISH)).nextAct())
        .isEqualTo("Plug it in.");
  }

  @Test
  void aScanOfAnotherLabelIsSaidAndTheRightOneIsStillTaken() {
    model.make(lamp);
    model.scanned("MT:OTHER");
    assertThat(stage()).isEqualTo(Stage.SCAN);
    assertThat(problems()).first().matches(p -> p.sentence().contains("another unit than SN1"));
    model.scanned(ScriptedWorkstation.CODE);
    assertThat(stage()).isEqualTo(Stage.RELEASE);
    assertThat(problems()).noneMatch(Problem::serious);
  }

  @Test
  void aScanMeansNothingWhereNoneIsWaitedFor() {
    assertThat(model.scanned(ScriptedWorkstation.CODE)).isFalse();
    model.make(lamp);
    model.step.set(SetupStep.IDENTITY);
    assertThat(model.scanned(ScriptedWorkstation.CODE)).isFalse();
    assertThat(stage()).isEqualTo(Stage.SCAN);
  }

  @Test
  void whereNobodySawItStartAPersonSaysSo() {
    workstation.startIsSeen = false;
    model.make(lamp);
    model.scanned(ScriptedWorkstation.CODE);
    assertThat(stage()).isEqualTo(Stage.START);
    model.golden().seenToStart();
    assertThat(stage()).isEqualTo(Stage.RELEASE);
  }

  @Test
  void aBoardThatDidNotPassIsSaidAndAnotherMayBeTaken() {
    workstation.boardAnswers = false;
    model.make(lamp);
    assertThat(stage()).isEqualTo(Stage.FAILED);
    assertThat(model.golden().run().shownProperty().get().sentence()).isNotBlank();
    workstation.boardAnswers = true;
    model.make(lamp);
    assertThat(stage()).isEqualTo(Stage.SCAN);
  }

  @Test
  void aRunIsShownWhileItGoesOn() {
    List<Stage> seen = new ArrayList<>();
    workstation.told =
        watcher -> {
          seen.add(stage());
          watcher.noted(Finding.note("line.boot-quiet"));
          seen.add(stage());
        };
    model.make(lamp);
    assertThat(seen).containsOnly(Stage.RUNNING);
    assertThat(model.golden().run().noteProperty().get()).isNotBlank();
  }

  @Test
  void aChangeAfterTheReleaseIsANewVersionAndTheLineGoesOnWithTheOldOne() {
    released();
    name("Better Lamp");
    assertThat(stage()).isEqualTo(Stage.READY);
    assertThat(shown().word()).contains("version 2");
    assertThat(shown().sentence()).contains("version 1");
    model.golden().useNewest();
    assertThat(workstation.used).containsExactly("lamp.v1.yaml");

    model.make(lamp);
    model.scanned(ScriptedWorkstation.CODE);
    model.golden().release();
    assertThat(shown().word()).contains("Version 2");
    model.golden().use();
    assertThat(workstation.used).containsExactly("lamp.v1.yaml", "lamp.yaml");
  }

  @Test
  void whatIsChangedBackIsReleasedAgain() {
    released();
    name("Better Lamp");
    name("Lamp");
    assertThat(stage()).isEqualTo(Stage.RELEASED);
  }

  @Test
  void aChangeAfterTheGoldenUnitNeedsAnotherOne() {
    model.make(lamp);
    name("Better Lamp");
    assertThat(stage()).isEqualTo(Stage.READY);
    name("Lamp");
    assertThat(stage()).isEqualTo(Stage.SCAN);
  }

  @Test
  void theCopyOfAVersionIsNeverWrittenTo() {
    released();
    Path copy = folder.resolve("lamp.v1.yaml");
    model.add(List.of(copy));
    assertThat(stage()).isEqualTo(Stage.RELEASED);
    name("Better Lamp");
    assertThat(model.file()).contains(lamp);
    model.make(model.file().orElseThrow());
    assertThat(ProductFile.load(copy).product().productName()).isEqualTo("Lamp");
    assertThat(ProductFile.load(lamp).product().productName()).isEqualTo("Better Lamp");
  }

  private void released() {
    model.make(lamp);
    model.scanned(ScriptedWorkstation.CODE);
    model.golden().release();
    assertThat(stage()).isEqualTo(Stage.RELEASED);
  }

  private void name(String name) {
    model.fields().of(DraftField.PRODUCT_NAME).set(name);
  }

  private List<Problem> problems() {
    return model.standingProperty().get().part(SetupStep.GOLDEN).problems();
  }

  private GoldenShown shown() {
    return model.golden().shownProperty().get();
  }

  private Stage stage() {
    return shown().stage();
  }
}
