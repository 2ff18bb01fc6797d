package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.attestation.KeyPlace;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Test;

class ProductTextTest {
  private Path folder = Path.of("");

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("imprint-product");
  }

  @AfterProperty
  void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("product.yaml"));
    Files.deleteIfExists(folder);
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadAgain(@ForAll("products") Product product) {
    Product here = inFolder(product);
    ProductFile.write(folder.resolve("product.yaml"), here);
    assertThat(ProductFile.load(folder.resolve("product.yaml")).product()).isEqualTo(here);
  }

  @Property(tries = 500)
  void changedTextIsReadOrRefused(@ForAll("products") Product product, @ForAll("edits") int[] edits)
      throws IOException {
    byte[] text = ProductText.of(inFolder(product), folder);
    for (int i = 0; i + 1 < edits.length; i += 2) {
      text[edits[i] % text.length] = (byte) edits[i + 1];
    }
    Path file = Files.write(folder.resolve("product.yaml"), text);
    try {
      assertThat(ProductFile.load(file).product()).isNotNull();
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).matches("(product|serial)\\..*");
    }
  }

  @Test
  void readsLikeSomethingThatAPersonWrote() {
    Path here = Path.of("/products/lamp");
    Product product =
        new Product(
            new VendorId(0xFFF1),
            "Acme",
            new ProductId(0x8000),
            "Lamp: large",
            null,
            null,
            1,
            "1.0",
            DeviceDetails.NONE,
            new Product.Credentials(
                here.resolve("pai.pem"),
                here.resolve("keys/pai-key.pem"),
                Path.of("/certified/cd.der"),
                null),
            Product.Data.USUAL,
            Product.Target.nvs("esp32c3", "fctry"),
            300);
    assertThat(new String(ProductText.of(product, here), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            vendor-id: 0xFFF1
            vendor-name: Acme
            product-id: 0x8000
            product-name: "Lamp: large"
            hardware-version: 1
            hardware-version-string: 1.0
            credentials:
              pai-certificate: pai.pem
              pai-key: keys/pai-key.pem
              certification-declaration: /certified/cd.der
            data:
              iterations: 10000
              commissioning-flow: standard
              discovery: ble
              serial-number: "{random:12}"
              rotating-device-id: false
              dac-lifetime-days: 36500
            target:
              chip: esp32c3
              partition: fctry
            label:
              dpi: 300
            """);
  }

  @Provide
  Arbitrary<int[]> edits() {
    return Arbitraries.integers().between(0, 5000).array(int[].class).ofMinSize(2).ofMaxSize(8);
  }

  @Provide
  Arbitrary<Product> products() {
    return Products.any();
  }

  private Product inFolder(Product product) {
    Product.Credentials files = product.credentials();
    return new Product(
        product.vendorId(),
        product.vendorName(),
        product.productId(),
        product.productName(),
        product.partNumber(),
        product.productLabel(),
        product.hardwareVersion(),
        product.hardwareVersionString(),
        product.details(),
        new Product.Credentials(
            absolute(files.paiCertificate()),
            absolute(files.paiKey()),
            absolute(files.certificationDeclaration()),
            null,
            absolute(Objects.requireNonNull(files.cdSignerCertificate()))),
        product.data(),
        inFolder(product.target()),
        product.boot(),
        product.labelDpi(),
        product.keep());
  }

  private Product.Target inFolder(Product.Target target) {
    Path keys = target.flashKeys();
    Path table = target.partitionTable();
    return new Product.Target(
        target.chip(),
        target.partition(),
        target.storage(),
        target.secureCertPartition(),
        target.nvsKeysPartition(),
        keys == null ? null : absolute(keys),
        table == null ? null : absolute(table),
        target.partitionTableOffset());
  }

  private KeyPlace absolute(KeyPlace key) {
    return switch (key) {
      case KeyPlace.InFile(Path file) -> new KeyPlace.InFile(absolute(file));
      case KeyPlace.OnToken token -> token;
    };
  }

  private Path absolute(Path file) {
    return folder.resolve(file).toAbsolutePath().normalize();
  }
}
