package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.matter.ProductId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadedProductTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @TempDir Path folder;

  @Test
  void aTestProductLoadsAndIsMarkedAsATest() {
    Path yaml =
        TestProduct.create(folder, Golden.VENDOR, new ProductId(0x8123), new SecureRandom(), CLOCK);
    try (LoadedProduct product = load(yaml, null)) {
      assertThat(product.test()).isTrue();
      assertThat(product.product().productId()).isEqualTo(new ProductId(0x8123));
      assertThat(product.findings())
          .isNotEmpty()
          .noneMatch(finding -> finding.severity() == Severity.ERROR);
      assertThat(product.sha256()).isEqualTo(ProductFile.load(yaml).sha256()).hasSize(64);
      assertThat(product.attestation().paa()).isNotNull();
    }
  }

  @Test
  void aTestProductReplacesNothing() throws Exception {
    Files.writeString(folder.resolve("product.yaml"), "mine");
    refused(
        "product.exists",
        () -> TestProduct.create(folder, Golden.VENDOR, Golden.PRODUCT, new SecureRandom(), CLOCK));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pai-fff2-8001-cert.pem, pai-fff2-8001-key.pem, cd-fff1-8000.der, attestation.pai-other-vendor",
    "pai-fff1-8000-cert.pem, pai-fff1-8000-key.pem, cd-fff2-8001.der, attestation.cd-other-vendor",
    "pai-fff1-8000-cert.pem, pai-fff1-key.pem, cd-fff1-8000.der, attestation.key-other",
    "pai-fff1-8000-key.pem, pai-fff1-8000-cert.pem, cd-fff1-8000.der, attestation.swapped",
    "paa-cert.pem, pai-fff1-8000-key.pem, cd-fff1-8000.der, attestation.is-paa",
    "none.pem, pai-fff1-8000-key.pem, cd-fff1-8000.der, file.absent",
  })
  void refusesCredentialsThatDoNotFit(String pai, String key, String cd, String code) {
    Path yaml = golden(pai, key, cd, 100);
    refused(code, () -> load(yaml, null));
  }

  @Test
  void opensAKeyWithItsPassword() {
    Path yaml =
        golden("pai-fff1-8000-cert.pem", "pai-fff1-8000-key.enc.pem", "cd-fff1-8000.der", 100);
    refused("attestation.key-password-needed", () -> load(yaml, null));
    try (LoadedProduct product = load(yaml, "secret")) {
      assertThat(product.findings()).contains(Finding.note("attestation.no-paa"));
    }
  }

  @Test
  void notesThatDeviceCertificatesEndWithThePai() {
    Finding note = Finding.note("product.dac-ends-with-pai", "2044-01-01", 36500);
    assertThat(findings(36500)).contains(note);
    assertThat(findings(365)).doesNotContain(note);
  }

  @Test
  void warnsOfThePartitionThatFirmwareUsesForItself() throws IOException {
    Path yaml = golden("pai-fff1-8000-cert.pem", "pai-fff1-8000-key.pem", "cd-fff1-8000.der", 100);
    Finding warning = Finding.warning("product.partition-nvs");
    try (LoadedProduct product = load(yaml, null)) {
      assertThat(product.findings()).doesNotContain(warning);
    }
    Files.writeString(
        yaml, Files.readString(yaml).replaceFirst("partition: \\w+", "partition: nvs"));
    try (LoadedProduct product = load(yaml, null)) {
      assertThat(product.findings()).contains(warning);
    }
  }

  @Test
  void tellsAllErrorsAtOnceWhereSomebodyWantsToSeeThem() {
    Path yaml = golden("pai-fff2-8001-cert.pem", "pai-fff1-key.pem", "cd-fff2-8001.der", 100);
    List<Finding> findings = LoadedProduct.check(ProductFile.load(yaml).product(), null, CLOCK);
    assertThat(findings.stream().filter(finding -> finding.severity() == Severity.ERROR))
        .hasSize(5);
  }

  private List<Finding> findings(int days) {
    Path yaml = golden("pai-short-cert.pem", "pai-short-key.pem", "cd-fff1-8000.der", days);
    try (LoadedProduct product = load(yaml, null)) {
      return product.findings();
    }
  }

  private Path golden(String pai, String key, String cd, int days) {
    Path pki = Golden.resource("pki").toAbsolutePath();
    Product.Data usual = Product.Data.USUAL;
    Path yaml = folder.resolve("product.yaml");
    ProductFile.write(
        yaml,
        new Product(
            Golden.VENDOR,
            "Acme",
            Golden.PRODUCT,
            "Lamp",
            null,
            null,
            1,
            "1",
            DeviceDetails.NONE,
            new Product.Credentials(pki.resolve(pai), pki.resolve(key), pki.resolve(cd), null),
            new Product.Data(
                usual.iterations(),
                usual.flow(),
                usual.discovery(),
                SerialPattern.USUAL,
                false,
                days,
                usual.manufacturingDate()),
            Product.Target.nvs(null, "fctry"),
            300));
    return yaml;
  }

  private static LoadedProduct load(Path yaml, @Nullable String password) {
    return LoadedProduct.load(
        yaml, password == null ? null : password.toCharArray(), new SecureRandom(), CLOCK);
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
