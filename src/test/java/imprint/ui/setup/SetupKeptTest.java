package imprint.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.factory.DraftField;
import imprint.factory.KeptDraft;
import imprint.factory.ProductDraft;
import imprint.factory.ProductFile;
import imprint.ui.line.HandCrank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a person gave to Set up, and where it goes. */
class SetupKeptTest extends AtSetUp {
  private final HandCrank workers = new HandCrank();

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
  void allThatWasTypedIsInTheProduct() {
    complete();
    type(DraftField.SERIAL_NUMBER, "L-{counter:4}");
    type(DraftField.FLOW, "user-intent");
    type(DraftField.CHIP, "esp32c3");
    type(DraftField.STORAGE, "dac-in-secure-cert");
    type(DraftField.ENCRYPTED, DraftField.YES);
    type(DraftField.START, "application");
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
    assertThat(product.boot().mode()).hasToString("APPLICATION");
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
      again.resume(() -> again);
      assertThat(again.step.get()).isEqualTo(SetupStep.TARGET);
      assertThat(again.fields().typed()).isEqualTo(model.fields().typed());
      assertThat(again.board().chosenPort()).isEqualTo(ScriptedWorkstation.PORT);
      assertThat(again.standingProperty().get().locked()).as("no password is kept").isTrue();
    }
  }

  /** Somebody may choose another language while files are still read. */
  @Test
  void whatWasLeftIsShownInTheLanguageThatWasChosenMeanwhile() throws IOException {
    leaveTheTarget();
    try (ProductDraft fresh = new ProductDraft(CLOCK)) {
      SetupViewModel first = model(Locale.ENGLISH, fresh, workers);
      AtomicReference<SetupViewModel> shown = new AtomicReference<>(first);
      first.resume(shown::get);
      shown.set(model(Locale.SIMPLIFIED_CHINESE, fresh, workers));
      shown.get().follow(first);
      workers.turn();
      assertWhereItWasLeft(shown.get());
    }
  }

  /** The files are read already, and the screen was not told yet. */
  @Test
  void soItIsWhereTheLanguageIsChosenLater() throws IOException {
    leaveTheTarget();
    try (ProductDraft fresh = new ProductDraft(CLOCK)) {
      SetupViewModel first = model(Locale.ENGLISH, fresh, workers);
      AtomicReference<SetupViewModel> shown = new AtomicReference<>(first);
      first.resume(shown::get);
      workers.one();
      shown.set(model(Locale.SIMPLIFIED_CHINESE, fresh, workers));
      shown.get().follow(first);
      workers.turn();
      assertWhereItWasLeft(shown.get());
    }
  }

  /** The station is closed, or a step is turned to, before the file was read. */
  @Test
  void whatWasLeftIsNotWrittenOverBeforeItIsShown() throws IOException {
    leaveTheTarget();
    KeptDraft left = workstation.kept;
    try (ProductDraft fresh = new ProductDraft(CLOCK)) {
      SetupViewModel first = model(Locale.ENGLISH, fresh, workers);
      AtomicReference<SetupViewModel> shown = new AtomicReference<>(first);
      first.resume(shown::get);
      SetupViewModel other = model(Locale.SIMPLIFIED_CHINESE, fresh, workers);
      for (int i = 0; i < 2; i++) {
        shown.get().step.set(SetupStep.DATA);
        shown.get().keepNow();
        assertThat(workstation.kept).isEqualTo(left);
        if (i == 0) {
          shown.set(other);
          other.follow(first);
          workers.one();
        }
      }
      workers.turn();
      assertWhereItWasLeft(other);
      other.step.set(SetupStep.DATA);
      other.keepNow();
      assertThat(workstation.kept.step()).isEqualTo(SetupStep.DATA.key());
    }
  }

  @Test
  void whereNothingWasLeftEverythingIsKept() {
    try (ProductDraft fresh = new ProductDraft(CLOCK)) {
      SetupViewModel first = model(Locale.ENGLISH, fresh, workers);
      first.resume(() -> first);
      first.step.set(SetupStep.DATA);
      assertThat(workstation.kept).isEqualTo(KeptDraft.NONE);
      workers.turn();
      assertThat(workstation.kept.step()).isEqualTo(SetupStep.DATA.key());
    }
  }

  @Test
  void whatCouldNotBeReadIsSaidInAnotherLanguageAsWell() {
    drop("no-such-file.pem");
    SetupViewModel other = model(Locale.SIMPLIFIED_CHINESE, draft);
    other.follow(model);
    assertThat(other.standingProperty().get().part(SetupStep.IDENTITY).problems())
        .first()
        .matches(problem -> problem.sentence().contains("no-such-file.pem"));
  }

  /** One of its files is gone when the next one comes. */
  private void leaveTheTarget() throws IOException {
    Path declaration = Files.copy(PKI.resolve("cd-fff1-8000.der"), folder.resolve("cd.der"));
    model.add(List.of(declaration));
    model.board().port.set(ScriptedWorkstation.PORT);
    type(DraftField.PRODUCT_NAME, "Half a lamp");
    model.step.set(SetupStep.TARGET);
    Files.delete(declaration);
  }

  private void assertWhereItWasLeft(SetupViewModel shown) {
    assertThat(shown.step.get()).isEqualTo(SetupStep.TARGET);
    assertThat(shown.fields().typed()).isEqualTo(model.fields().typed());
    assertThat(shown.board().chosenPort()).isEqualTo(ScriptedWorkstation.PORT);
    assertThat(shown.standingProperty().get().part(SetupStep.TARGET).problems())
        .anyMatch(problem -> problem.sentence().contains("cd.der"));
  }

  @Test
  void anOpenedProductFillsEverythingAndLeadsToWhatIsOpen() {
    Path yaml = saved();
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

  @Test
  void aProductFileTakesThePlaceOfWhatIsHereAndItComesBackOnOnePress() {
    Path yaml = saved();
    assertThat(model.replacedProperty().get()).isEmpty();
    type(DraftField.PRODUCT_NAME, "Another lamp");
    drop("pai-fff2-8001-cert.pem");
    model.step.set(SetupStep.DATA);
    model.add(List.of(yaml));
    assertThat(model.fields().of(DraftField.PRODUCT_NAME).get()).isEqualTo("Lamp");
    assertThat(model.replacedProperty().get()).isPresent();
    model.bringBack();
    assertThat(model.fields().of(DraftField.PRODUCT_NAME).get()).isEqualTo("Another lamp");
    assertThat(row("PAI_CERTIFICATE").detailProperty().get()).contains("pai-fff2-8001-cert.pem");
    assertThat(model.step.get()).isEqualTo(SetupStep.DATA);
    assertThat(model.replacedProperty().get()).as("the file says all of it").isEmpty();
  }

  @Test
  void whatWasNeverSavedComesBackWithoutTheFileThatTookItsPlace() {
    Path yaml = saved();
    try (ProductDraft other = new ProductDraft(CLOCK)) {
      SetupViewModel second = model(Locale.ENGLISH, other);
      second.add(List.of(PKI.resolve("pai-fff2-8001-cert.pem")));
      second.add(List.of(yaml));
      second.bringBack();
      assertThat(second.file()).isEmpty();
      assertThat(other.kept().files()).containsExactly(PKI.resolve("pai-fff2-8001-cert.pem"));
    }
  }

  @Test
  void anEmptyDraftIsNothingToBringBack() {
    Path yaml = saved();
    try (ProductDraft other = new ProductDraft(CLOCK)) {
      SetupViewModel second = model(Locale.ENGLISH, other);
      second.add(List.of(yaml));
      assertThat(second.replacedProperty().get()).isEmpty();
    }
  }

  private Path saved() {
    complete();
    Path yaml = folder.resolve("product.yaml");
    model.make(yaml);
    return yaml;
  }
}
