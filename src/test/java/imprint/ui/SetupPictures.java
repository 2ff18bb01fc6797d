package imprint.ui;

import imprint.attestation.TestPki;
import imprint.factory.DraftField;
import imprint.factory.ProductDraft;
import imprint.line.BenchStation;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.setup.ScriptedWorkstation;
import imprint.ui.setup.SetupController;
import imprint.ui.setup.SetupStep;
import imprint.ui.setup.SetupViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;

/** The set-up screen in every state. */
final class SetupPictures {
  private final Pictures pictures;
  private final TestPki pki;
  private final TestPki other;
  private final BenchStation bench;

  SetupPictures(Pictures pictures) throws IOException {
    this.pictures = pictures;
    pki = pki(0xFFF1, 0x8000);
    other = pki(0xFFF2, 0x8001);
    bench = new BenchStation(Files.createTempDirectory("pictures"));
  }

  private static TestPki pki(int vendor, int product) throws IOException {
    return TestPki.create(
        Files.createTempDirectory("pictures").resolve("pki"),
        new VendorId(vendor),
        new ProductId(product),
        new SecureRandom(),
        InstantSource.system());
  }

  void render() throws IOException {
    picture("setup-1-empty", SetupStep.IDENTITY, _ -> {});
    picture("setup-1-identity", SetupStep.IDENTITY, this::complete);
    picture(
        "setup-1-opened",
        SetupStep.IDENTITY,
        model -> {
          released(complete(model));
          model.fields().of(DraftField.PRODUCT_NAME).set("Lumen Floor Lamp");
          model.add(List.of(model.file().orElseThrow()));
        });
    picture(
        "setup-2-wrong-pair",
        SetupStep.CREDENTIALS,
        model -> {
          model.add(
              List.of(pki.paiCertificate(), other.paiKey(), other.certificationDeclaration()));
          names(model);
        });
    picture(
        "setup-2-locked",
        SetupStep.CREDENTIALS,
        model ->
            model.add(
                List.of(
                    pki.paiCertificate(),
                    Path.of("src/test/resources/pki/pai-fff1-8000-key.enc.pem"),
                    pki.certificationDeclaration())));
    picture("setup-2-ready", SetupStep.CREDENTIALS, this::complete);
    picture(
        "setup-3-data",
        SetupStep.DATA,
        model -> {
          complete(model);
          model.fields().of(DraftField.SERIAL_NUMBER).set("LDL-{date:yyMMdd}-{counter:5}{check}");
          model.fields().of(DraftField.PART_NUMBER).set("LDL-100-W");
        });
    picture(
        "setup-3-wrong",
        SetupStep.DATA,
        model -> {
          complete(model);
          model.fields().of(DraftField.SERIAL_NUMBER).set("LDL-{counter:5");
        });
    picture("setup-4-target", SetupStep.TARGET, this::complete);
    picture("setup-5-label", SetupStep.LABEL, this::complete);
    golden();
  }

  private void golden() throws IOException {
    picture("setup-6-early", SetupStep.GOLDEN, _ -> {});
    picture("setup-6-golden", SetupStep.GOLDEN, this::complete);
    picture("setup-6-dry", SetupStep.GOLDEN, model -> dryRun(complete(model)));
    picture("setup-6-scan", SetupStep.GOLDEN, model -> made(complete(model)));
    picture(
        "setup-6-other-label",
        SetupStep.GOLDEN,
        model -> {
          made(complete(model));
          model.scanned("MT:ANOTHER");
        });
    picture(
        "setup-6-release",
        SetupStep.GOLDEN,
        model -> {
          made(complete(model));
          model.scanned(ScriptedWorkstation.CODE);
        });
    picture("setup-6-released", SetupStep.GOLDEN, model -> released(complete(model)));
    picture(
        "setup-6-next-version",
        SetupStep.GOLDEN,
        model -> {
          released(complete(model));
          model.fields().of(DraftField.PRODUCT_LABEL).set("A lamp for desks");
        });
  }

  private SetupViewModel complete(SetupViewModel model) {
    model.add(
        List.of(
            pki.paiCertificate(),
            pki.paiKey(),
            pki.certificationDeclaration(),
            pki.paaCertificate()));
    names(model);
    model.board().port.set("/dev/ttyUSB0");
    model.board().readPartitions();
    return model;
  }

  private void made(SetupViewModel model) {
    model.make(file());
  }

  private void dryRun(SetupViewModel model) {
    model.dryRun(file());
  }

  private void released(SetupViewModel model) {
    made(model);
    model.scanned(ScriptedWorkstation.CODE);
    model.golden().release();
  }

  private static Path file() {
    try {
      return Files.createTempDirectory("pictures").resolve("lamp.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void names(SetupViewModel model) {
    model.fields().of(DraftField.VENDOR_NAME).set("Northwind Lighting");
    model.fields().of(DraftField.PRODUCT_NAME).set("Lumen Desk Lamp");
  }

  private void picture(String name, SetupStep step, Consumer<SetupViewModel> scene)
      throws IOException {
    Background at = new Background(Runnable::run, Runnable::run);
    ScriptedWorkstation workstation = new ScriptedWorkstation();
    workstation.labels = bench.station().preparation()::sampleLabel;
    try (ProductDraft draft = new ProductDraft(InstantSource.system())) {
      SetupViewModel model =
          new SetupViewModel(
              pictures.texts, at, at, InstantSource.system(), draft, workstation, _ -> {});
      Parent view =
          View.SETUP.load(
              pictures.texts, new SetupController(model, pictures.texts, new NoPicker()));
      model.step.set(step);
      scene.accept(model);
      pictures.setup(name, view);
    }
  }
}
