package imprint.factory;

import imprint.attestation.TestPki;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A product to try everything out with: test credentials and a product.yaml that uses them. */
public final class TestProduct {
  private TestProduct() {}

  /**
   * Makes both in {@code folder}.
   *
   * @return the product.yaml
   * @throws Refusal product.exists, product.test-product-id, attestation.not-a-test-vendor,
   *     attestation.test-pki-exists, file.unwritable
   */
  public static Path create(
      Path folder,
      VendorId vendorId,
      ProductId productId,
      SecureRandom random,
      InstantSource clock) {
    if (productId.value() == 0) {
      throw Refusal.of("product.test-product-id", productId);
    }
    Path yaml = folder.resolve("product.yaml");
    if (Files.exists(yaml)) {
      throw Refusal.of("product.exists", yaml);
    }
    TestPki pki = TestPki.create(folder, vendorId, productId, random, clock);
    ProductFile.write(
        yaml,
        new Product(
            vendorId,
            "TEST Vendor",
            productId,
            "TEST Light",
            null,
            null,
            1,
            "1.0",
            DeviceDetails.NONE,
            new Product.Credentials(
                pki.paiCertificate(),
                pki.paiKey(),
                pki.certificationDeclaration(),
                pki.paaCertificate(),
                pki.cdSignerCertificate()),
            Product.Data.USUAL,
            Product.Target.nvs(null, ProductFields.USUAL_PARTITION),
            ProductFields.USUAL_DPI));
    return yaml;
  }
}
