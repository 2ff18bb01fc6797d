package imprint.ui.setup;

import imprint.factory.DraftField;
import imprint.factory.ProductDraft;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Set up, as its view model has it, on a scripted station. */
abstract class AtSetUp {
  static final Path PKI = Path.of("src/test/resources/pki");
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @TempDir Path folder;

  final ProductDraft draft = new ProductDraft(CLOCK);
  final ScriptedWorkstation workstation = new ScriptedWorkstation();
  final Background here = new Background(Runnable::run, Runnable::run);
  final SetupViewModel model = model(Locale.ENGLISH, draft);

  SetupViewModel model(Locale language, ProductDraft of) {
    return model(language, of, here);
  }

  SetupViewModel model(Locale language, ProductDraft of, Executor workers) {
    return model(language, of, new Background(workers, Runnable::run));
  }

  private SetupViewModel model(Locale language, ProductDraft of, Background on) {
    return new SetupViewModel(new Texts(language), on, on, CLOCK, of, workstation, _ -> {});
  }

  @AfterEach
  void wipe() {
    draft.close();
  }

  void complete() {
    complete("pai-fff1-8000-key.pem");
  }

  void complete(String key) {
    drop("pai-fff1-8000-cert.pem", key, "cd-fff1-8000.der");
    type(DraftField.VENDOR_NAME, "Northwind");
    type(DraftField.PRODUCT_NAME, "Lamp");
    model.board().port.set(ScriptedWorkstation.PORT);
  }

  void type(DraftField field, String text) {
    model.fields().of(field).set(text);
  }

  void drop(String... names) {
    model.add(Stream.of(names).map(PKI::resolve).toList());
  }

  PlaceRow row(String place) {
    return model.places().stream()
        .filter(row -> row.place().name().equals(place))
        .findFirst()
        .orElseThrow();
  }

  StepState link(ChainLink link) {
    return Objects.requireNonNull(standing().chain().get(link));
  }

  Standing standing() {
    return model.standingProperty().get();
  }

  Standing.Part part(SetupStep step) {
    return standing().part(step);
  }
}
