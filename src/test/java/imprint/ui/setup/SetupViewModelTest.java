package imprint.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.factory.DraftField;
import imprint.factory.ProductDraft;
import imprint.factory.ProductFile;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupViewModelTest {
  private static final Path PKI = Path.of("src/test/resources/pki");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @TempDir Path folder;

  private final ProductDraft draft = new ProductDraft(CLOCK);
  private final ScriptedWorkstation workstation = new ScriptedWorkstation();
  private final List<Path> used = new ArrayList<>();
  private final Background here = new Background(Runnable::run, Runnable::run);
  private final SetupViewModel model = model(Locale.ENGLISH, draft);

  private SetupViewModel model(Locale language, ProductDraft of) {
    return new SetupViewModel(new Texts(language), here, here, CLOCK, of, workstation, used::add);
  }

  @AfterEach
  void wipe() {
    draft.close();
  }

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
    assertThat(model.chainProperty().get().values()).containsOnly(StepState.OPEN);
    drop("pai-fff1-8000-cert.pem");
    assertThat(model.chainProperty().get().values()).containsOnly(StepState.OPEN);
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
  void anEncryptedKeyAsksForItsPasswordAndPassesItOn() {
    complete("pai-fff1-8000-key.enc.pem");
    assertThat(row("PAI_KEY").markProperty().get()).isEqualTo(PlaceRow.Mark.LOCKED);
    assertThat(part(SetupStep.CREDENTIALS).nextAct()).contains("password");
    model.unlock("wrong".toCharArray());
    assertThat(part(SetupStep.CREDENTIALS).problems())
        .first()
        .matches(p -> p.sentence().contains("does not open"));
    model.unlock("secret".toCharArray());
    assertThat(standing().ready()).isTrue();
    model.make(folder.resolve("product.yaml"));
    assertThat(workstation.password).containsExactly("secret".toCharArray());
  }

  @Test
  void anotherLanguageKeepsAllThatAPersonGave() {
    complete("pai-fff1-8000-key.enc.pem");
    model.unlock("secret".toCharArray());
    model.make(folder.resolve("product.yaml"));
    model.step.set(SetupStep.GOLDEN);
    SetupViewModel other = model(Locale.SIMPLIFIED_CHINESE, draft);
    other.follow(model);
    assertThat(other.standingProperty().get().ready()).isTrue();
    assertThat(other.step.get()).isEqualTo(SetupStep.GOLDEN);
    assertThat(other.golden().shownProperty().get().stage()).isEqualTo(GoldenShown.Stage.SCAN);
    assertThat(other.file()).contains(folder.resolve("product.yaml"));
    assertThat(other.fields().typed()).isEqualTo(model.fields().typed());
    assertThat(other.board().chosenPort()).isEqualTo(ScriptedWorkstation.PORT);
    workstation.password = null;
    other.make(folder.resolve("product.yaml"));
    assertThat(workstation.password).containsExactly("secret".toCharArray());
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

  @Test
  void serialNumbersAreShownAsTheyWouldBeWhileSomebodyTypes() {
    type(DraftField.SERIAL_NUMBER, "L-{counter:4}");
    assertThat(model.samples().serialNumbersProperty().get())
        .containsExactly("L-0001", "L-0002", "L-0003", "L-0004", "L-0005");
    type(DraftField.SERIAL_NUMBER, "L-{counter:4");
    assertThat(model.samples().serialNumbersProperty().get()).isEmpty();
    assertThat(part(SetupStep.DATA).nextAct()).contains("closing brace");
  }

  @Test
  void allThatWasTypedIsInTheProduct() {
    complete();
    type(DraftField.SERIAL_NUMBER, "L-{counter:4}");
    type(DraftField.FLOW, "user-intent");
    type(DraftField.CHIP, "esp32c3");
    type(DraftField.STORAGE, "dac-in-secure-cert");
    type(DraftField.ENCRYPTED, DraftField.YES);
    type(DraftField.PRODUCT_URL, "https://example.com/lamp");
    type(DraftField.DPI, "203");
    Path yaml = folder.resolve("lamp.yaml");
    model.make(yaml);
    var product = ProductFile.load(yaml).product();
    assertThat(product.data().serialNumber().text()).isEqualTo("L-{counter:4}");
    assertThat(product.data().flow()).hasToString("USER_INTENT");
    assertThat(product.target().chip()).isEqualTo("esp32c3");
    assertThat(product.target().storage().usesSecureCert()).isTrue();
    assertThat(product.target().nvsKeysPartition()).isEqualTo("nvs_keys");
    assertThat(product.details().productUrl()).contains("https://example.com/lamp");
    assertThat(product.labelDpi()).isEqualTo(203);
  }

  @Test
  void aDryRunSavesTheProductAndTellsHowMuchOfThePartitionIsUsed() {
    complete();
    model.board().readPartitions();
    model.dryRun(folder.resolve("lamp.yaml"));
    assertThat(model.samples().dryRunProperty().get().orElseThrow().capacity().size())
        .isEqualTo(0x6000);
    assertThat(model.file()).contains(folder.resolve("lamp.yaml"));
    type(DraftField.VENDOR_NAME, "Another");
    assertThat(model.samples().dryRunProperty().get()).as("of another draft").isEmpty();
  }

  @Test
  void nothingIsMadeWhileSomethingIsWrong() {
    complete();
    type(DraftField.VENDOR_ID, "0xFFF2");
    model.make(folder.resolve("product.yaml"));
    assertThat(model.golden().shownProperty().get().stage()).isEqualTo(GoldenShown.Stage.EARLY);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsHalfDoneIsThereAgainAnotherDay() {
    model.board().port.set(ScriptedWorkstation.PORT);
    drop("pai-fff1-8000-cert.pem", "pai-fff1-8000-key.enc.pem");
    model.unlock("secret".toCharArray());
    type(DraftField.PRODUCT_NAME, "Half a lamp");
    model.step.set(SetupStep.TARGET);
    try (ProductDraft fresh = new ProductDraft(CLOCK)) {
      SetupViewModel again = model(Locale.ENGLISH, fresh);
      again.resume();
      assertThat(again.step.get()).isEqualTo(SetupStep.TARGET);
      assertThat(again.fields().typed()).isEqualTo(model.fields().typed());
      assertThat(again.board().chosenPort()).isEqualTo(ScriptedWorkstation.PORT);
      assertThat(again.standingProperty().get().locked()).as("no password is kept").isTrue();
    }
  }

  @Test
  void anOpenedProductFillsEverythingAndLeadsToWhatIsOpen() {
    complete();
    Path yaml = folder.resolve("product.yaml");
    model.make(yaml);
    try (ProductDraft fresh = new ProductDraft(CLOCK)) {
      SetupViewModel again = model(Locale.ENGLISH, fresh);
      again.add(List.of(yaml));
      assertThat(again.fields().typed()).isEqualTo(model.fields().typed());
      assertThat(again.file()).contains(yaml);
      assertThat(again.step.get()).as("the port is not the product's").isEqualTo(SetupStep.TARGET);
      again.board().port.set("COM3");
      assertThat(again.standingProperty().get().ready()).isTrue();
    }
  }

  private void complete() {
    complete("pai-fff1-8000-key.pem");
  }

  private void complete(String key) {
    drop("pai-fff1-8000-cert.pem", key, "cd-fff1-8000.der");
    type(DraftField.VENDOR_NAME, "Northwind");
    type(DraftField.PRODUCT_NAME, "Lamp");
    model.board().port.set(ScriptedWorkstation.PORT);
  }

  private void type(DraftField field, String text) {
    model.fields().of(field).set(text);
  }

  private void drop(String... names) {
    model.add(Stream.of(names).map(PKI::resolve).toList());
  }

  private PlaceRow row(String place) {
    return model.places().stream()
        .filter(row -> row.place().name().equals(place))
        .findFirst()
        .orElseThrow();
  }

  private StepState link(ChainLink link) {
    return Objects.requireNonNull(model.chainProperty().get().get(link));
  }

  private Standing standing() {
    return model.standingProperty().get();
  }

  private Standing.Part part(SetupStep step) {
    return standing().part(step);
  }
}
