package imprint.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupViewModelTest {
  private static final Path PKI = Path.of("src/test/resources/pki");

  @TempDir Path folder;

  private final ProductDraft draft =
      new ProductDraft(InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));
  private final ScriptedWorkstation workstation = new ScriptedWorkstation();
  private final List<Path> used = new ArrayList<>();
  private final Background here = new Background(Runnable::run, Runnable::run);
  private final SetupViewModel model =
      new SetupViewModel(new Texts(Locale.ENGLISH), here, here, draft, workstation, used::add);

  @AfterEach
  void wipe() {
    draft.close();
  }

  @Test
  void beginsByAskingForTheFirstFile() {
    assertThat(standing().nextAct()).contains("PAI certificate");
    assertThat(standing().ready()).isFalse();
    assertThat(standing().problems()).isEmpty();
  }

  @Test
  void leadsFromOneActToTheNextUntilItIsReady() {
    List<String> acts = new ArrayList<>();
    acts.add(standing().nextAct());
    drop("pai-fff1-8000-cert.pem");
    acts.add(standing().nextAct());
    drop("pai-fff1-8000-key.pem");
    acts.add(standing().nextAct());
    drop("cd-fff1-8000.der");
    acts.add(standing().nextAct());
    model.fields().vendorName.set("Northwind");
    acts.add(standing().nextAct());
    model.fields().productName.set("Lamp");
    acts.add(standing().nextAct());
    model.board().port.set(ScriptedWorkstation.PORT);
    assertThat(standing().ready()).isTrue();
    acts.add(standing().nextAct());
    assertThat(acts).doesNotHaveDuplicates().hasSize(7);
    assertThat(acts.getLast()).contains("Use this product");
  }

  @Test
  void saysWhichPartsAreFinished() {
    complete();
    assertThat(standing().credentials()).isTrue();
    assertThat(standing().product()).isTrue();
    assertThat(standing().board()).isTrue();
    model.fields().productName.set("");
    assertThat(standing().product()).isFalse();
    assertThat(standing().credentials()).isTrue();
  }

  @Test
  void aFileThatSaysItsIdsFillsTheFields() {
    drop("cd-fff1-8000.der");
    assertThat(model.fields().vendorId.get()).isEqualTo("0xFFF1");
    assertThat(row("CERTIFICATION_DECLARATION").detailProperty().get())
        .contains("cd-fff1-8000.der")
        .contains("0xFFF1")
        .contains("0x8000");
  }

  @Test
  void aWrongPairIsAProblemWithItsActAndMarksTheFile() {
    drop("pai-fff1-8000-cert.pem", "pai-fff2-8001-key.pem");
    assertThat(standing().problems())
        .first()
        .matches(Problem::serious)
        .matches(problem -> problem.sentence().contains("does not belong"))
        .matches(problem -> problem.act().equals(standing().nextAct()));
    assertThat(row("PAI_KEY").markProperty().get()).isEqualTo(PlaceRow.Mark.WRONG);
    assertThat(row("PAI_CERTIFICATE").markProperty().get()).isEqualTo(PlaceRow.Mark.GIVEN);
    drop("pai-fff1-8000-key.pem");
    assertThat(standing().problems()).noneMatch(Problem::serious);
    assertThat(row("PAI_KEY").markProperty().get()).isEqualTo(PlaceRow.Mark.GIVEN);
  }

  @Test
  void aFileThatIsNothingIsSaidUntilTheNextOne() {
    drop("README.md");
    assertThat(standing().problems()).singleElement().matches(Problem::serious);
    drop("pai-fff1-8000-cert.pem");
    assertThat(standing().problems()).noneMatch(Problem::serious);
  }

  @Test
  void oneWrongFileAmongSeveralIsStillSaid() {
    drop("pai-fff1-8000-cert.pem", "README.md", "pai-fff1-8000-key.pem");
    assertThat(standing().problems()).first().matches(p -> p.sentence().contains("README.md"));
    assertThat(row("PAI_KEY").markProperty().get()).isEqualTo(PlaceRow.Mark.GIVEN);
  }

  @Test
  void anEncryptedKeyAsksForItsPasswordAndPassesItOn() {
    complete("pai-fff1-8000-key.enc.pem");
    assertThat(row("PAI_KEY").markProperty().get()).isEqualTo(PlaceRow.Mark.LOCKED);
    assertThat(standing().nextAct()).contains("password");
    model.unlock("wrong".toCharArray());
    assertThat(standing().problems()).first().matches(p -> p.sentence().contains("does not open"));
    model.unlock("secret".toCharArray());
    assertThat(standing().ready()).isTrue();
    model.use(folder.resolve("product.yaml"));
    assertThat(workstation.password).containsExactly("secret".toCharArray());
  }

  @Test
  void anotherLanguageKeepsAllThatAPersonGave() {
    complete("pai-fff1-8000-key.enc.pem");
    model.unlock("secret".toCharArray());
    model.use(folder.resolve("product.yaml"));
    SetupViewModel other =
        new SetupViewModel(
            new Texts(Locale.SIMPLIFIED_CHINESE), here, here, draft, workstation, used::add);
    other.follow(model);
    assertThat(other.standingProperty().get().ready()).isTrue();
    assertThat(other.file()).contains(folder.resolve("product.yaml"));
    assertThat(other.fields().vendorName.get()).isEqualTo(model.fields().vendorName.get());
    assertThat(other.board().chosenPort()).isEqualTo(ScriptedWorkstation.PORT);
    workstation.password = null;
    other.use(folder.resolve("product.yaml"));
    assertThat(workstation.password).containsExactly("secret".toCharArray());
  }

  @Test
  void theListOfTheBoardDecidesWhatPartitionFits() {
    complete();
    model.board().readPartitions();
    assertThat(standing().ready()).isTrue();
    model.fields().partition.set("factory");
    assertThat(standing().problems()).first().matches(p -> p.sentence().contains("fctry, nvs"));
    assertThat(standing().ready()).isFalse();
    model.fields().partition.set("ota_0");
    assertThat(standing().problems()).first().matches(p -> p.sentence().contains("app/ota_0"));
    model.fields().partition.set("fctry");
    assertThat(standing().ready()).isTrue();
  }

  @Test
  void aBoardThatDoesNotAnswerIsSaidUntilAnotherPortIsChosen() {
    complete();
    workstation.boardAnswers = false;
    model.board().readPartitions();
    assertThat(standing().ready()).isFalse();
    assertThat(standing().nextAct()).contains("Plug the board in");
    model.board().port.set("COM7");
    assertThat(standing().ready()).isTrue();
  }

  @Test
  void usingSavesTheProductAndPutsItToWork() {
    complete();
    Path yaml = folder.resolve("lamp.yaml");
    model.use(yaml);
    assertThat(workstation.used).containsExactly("lamp.yaml on " + ScriptedWorkstation.PORT);
    assertThat(used).containsExactly(yaml);
    assertThat(ProductFile.load(yaml).product().productName()).isEqualTo("Lamp");
    assertThat(model.file()).contains(yaml);
  }

  @Test
  void nothingIsUsedWhileSomethingIsWrong() {
    complete();
    model.fields().vendorId.set("0xFFF2");
    model.use(folder.resolve("product.yaml"));
    assertThat(workstation.used).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aStationThatRefusesSaysWhy() {
    complete();
    workstation.boardAnswers = false;
    model.use(folder.resolve("product.yaml"));
    assertThat(used).isEmpty();
    assertThat(standing().problems()).first().matches(p -> p.sentence().contains("in use"));
    workstation.boardAnswers = true;
    model.use(folder.resolve("product.yaml"));
    assertThat(used).as("tried again").hasSize(1);
    assertThat(standing().problems()).noneMatch(Problem::serious);
  }

  @Test
  void anOpenedProductFillsEverything() {
    complete();
    Path yaml = folder.resolve("product.yaml");
    model.use(yaml);
    try (ProductDraft fresh = new ProductDraft(InstantSource.system())) {
      SetupViewModel again =
          new SetupViewModel(new Texts(Locale.ENGLISH), here, here, fresh, workstation, used::add);
      again.add(List.of(yaml));
      assertThat(again.fields().typed()).isEqualTo(model.fields().typed());
      assertThat(again.file()).contains(yaml);
      again.board().port.set("COM3");
      assertThat(again.standingProperty().get().ready()).isTrue();
    }
  }

  private void complete() {
    complete("pai-fff1-8000-key.pem");
  }

  private void complete(String key) {
    drop("pai-fff1-8000-cert.pem", key, "cd-fff1-8000.der");
    model.fields().vendorName.set("Northwind");
    model.fields().productName.set("Lamp");
    model.board().port.set(ScriptedWorkstation.PORT);
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

  private Standing standing() {
    return model.standingProperty().get();
  }
}
