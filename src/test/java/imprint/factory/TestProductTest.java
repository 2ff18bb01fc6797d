package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.attestation.KeyPlace;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestProductTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void makesUnitsAtOnce() {
    try (LoadedProduct product = load(create(folder));
        Identity identity =
            new IdentityMaker(
                    product, Sequences.inMemory(), StationCode.of("A"), new SecureRandom(), CLOCK)
                .make()) {
      byte[] image = FactoryImage.build(product, identity, 0x6000);
      assertThat(FactoryImage.matches(image, product, identity)).isTrue();
    }
  }

  @Test
  void itsNamesSayTest() {
    Product product = ProductFile.load(create(folder)).product();
    assertThat(product.vendorName()).contains("TEST");
    assertThat(product.productName()).contains("TEST");
  }

  @Test
  void itsFolderCanBeMoved() throws IOException {
    Path yaml = create(folder.resolve("here"));
    assertThat(Files.readString(yaml)).doesNotContain(folder.toString());
    Files.move(folder.resolve("here"), folder.resolve("there"));
    try (LoadedProduct product = load(folder.resolve("there/product.yaml"))) {
      assertThat(product.test()).isTrue();
    }
  }

  /** No product may have it, so product.yaml would be refused. */
  @Test
  void isNotMadeForProductZero() {
    assertThatThrownBy(
            () ->
                TestProduct.create(
                    folder, new VendorId(0xFFF1), new ProductId(0), new SecureRandom(), CLOCK))
        .hasMessageContaining("0x0000");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void isNotMadeForARealVendor() {
    assertThatThrownBy(
            () ->
                TestProduct.create(
                    folder, new VendorId(0x131B), new ProductId(1), new SecureRandom(), CLOCK))
        .hasMessageContaining("0xFFF1 to 0xFFF4");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void loadsByAPathRelativeToTheWorkingFolderToo() {
    Path yaml = create(folder);
    Path relative = Path.of("").toAbsolutePath().relativize(yaml.toAbsolutePath());
    try (LoadedProduct product = load(relative)) {
      assertThat(product.product().credentials().paiKey())
          .isInstanceOfSatisfying(
              KeyPlace.InFile.class, key -> assertThat(key.file()).isAbsolute());
    }
  }

  private static Path create(Path into) {
    InstantSource clock = CLOCK;
    return TestProduct.create(
        into, new VendorId(0xFFF2), new ProductId(0x8001), new SecureRandom(), clock);
  }

  private static LoadedProduct load(Path yaml) {
    return LoadedProduct.load(yaml, null, new SecureRandom(), CLOCK);
  }
}
