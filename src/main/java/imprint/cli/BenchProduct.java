package imprint.cli;

import imprint.attestation.Attestation;
import imprint.attestation.AttestationFiles;
import imprint.attestation.Dac;
import imprint.attestation.DacIssuer;
import imprint.attestation.TestPki;
import imprint.factory.DeviceInfo;
import imprint.factory.DiscriminatorSequence;
import imprint.factory.FactoryEntries;
import imprint.factory.FactoryEntry;
import imprint.factory.StorageLayout;
import imprint.factory.UnitData;
import imprint.factory.batch.DacSource;
import imprint.factory.batch.ImageKey;
import imprint.factory.batch.Images;
import imprint.factory.batch.Order;
import imprint.factory.batch.SerialSource;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A product with TEST credentials, to be measured with what is usual. */
final class BenchProduct implements AutoCloseable {
  private static final VendorId VENDOR = new VendorId(0xFFF1);
  private static final ProductId PRODUCT = new ProductId(0x8000);
  private static final DeviceInfo INFO = DeviceInfo.ofIds(VENDOR, PRODUCT);
  private static final int SIZE = 0x6000;
  private static final int ROUNDS = 10_000;
  private static final long DAYS = 36_500;

  private final Surroundings with;
  private final Attestation attestation;
  private final UnitData.Declared declared;

  private BenchProduct(Surroundings with, Attestation attestation, Path declaration) {
    this.with = with;
    this.attestation = attestation;
    this.declared = new UnitData.Declared(attestation.declaration(), declaration.toString());
  }

  /** Makes the credentials in {@code folder}. */
  static BenchProduct create(Path folder, Surroundings with) {
    TestPki pki =
        TestPki.create(folder.resolve("pki"), VENDOR, PRODUCT, with.random(), with.clock());
    AttestationFiles files =
        AttestationFiles.read(
            pki.paiCertificate(), pki.paiKey(), pki.certificationDeclaration(), null, null);
    return new BenchProduct(with, files.inRoles(), pki.certificationDeclaration());
  }

  /** What is usual: PAI, declaration, 10000 rounds, 24 KiB. */
  Order order(int units, ImageKey key) {
    return new Order(
        INFO,
        units,
        new Order.Access(
            CommissioningFlow.STANDARD,
            DiscoveryCapabilities.BLE,
            ROUNDS,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Order.Naming(
            Optional.empty(),
            SerialSource.random(with.random()),
            false,
            Optional.empty(),
            Optional.empty()),
        new DacSource.FromPai(attestation.pai(), attestation.paiKey()),
        new Order.DacTerms(DAYS, Optional.empty()),
        Optional.of(declared),
        new Images(SIZE, key, true, StorageLayout.NVS, true, OptionalInt.empty()),
        Optional.empty());
  }

  /** The keys of one unit. */
  List<FactoryEntry> entries() {
    Dac dac =
        new DacIssuer(attestation.pai(), attestation.paiKey(), with.random(), with.clock())
            .issue("00000000-0000-4000-8000-000000000000", VENDOR, PRODUCT, DAYS);
    return FactoryEntries.of(
        INFO,
        new UnitData(
            3840,
            ROUNDS,
            Secret.owning(new byte[32]),
            Optional.of(Secret.owning(new byte[97])),
            Optional.empty(),
            Optional.empty(),
            "0123456789abcdef0123456789abcdef",
            Optional.of(new UnitData.Attested(dac, attestation.pai())),
            Optional.of(declared)));
  }

  Discriminator discriminator(long number) {
    return DiscriminatorSequence.at(VENDOR, PRODUCT, number);
  }

  int size() {
    return SIZE;
  }

  @Override
  public void close() {
    attestation.close();
  }
}
