package imprint.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.factory.DraftField;
import imprint.finding.Finding;
import imprint.ui.kit.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupViewModelTest extends AtSetUp {
  @Test
  void beginsWithTheFirstStepAndAsksForWhatItNeeds() {
    assertThat(model.step.get()).isEqualTo(SetupStep.IDENTITY);
    assertThat(part(SetupStep.IDENTITY).nextAct()).contains("vendor id");
    assertThat(part(SetupStep.CREDENTIALS).nextAct()).contains("PAI certificate");
    assertThat(part(SetupStep.TARGET).nextAct()).contains("choose its port");
    assertThat(standing().ready()).isFalse();
    assertThat(standing().parts().values()).allMatch(part -> part.problems().isEmpty());
  }

  @Test
  void whatHasAUsualValueIsDoneFromTheBeginning() {
    assertThat(part(SetupStep.DATA).state()).isEqualTo(StepState.DONE);
    assertThat(part(SetupStep.CREDENTIALS).state()).isEqualTo(StepState.OPEN);
    assertThat(part(SetupStep.GOLDEN).state()).isEqualTo(StepState.OPEN);
  }

  @Test
  void leadsThroughTheFilesOneByOne() {
    List<String> acts = new ArrayList<>();
    acts.add(part(SetupStep.CREDENTIALS).nextAct());
    drop("pai-fff1-8000-cert.pem");
    acts.add(part(SetupStep.CREDENTIALS).nextAct());
    drop("pai-fff1-8000-key.pem");
    acts.add(part(SetupStep.CREDENTIALS).nextAct());
    drop("cd-fff1-8000.der");
    acts.add(part(SetupStep.CREDENTIALS).nextAct());
    assertThat(acts).doesNotHaveDuplicates();
    assertThat(acts.getLast()).contains("Press Next");
    assertThat(part(SetupStep.CREDENTIALS).state()).isEqualTo(StepState.DONE);
  }

  @Test
  void eachStepTellsItsOwnState() {
    complete();
    assertThat(standing().firstOpen()).isEqualTo(SetupStep.GOLDEN);
    type(DraftField.PRODUCT_NAME, "");
    assertThat(part(SetupStep.IDENTITY).state()).isEqualTo(StepState.OPEN);
    assertThat(part(SetupStep.CREDENTIALS).state()).isEqualTo(StepState.DONE);
    assertThat(standing().firstOpen()).isEqualTo(SetupStep.IDENTITY);
    type(DraftField.SERIAL_NUMBER, "all alike");
    assertThat(part(SetupStep.DATA).state()).isEqualTo(StepState.WRONG);
    assertThat(part(SetupStep.DATA).problems()).singleElement().matches(Problem::serious);
    assertThat(part(SetupStep.IDENTITY).problems()).noneMatch(Problem::serious);
    type(DraftField.DPI, "9");
    assertThat(part(SetupStep.LABEL).state()).isEqualTo(StepState.WRONG);
  }

  @Test
  void aFileThatSaysItsIdsFillsTheFields() {
    drop("cd-fff1-8000.der");
    assertThat(model.fields().of(DraftField.VENDOR_ID).get()).isEqualTo("0xFFF1");
    assertThat(row("CERTIFICATION_DECLARATION").detailProperty().get())
        .contains("cd-fff1-8000.der")
        .contains("0xFFF1")
        .contains("0x8000");
  }

  @Test
  void aWrongPairIsAProblemOfItsStepAndMarksTheFileAndBreaksTheChain() {
    drop("pai-fff1-8000-cert.pem", "pai-fff2-8001-key.pem");
    assertThat(part(SetupStep.CREDENTIALS).problems())
        .first()
        .matches(Problem::serious)
        .matches(problem -> problem.sentence().contains("does not belong"))
        .matches(problem -> problem.act().equals(part(SetupStep.CREDENTIALS).nextAct()));
    assertThat(row("PAI_KEY").markProperty().get()).isEqualTo(PlaceRow.Mark.WRONG);
    assertThat(row("PAI_CERTIFICATE").markProperty().get()).isEqualTo(PlaceRow.Mark.GIVEN);
    assertThat(link(ChainLink.DEVICE)).isEqualTo(StepState.WRONG);
    drop("pai-fff1-8000-key.pem");
    assertThat(part(SetupStep.CREDENTIALS).problems()).noneMatch(Problem::serious);
    assertThat(row("PAI_KEY").markProperty().get()).isEqualTo(PlaceRow.Mark.GIVEN);
    assertThat(link(ChainLink.DEVICE)).isEqualTo(StepState.DONE);
  }

  @Test
  void theChainTurnsGreenLinkByLink() {
    assertThat(standing().chain().values()).containsOnly(StepState.OPEN);
    drop("pai-fff1-8000-cert.pem");
    assertThat(standing().chain().values()).containsOnly(StepState.OPEN);
    drop("pai-fff1-8000-key.enc.pem");
    assertThat(link(ChainLink.DEVICE)).as("a locked key proves nothing").isEqualTo(StepState.OPEN);
    model.unlock("secret".toCharArray());
    assertThat(link(ChainLink.DEVICE)).isEqualTo(StepState.DONE);
    drop("cd-fff1-8000.der");
    assertThat(link(ChainLink.DECLARATION)).isEqualTo(StepState.DONE);
    assertThat(link(ChainLink.ROOT)).isEqualTo(StepState.OPEN);
    drop("cd-fff2-8001.der");
    assertThat(link(ChainLink.DECLARATION)).isEqualTo(StepState.WRONG);
    assertThat(link(ChainLink.DEVICE)).isEqualTo(StepState.DONE);
  }

  @Test
  void aFileThatIsNothingIsSaidInTheStepInFrontUntilTheNextOne() {
    model.step.set(SetupStep.CREDENTIALS);
    drop("README.md");
    assertThat(part(SetupStep.CREDENTIALS).problems()).singleElement().matches(Problem::serious);
    drop("pai-fff1-8000-cert.pem");
    assertThat(part(SetupStep.CREDENTIALS).problems()).noneMatch(Problem::serious);
  }

  @Test
  void oneWrongFileAmongSeveralIsStillSaid() {
    model.step.set(SetupStep.CREDENTIALS);
    drop("pai-fff1-8000-cert.pem", "README.md", "pai-fff1-8000-key.pem");
    assertThat(part(SetupStep.CREDENTIALS).problems())
        .first()
        .matches(p -> p.sentence().contains("README.md"));
    assertThat(row("PAI_KEY").markProperty().get()).isEqualTo(PlaceRow.Mark.GIVEN);
  }

  @Test
  void theListOfTheBoardDecidesWhatPartitionFits() {
    complete();
    model.board().readPartitions();
    assertThat(standing().ready()).isTrue();
    type(DraftField.PARTITION, "factory");
    assertThat(part(SetupStep.TARGET).problems())
        .first()
        .matches(p -> p.sentence().contains("fctry, nvs"));
    assertThat(standing().ready()).isFalse();
    type(DraftField.PARTITION, "ota_0");
    assertThat(part(SetupStep.TARGET).problems())
        .first()
        .matches(p -> p.sentence().contains("app/ota_0"));
    type(DraftField.PARTITION, "fctry");
    assertThat(standing().ready()).isTrue();
  }

  @Test
  void aBoardThatDoesNotAnswerIsSaidUntilAnotherPortIsChosen() {
    complete();
    workstation.boardAnswers = false;
    model.board().readPartitions();
    assertThat(standing().ready()).isFalse();
    assertThat(part(SetupStep.TARGET).nextAct()).contains("Plug the board in");
    model.board().port.set("COM7");
    assertThat(standing().ready()).isTrue();
  }

  /** Without its supply it would be lost; what was read of it stays. */
  @Test
  void aBoardThatEncryptsItsMemoryWhenItStartsAgainIsNotToBeUnplugged() {
    complete();
    List<Problem> meanwhile = new ArrayList<>();
    workstation.notes = List.of(Finding.warning("boot.encrypting", 300));
    workstation.noted = () -> meanwhile.addAll(part(SetupStep.TARGET).problems());
    model.board().readPartitions();
    assertThat(meanwhile)
        .singleElement()
        .matches(problem -> problem.sentence().contains("Do not unplug it"));
    assertThat(part(SetupStep.TARGET).problems()).isEmpty();

    workstation.notes = List.of(Finding.warning("rom.still-encrypting", 300));
    model.board().readPartitions();
    assertThat(model.board().partitionsProperty().get()).hasSize(3);
    assertThat(part(SetupStep.TARGET).problems())
        .singleElement()
        .matches(problem -> problem.act().contains("leave it powered"));
    assertThat(standing().ready()).isTrue();
    model.board().port.set("COM7");
    assertThat(part(SetupStep.TARGET).problems()).isEmpty();
  }

  @Test
  void theTableOfABuildDecidesAsThatOfABoardDoesWhateverPortIsChosen() {
    complete();
    model.board().readBuild(Path.of("flasher_args.json"));
    assertThat(part(SetupStep.TARGET).problems())
        .first()
        .matches(p -> p.sentence().contains("factory_data"));
    type(DraftField.PARTITION, "factory_data");
    model.board().port.set("COM7");
    assertThat(standing().ready()).isTrue();
    model.board().readPartitions();
    assertThat(standing().ready()).as("the board on the desk has another table").isFalse();

    workstation.buildIsWhole = false;
    model.board().readBuild(Path.of("app.bin"));
    assertThat(part(SetupStep.TARGET).problems())
        .first()
        .matches(p -> p.sentence().contains("app.bin"));
  }

  @Test
  void aTableOfOwnKeysIsReadWhenItIsNamed() throws IOException {
    Path table = Files.writeString(folder.resolve("own.csv"), "region,data,string,EU\n");
    complete();
    type(DraftField.OWN_KEYS, table.toString());
    assertThat(standing().ready()).isTrue();
    Files.writeString(table, "region,data,string,EU\nserial-num,data,string,1\n");
    type(DraftField.OWN_KEYS, " " + table);
    assertThat(part(SetupStep.DATA).problems())
        .first()
        .matches(p -> p.sentence().contains("own.csv:2"));
    type(DraftField.OWN_KEYS, folder.resolve("none.csv").toString());
    assertThat(standing().ready()).isFalse();
  }

  @Test
  void serialNumbersAreShownAsTheyWouldBeWhileSomebodyTypes() {
    type(DraftField.SERIAL_NUMBER, "L-{counter:4}");
    assertThat(model.samples().serialNumbersProperty().get())
        .containsExactly("L-0001", "L-0002", "L-0003", "L-0004", "L-0005");
    type(DraftField.SERIAL_NUMBER, "L-{counter:4");
    assertThat(model.samples().serialNumbersProperty().get()).isEmpty();
    assertThat(part(SetupStep.DATA).nextAct()).contains("closing brace");
  }
}
