package imprint.ui;

import imprint.attestation.TestPki;
import imprint.factory.ProductDraft;
import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.ui.kit.Background;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.View;
import imprint.ui.setup.SetupController;
import imprint.ui.setup.SetupViewModel;
import imprint.ui.setup.Workstation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The set-up screen in every state. */
final class SetupPictures {
  private static final PartitionChoice DATA =
      new PartitionChoice("fctry", "data/nvs", 0x3E0000, 0x6000, true);

  private final Pictures pictures;
  private final TestPki pki;
  private final TestPki other;

  SetupPictures(Pictures pictures) throws IOException {
    this.pictures = pictures;
    pki = pki(0xFFF1, 0x8000);
    other = pki(0xFFF2, 0x8001);
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
    picture("setup-1-empty", _ -> {});
    picture(
        "setup-2-wrong-pair",
        model -> {
          model.add(
              List.of(pki.paiCertificate(), other.paiKey(), other.certificationDeclaration()));
          names(model);
        });
    picture(
        "setup-3-locked",
        model ->
            model.add(
                List.of(
                    pki.paiCertificate(),
                    Path.of("src/test/resources/pki/pai-fff1-8000-key.enc.pem"),
                    pki.certificationDeclaration())));
    picture(
        "setup-4-ready",
        model -> {
          model.add(
              List.of(
                  pki.paiCertificate(),
                  pki.paiKey(),
                  pki.certificationDeclaration(),
                  pki.paaCertificate()));
          names(model);
          model.board().port.set("/dev/ttyUSB0");
          model.board().readPartitions();
        });
  }

  private static void names(SetupViewModel model) {
    model.fields().vendorName.set("Northwind Lighting");
    model.fields().productName.set("Lumen Desk Lamp");
  }

  private void picture(String name, Consumer<SetupViewModel> scene) throws IOException {
    Background at = new Background(Runnable::run, Runnable::run);
    try (ProductDraft draft = new ProductDraft(InstantSource.system())) {
      SetupViewModel model =
          new SetupViewModel(pictures.texts, at, at, draft, new Bench(), _ -> {});
      Parent view =
          View.SETUP.load(
              pictures.texts, new SetupController(model, pictures.texts, new NoPicker()));
      scene.accept(model);
      pictures.setup(name, view);
    }
  }

  private record Bench() implements Workstation {
    @Override
    public List<PortChoice> ports() {
      return List.of(new PortChoice("/dev/ttyUSB0", "CP2102N"));
    }

    @Override
    public List<PartitionChoice> partitions(String port) {
      return List.of(DATA);
    }

    @Override
    public void use(Path productFile, char @Nullable [] password, String port) {}
  }

  record NoPicker() implements FilePicker {
    @Override
    public Optional<Path> open(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String suggestedName) {
      return Optional.empty();
    }
  }
}
