package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.attestation.KeyPlace;
import imprint.attestation.TokenUri;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductDraftTest {
  private static final Path PKI = Path.of("src/test/resources/pki");

  @TempDir Path folder;

  private final ProductDraft draft =
      new ProductDraft(InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

  @AfterEach
  void wipe() {
    draft.close();
  }

  @Test
  void asksForThePartsInTheOrderOfTheScreen() {
    assertThat(codes(draft.view().missing()))
        .startsWith(
            "draft.pai-certificate-missing", "draft.pai-key-missing", "draft.declaration-missing")
        .contains("draft.vendor-id-missing", "draft.product-name-missing");
    assertThat(draft.view().complete()).isFalse();
  }

  @Test
  void tellsEachFileFromItsContent() {
    add("cd-fff1-8000.der", "paa-cert.pem", "pai-fff1-8000-key.sec1.der", "pai-fff1-8000-cert.der");
    assertThat(draft.view().files()).containsOnlyKeys(DraftPlace.values());
    assertThat(file(DraftPlace.PAI_KEY)).isEqualTo(PKI.resolve("pai-fff1-8000-key.sec1.der"));
  }

  /** Set up shows one field of the section; a person may have written all others by hand. */
  @Test
  void keepsWhatAFileSaysOfTheStartButWhatIsChosen() throws IOException {
    Path yaml = folder.resolve("product.yaml");
    add("cd-fff1-8000.der", "paa-cert.pem", "pai-fff1-8000-key.sec1.der", "pai-fff1-8000-cert.der");
    draft.fields(named("0xFFF1", "0x8000"));
    draft.save(yaml);
    assertThat(Files.readString(yaml)).doesNotContain("boot:");
    Files.writeString(
        yaml, "boot:\n  watch: application\n  accept: ready\n", StandardOpenOption.APPEND);
    draft.add(yaml, null);
    assertThat(draft.view().fields().get(DraftField.START)).isEqualTo("application");
    draft.fields(draft.view().fields().with(DraftField.START, "off"));
    draft.save(yaml);
    BootWatch boot = ProductFile.load(yaml).product().boot();
    assertThat(boot.mode()).isEqualTo(BootWatch.Mode.OFF);
    assertThat(boot.accept()).containsExactly("ready");
  }

  @Test
  void fillsTheIdsFromWhatTheFilesSay() {
    add("cd-fff1-8000.der");
    assertThat(draft.view().fields().get(DraftField.VENDOR_ID)).isEqualTo("0xFFF1");
    assertThat(draft.view().fields().get(DraftField.PRODUCT_ID)).isEqualTo("0x8000");
  }

  @Test
  void neverOverwritesATypedId() {
    draft.fields(named("0xFFF2", "0x8001"));
    add("cd-fff1-8000.der");
    assertThat(draft.view().fields().get(DraftField.VENDOR_ID)).isEqualTo("0xFFF2");
    assertThat(errors()).contains("attestation.cd-other-vendor", "attestation.cd-other-product");
  }

  @Test
  void explainsAWrongPairAtOnce() {
    add("pai-fff1-8000-cert.pem", "pai-fff2-8001-key.pem");
    assertThat(errors()).containsExactly("attestation.key-other");
  }

  @Test
  void holdsTheFilesAgainstEachOtherWhileNoIdIsTyped() {
    add("pai-fff1-8000-cert.pem", "cd-fff2-8001.der");
    draft.fields(DraftFields.EMPTY);
    assertThat(errors()).contains("attestation.pai-other-vendor");
  }

  @Test
  void aSecondFileOfAKindReplacesTheFirst() {
    add("pai-fff1-8000-cert.pem", "pai-fff2-8001-key.pem", "pai-fff1-8000-key.pem");
    assertThat(errors()).isEmpty();
  }

  @Test
  void takesAnEncryptedKeyInAndWaitsForItsPassword() {
    add("pai-fff1-8000-cert.pem", "pai-fff1-8000-key.enc.pem");
    assertThat(draft.view().locked()).isTrue();
    assertThat(codes(draft.view().missing())).contains("attestation.key-password-needed");
    draft.unlock("wrong".toCharArray());
    assertThat(errors()).containsExactly("attestation.key-password-wrong");
    draft.unlock("secret".toCharArray());
    assertThat(draft.view().locked()).isFalse();
    assertThat(errors()).isEmpty();
  }

  @Test
  void oneKeyStoreFillsThreePlaces() {
    add("p12/chain.p12", "cd-fff1-8000.der");
    assertThat(draft.view().locked()).isTrue();
    draft.unlock("secret".toCharArray());
    assertThat(draft.view().files()).containsOnlyKeys(DraftPlace.values());
    assertThat(file(DraftPlace.PAI_CERTIFICATE)).isEqualTo(file(DraftPlace.PAI_KEY));
    assertThat(errors()).isEmpty();
  }

  @Test
  void refusesTheKeyStoreOfADeviceAndStaysAsItWas() {
    assertThatThrownBy(() -> draft.add(PKI.resolve("p12/dac.p12"), "secret".toCharArray()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("draft.device-certificate"));
    assertThat(draft.view().files()).isEmpty();
  }

  @Test
  void refusesWhatNoProductNeedsAndStaysAsItWas() {
    add("pai-fff1-8000-cert.pem");
    refused(PKI.resolve("dac-uuid-cert.pem"), "draft.device-certificate");
    refused(PKI.resolve("README.md"), "attestation.unknown-file");
    refused(PKI.resolve("absent.pem"), "file.absent");
    assertThat(draft.view().files()).containsOnlyKeys(DraftPlace.PAI_CERTIFICATE);
  }

  @Test
  void savesWhatProductFileReads() {
    complete();
    Path yaml = draft.save(folder.resolve("product.yaml"));
    Product product = ProductFile.load(yaml).product();
    assertThat(product.vendorName()).isEqualTo("Northwind");
    assertThat(product.credentials().paiKey())
        .isEqualTo(new KeyPlace.InFile(PKI.resolve("pai-fff1-8000-key.pem").toAbsolutePath()));
    assertThat(draft.file()).contains(yaml);
  }

  /** The token is not here: the product is shown, saved again as it was, and waits. */
  @Test
  void aProductWithItsKeyOnATokenIsOpenedAndItsKeyWaits() throws IOException {
    complete();
    Path yaml = draft.save(folder.resolve("product.yaml"));
    String uri = "pkcs11:token=gone;object=pai?module-path=/absent/token.so";
    Files.writeString(
        yaml, Files.readString(yaml).replaceAll("pai-key: .*", "pai-key: \"" + uri + "\""));
    draft.add(yaml, null);
    DraftView view = draft.view();
    assertThat(view.locked()).isTrue();
    assertThat(view.complete()).isFalse();
    assertThat(errors()).containsExactly("attestation.key-token-library");
    assertThat(view.files())
        .containsKeys(DraftPlace.PAI_CERTIFICATE, DraftPlace.CERTIFICATION_DECLARATION);
    assertThat(view.files().get(DraftPlace.PAI_KEY))
        .returns("gone: pai", key -> Objects.requireNonNull(key).name());
    assertThat(draft.kept().token().map(TokenUri::text)).contains(uri);
    draft.unlock("1234".toCharArray());
    assertThat(errors()).containsExactly("attestation.key-token-library");
    add("pai-fff1-8000-key.pem");
    assertThat(draft.view().complete()).isTrue();
  }

  @Test
  void anAddressThatIsNoneLeavesTheKeyAsItWas() {
    add("pai-fff1-8000-key.pem");
    assertThatThrownBy(() -> draft.addToken("pkcs11:token=a;object=b?module-path=/m&pin-value=1"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("attestation.key-uri-pin"));
    assertThat(file(DraftPlace.PAI_KEY)).isEqualTo(PKI.resolve("pai-fff1-8000-key.pem"));
  }

  @Test
  void copiesNoKey() throws IOException {
    complete();
    draft.save(folder.resolve("product.yaml"));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("product.yaml"));
    }
  }

  @Test
  void savesNothingThatIsWrongOrIncomplete() {
    Path yaml = folder.resolve("product.yaml");
    assertThatThrownBy(() -> draft.save(yaml)).isInstanceOf(Refusal.class);
    complete();
    add("pai-fff2-8001-key.pem");
    assertThatThrownBy(() -> draft.save(yaml))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.finding().code()).isEqualTo("attestation.key-other"));
    assertThat(yaml).doesNotExist();
  }

  @Test
  void openingAProductFillsEverything() throws IOException {
    complete();
    Path yaml = draft.save(folder.resolve("product.yaml"));
    Files.writeString(
        yaml,
        Files.readString(yaml).replace("iterations: 10000", "iterations: 2000")
            + "# kept by hand\n");
    try (ProductDraft again = new ProductDraft(InstantSource.system())) {
      again.add(yaml, null);
      assertThat(again.view().fields()).isEqualTo(draft.view().fields());
      assertThat(again.view().files()).containsOnlyKeys(draft.view().files().keySet());
      again.save(yaml);
      assertThat(Files.readString(yaml)).as("not rewritten").endsWith("# kept by hand\n");
      again.fields(named("0xFFF1", "0x8000", "Torch").with(DraftField.DPI, "203"));
      assertThat(again.saved(again.view())).isFalse();
      again.save(yaml);
      assertThat(again.saved(again.view())).isTrue();
      Product torch = ProductFile.load(yaml).product();
      assertThat(torch.labelDpi()).isEqualTo(203);
      assertThat(torch.data().iterations()).as("what is not shown").isEqualTo(2000);
    }
  }

  @Test
  void openingAProductWhoseFileIsGoneSaysWhichAndKeepsTheRest() throws IOException {
    Path key = Files.copy(PKI.resolve("pai-fff1-8000-key.pem"), folder.resolve("key.pem"));
    complete();
    draft.add(key, null);
    Path yaml = draft.save(folder.resolve("product.yaml"));
    Files.delete(key);
    refused(yaml, "file.absent");
    assertThat(codes(draft.view().missing())).containsExactly("draft.pai-key-missing");
  }

  private void complete() {
    add("pai-fff1-8000-cert.pem", "pai-fff1-8000-key.pem", "cd-fff1-8000.der");
    draft.fields(named("0xFFF1", "0x8000"));
  }

  private static DraftFields named(String vendor, String product) {
    return named(vendor, product, "Lamp");
  }

  private static DraftFields named(String vendor, String product, String name) {
    return DraftFields.EMPTY
        .with(DraftField.VENDOR_ID, vendor)
        .with(DraftField.VENDOR_NAME, "Northwind")
        .with(DraftField.PRODUCT_ID, product)
        .with(DraftField.PRODUCT_NAME, name)
        .with(DraftField.HARDWARE_VERSION, "2")
        .with(DraftField.HARDWARE_NAME, "rev B");
  }

  private void add(String... names) {
    for (String name : names) {
      draft.add(PKI.resolve(name), null);
    }
  }

  private @Nullable Path file(DraftPlace place) {
    DraftedFile file = draft.view().files().get(place);
    return file == null ? null : file.file().orElseThrow();
  }

  private void refused(Path file, String code) {
    assertThatThrownBy(() -> draft.add(file, null))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  private List<String> errors() {
    return codes(
        draft.view().wrong().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList());
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }
}
