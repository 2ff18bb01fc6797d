package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.attestation.Dac;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.OnboardingPayload;
import imprint.matter.Spake2pVerifier;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityMakerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private static final StationCode STATION = StationCode.of("Line 1");

  @TempDir Path folder;

  @Test
  void followsTheProductsPolicy() {
    Product.Data data =
        new Product.Data(
            1000,
            CommissioningFlow.CUSTOM,
            DiscoveryCapabilities.ON_NETWORK,
            SerialPattern.parse("AC-{date}-{station}-{counter:4}{check}", "test"),
            true,
            365,
            new ManufacturingDate.Today());
    try (LoadedProduct product = product(data);
        Identity identity = maker(product).make()) {
      assertThat(identity.serialNumber()).matches("AC-20261122-Line1-0001[0-9A-Z]");
      assertThat(identity.payload().flow()).isEqualTo(CommissioningFlow.CUSTOM);
      assertThat(identity.payload().discovery()).isEqualTo(DiscoveryCapabilities.ON_NETWORK);
      assertThat(identity.payload().vendorId()).isEqualTo(Golden.VENDOR);
      assertThat(identity.iterations()).isEqualTo(1000);
      assertThat(identity.rdIdUid()).map(Secret::length).contains(16);
      assertThat(identity.manufacturingDate()).contains("20261122");
      assertThat(identity.dac().certificate().notAfter())
          .isEqualTo(Instant.parse("2027-11-22T12:00:00Z"));
    }
  }

  @Test
  void leavesOutWhatTheProductDoesNotAskFor() {
    try (LoadedProduct product = product(Product.Data.USUAL);
        Identity identity = maker(product).make()) {
      assertThat(identity.rdIdUid()).isEmpty();
      assertThat(identity.manufacturingDate()).isEmpty();
      assertThat(identity.serialNumber()).hasSize(12);
    }
  }

  @Test
  void itsPartsBelongTogether() {
    try (LoadedProduct product = product(Product.Data.USUAL);
        Identity identity = maker(product).make()) {
      assertThat(UUID.fromString(identity.uuid()).version()).isEqualTo(4);
      assertThat(UUID.fromString(identity.uuid()).variant()).isEqualTo(2);
      assertThat(identity.dac().commonName()).isEqualTo(identity.uuid());
      assertThat(identity.dac().certificate().issuedBy(product.attestation().pai())).isTrue();
      assertThat(identity.salt()).hasSize(32);
      byte[] verifier = Spake2pVerifier.compute(identity.passcode(), identity.salt(), 10_000);
      assertThat(identity.verifier().use(byte[]::clone)).isEqualTo(verifier);
      assertThat(identity.discriminator()).isEqualTo(identity.payload().discriminator());
    }
  }

  @Test
  void noTwoAreAlike() {
    Set<Object> seen = new HashSet<>();
    try (LoadedProduct product = product(Product.Data.USUAL)) {
      IdentityMaker maker = maker(product);
      for (int i = 0; i < 20; i++) {
        try (Identity identity = maker.make()) {
          seen.add(identity.uuid());
          seen.add(identity.serialNumber());
          seen.add(identity.dac().serialNumber());
          seen.add(identity.passcode());
          seen.add(HexFormat.of().formatHex(identity.salt()));
          seen.add(HexFormat.of().formatHex(identity.dac().publicKey()));
        }
      }
    }
    assertThat(seen).hasSize(6 * 20);
  }

  @Test
  void closingWipesItsSecrets() {
    try (LoadedProduct product = product(Product.Data.USUAL)) {
      Identity identity = maker(product).make();
      byte[] verifier = identity.verifier().use(bytes -> bytes);
      byte[] key = identity.dac().privateKey().use(bytes -> bytes);
      identity.close();
      assertThat(verifier).containsOnly(0);
      assertThat(key).containsOnly(0);
      assertThat(identity).hasToString("Identity[" + identity.serialNumber() + "]");
    }
  }

  @Test
  void anIdentityPutTogetherFromItsPartsHasTheSameLabel() {
    try (LoadedProduct product = product(Product.Data.USUAL);
        Identity first = maker(product).make();
        Identity again =
            new Identity(
                first.serialNumber(),
                CommissioningData.of(
                    OnboardingPayload.parse(first.payload().qrCode()),
                    first.salt(),
                    first.iterations()),
                Dac.owning(first.dac().certificate(), first.dac().privateKey().copy()),
                Optional.empty(),
                Optional.empty())) {
      assertThat(again.payload()).isEqualTo(first.payload());
      assertThat(FactoryImage.matches(FactoryImage.build(product, first, 0x6000), product, again))
          .isTrue();
      assertThat(FactoryImage.build(product, again, 0x6000))
          .isEqualTo(FactoryImage.build(product, first, 0x6000));
    }
  }

  @Test
  void aClosedProductMakesNothing() {
    LoadedProduct product = product(Product.Data.USUAL);
    product.close();
    IdentityMaker maker = maker(product);
    assertThatThrownBy(maker::make).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsThrownAwayBeforeItIsNumberedCostsNoNumber() {
    Product.Data counted = counted("{counter:3}");
    try (LoadedProduct product = product(counted)) {
      IdentityMaker maker = maker(product);
      for (int i = 0; i < 3; i++) {
        maker.draw().close();
      }
      Identity identity;
      try (UnnumberedIdentity drawn = maker.draw()) {
        identity = maker.number(drawn);
        assertThat(drawn).hasToString("UnnumberedIdentity");
        assertThatThrownBy(() -> maker.number(drawn)).isInstanceOf(IllegalStateException.class);
      }
      try (identity) {
        assertThat(identity.serialNumber()).isEqualTo("001");
        assertThat(identity.verifier().use(byte[]::clone))
            .as("the identity's own now")
            .isEqualTo(
                Spake2pVerifier.compute(
                    identity.passcode(), identity.salt(), identity.iterations()));
      }
    }
  }

  @Test
  void countsSerialNumbersAndWalksThroughTheDiscriminators() {
    try (LoadedProduct product = product(counted("L{counter:2}"))) {
      IdentityMaker maker = maker(product);
      List<String> serials = new ArrayList<>();
      Set<Integer> upper = new HashSet<>();
      for (int i = 0; i < 16; i++) {
        try (Identity identity = maker.make()) {
          serials.add(identity.serialNumber());
          upper.add(identity.discriminator().shortValue());
        }
      }
      assertThat(serials).startsWith("L01", "L02").endsWith("L16");
      assertThat(upper).hasSize(16);
    }
  }

  @Test
  void aCounterAtItsEndIsARefusalAndNoSerialNumberThatIsTooLong() {
    try (LoadedProduct product = product(counted("{counter:1}"))) {
      IdentityMaker maker = maker(product);
      for (int i = 1; i <= 9; i++) {
        maker.make().close();
      }
      assertThatThrownBy(maker::make)
          .hasMessageContaining("All 9 serial numbers that 1 digits can count are used up")
          .hasMessageContaining("{counter:2}");
    }
  }

  @Test
  void aSampleIsAsLongAsAnIdentityGetsAndDrawsNoNumber() {
    Sequences untouched =
        name -> {
          throw new AssertionError(name);
        };
    try (LoadedProduct product = product(counted("A-{counter:6}"));
        Identity sample =
            new IdentityMaker(product, untouched, STATION, new SecureRandom(), CLOCK).sample()) {
      assertThat(sample.serialNumber()).isEqualTo("A-000000");
    }
  }

  private static IdentityMaker maker(LoadedProduct product) {
    return new IdentityMaker(product, Sequences.inMemory(), STATION, new SecureRandom(), CLOCK);
  }

  private static Product.Data counted(String pattern) {
    Product.Data usual = Product.Data.USUAL;
    return new Product.Data(
        1000,
        usual.flow(),
        usual.discovery(),
        SerialPattern.parse(pattern, "test"),
        usual.rotatingDeviceId(),
        usual.dacLifetimeDays(),
        usual.manufacturingDate());
  }

  private LoadedProduct product(Product.Data data) {
    Path yaml =
        TestProduct.create(folder, Golden.VENDOR, Golden.PRODUCT, new SecureRandom(), CLOCK);
    Product usual = ProductFile.load(yaml).product();
    ProductFile.write(
        yaml,
        new Product(
            usual.vendorId(),
            usual.vendorName(),
            usual.productId(),
            usual.productName(),
            usual.partNumber(),
            usual.productLabel(),
            usual.hardwareVersion(),
            usual.hardwareVersionString(),
            usual.details(),
            usual.credentials(),
            data,
            usual.target(),
            usual.labelDpi()));
    return LoadedProduct.load(yaml, null, new SecureRandom(), CLOCK);
  }
}
