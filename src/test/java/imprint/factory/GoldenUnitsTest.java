package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Credential;
import imprint.attestation.Dac;
import imprint.attestation.MatterCertificate;
import imprint.matter.CalendarType;
import imprint.matter.FixedLabel;
import imprint.matter.ProductColor;
import imprint.matter.ProductFinish;
import imprint.matter.ProductId;
import imprint.matter.SupportedMode;
import imprint.matter.VendorId;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsKey;
import imprint.secret.Secret;
import imprint.securecert.SecureCertContents;
import imprint.securecert.SecureCertReader;
import imprint.securecert.SecureCertType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units of esp-matter-mfg-tool made again from their parts, byte for byte. */
class GoldenUnitsTest {
  private static final Path CASES = Path.of("src/test/resources/mfg/cases");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m01-pai",
        "m02-paa",
        "m03-pai-vid-only",
        "m06-dac-given-deterministic",
        "m07-dac-given-nonuuid",
        "m08-all-info",
        "m12-dac-in-secure-cert",
        "m14-dynamic-passcode",
        "m15-custom-flow",
        "m19-secure-cert-no-bin",
        "m20-lifetime",
        "m21-ds-peripheral"
      })
  void theImageIsTheSame(String name) {
    Unit unit = new Unit(name);
    byte[] theirs = unit.file("-partition.bin");
    assertThat(FactoryImage.build(unit.entries(), theirs.length)).isEqualTo(theirs);
  }

  @Test
  void anEncryptedImageIsTheSame() {
    Unit unit = new Unit("m10-encrypted");
    byte[] theirs = unit.file("-partition.bin");
    try (NvsKey key = NvsKey.read(unit.file("-keys-partition.bin"), "keys")) {
      byte[] plain = FactoryImage.build(unit.entries(), theirs.length);
      assertThat(NvsCipher.encrypt(plain, key)).isEqualTo(theirs);
      assertThat(key.toPartition()).isEqualTo(unit.file("-keys-partition.bin"));
    }
  }

  @Test
  void theSecureCertImageIsTheSame() {
    Unit unit = new Unit("m12-dac-in-secure-cert");
    assertThat(
            SecureCertPart.build(
                unit.data(), unit.layout(), OptionalInt.empty(), new SecureRandom()))
        .isEqualTo(unit.file("_esp_secure_cert.bin"));
  }

  /** The tool leaves the plain key beside the mark that it is in an eFuse. */
  @Test
  void aKeyInAnEfuseIsNotInTheImageToo() {
    Unit unit = new Unit("m21-ds-peripheral");
    byte[] theirs = unit.file("_esp_secure_cert.bin");
    byte[] ours =
        SecureCertPart.build(unit.data(), unit.layout(), OptionalInt.of(1), new SecureRandom());
    byte[] scalar = unit.internal("DAC_private_key.bin");
    assertThat(indexOf(theirs, scalar)).isPositive();
    assertThat(indexOf(ours, scalar)).isNegative();
    try (SecureCertContents our = SecureCertReader.read(ours);
        SecureCertContents their = SecureCertReader.read(theirs)) {
      assertThat(our.findings()).isEmpty();
      assertThat(their.findings())
          .extracting(imprint.finding.Finding::code)
          .containsExactly("securecert.key-left");
      assertThat(our.entries()).hasSameSizeAs(their.entries());
      for (int i = 0; i < our.entries().size(); i++) {
        assertThat(our.entries().get(i).name()).isEqualTo(their.entries().get(i).name());
        assertThat(our.entries().get(i).flags()).isEqualTo(their.entries().get(i).flags());
        assertThat(our.entries().get(i).length()).isEqualTo(their.entries().get(i).length());
        if (our.entries().get(i).kind().orElseThrow() != SecureCertType.PRIVATE_KEY) {
          assertThat(our.entries().get(i).data()).isEqualTo(their.entries().get(i).data());
        }
      }
    }
  }

  /** No vector of this layout is at hand: the order of the table in the tool's own source. */
  @Test
  void allOfAUnitsDataCanLieInSecureCert() {
    Unit unit = new Unit("m06-dac-given-deterministic");
    byte[] image =
        SecureCertPart.build(
            unit.data(), StorageLayout.ALL_IN_SECURE_CERT, OptionalInt.empty(), new SecureRandom());
    try (SecureCertContents contents = SecureCertReader.read(image)) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.entries())
          .extracting(entry -> entry.kind().orElseThrow())
          .containsExactly(
              SecureCertType.DEVICE_CERT,
              SecureCertType.CA_CERT,
              SecureCertType.PRIVATE_KEY,
              SecureCertType.DISCRIMINATOR,
              SecureCertType.VERIFIER,
              SecureCertType.SALT,
              SecureCertType.ITERATION_COUNT,
              SecureCertType.ROTATING_ID,
              SecureCertType.RANDOM_128,
              SecureCertType.RANDOM_129);
      assertThat(contents.has(SecureCertType.DISCRIMINATOR, new byte[] {0x00, 0x0F})).isTrue();
      assertThat(contents.has(SecureCertType.ITERATION_COUNT, new byte[] {(byte) 0xE8, 3, 0, 0}))
          .isTrue();
    }
    assertThat(StorageLayout.ALL_IN_SECURE_CERT.nvsPart(unit.all()))
        .extracting(FactoryEntry::key)
        .containsExactly("vendor-id", "product-id", "serial-num", "cert-dclrn");
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int at = 0; at + part.length <= all.length; at++) {
      if (java.util.Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    return -1;
  }

  /** A unit as the tool wrote it down. */
  private record Unit(String name) {
    Path folder() {
      try (Stream<Path> all = Files.walk(CASES.resolve(name))) {
        Path internal = all.filter(path -> path.endsWith("internal")).findFirst().orElseThrow();
        return internal.resolve("..").normalize();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] file(String ending) {
      return bytes(folder().resolve(folder().getFileName() + ending));
    }

    byte[] internal(String file) {
      return bytes(folder().resolve("internal").resolve(file));
    }

    StorageLayout layout() {
      return Files.exists(folder().resolve(folder().getFileName() + "_esp_secure_cert.bin"))
              || name.startsWith("m19")
          ? StorageLayout.DAC_IN_SECURE_CERT
          : StorageLayout.NVS;
    }

    List<FactoryEntry> all() {
      return FactoryEntries.of(name.equals("m08-all-info") ? ALL : Golden.INFO, data());
    }

    List<FactoryEntry> entries() {
      return layout().nvsPart(all());
    }

    UnitData data() {
      Map<String, String> row = row();
      Credential key = Credential.read(folder().resolve("internal/DAC_key.der"), null);
      Credential dac = Credential.read(folder().resolve("internal/DAC_cert.der"), null);
      MatterCertificate pai =
          ((CertificateCredential) Credential.read(folder().resolve("internal/PAI_cert.der"), null))
              .certificate();
      Path cd = CASES.resolve(name).resolve("inputs/cd-fff1-8000.der");
      return new UnitData(
          Integer.parseInt(row.get("discriminator")),
          Integer.parseInt(row.get("iteration-count")),
          Secret.owning(Base64.getDecoder().decode(row.get("salt"))),
          Optional.ofNullable(row.get("verifier"))
              .map(text -> Secret.owning(Base64.getDecoder().decode(text))),
          Optional.ofNullable(row.get("rd-id-uid"))
              .map(text -> Secret.owning(HexFormat.of().parseHex(text))),
          Optional.ofNullable(row.get("mfg-date")),
          row.getOrDefault("serial-num", ""),
          Optional.of(new UnitData.Attested(Dac.of(dac, key), pai)),
          Optional.of(
              new UnitData.Declared(
                  (CertificationDeclaration) Credential.read(cd, null), "cd.der")));
    }

    private Map<String, String> row() {
      Map<String, String> row = new HashMap<>();
      try {
        for (String line : Files.readAllLines(folder().resolve("internal/partition.csv"))) {
          String[] cells = line.split(",", 4);
          row.put(cells[0], cells[3]);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return row;
    }

    private static byte[] bytes(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The command line of m08. */
  private static final DeviceInfo ALL =
      new DeviceInfo(
          new VendorId(0xFFF1),
          Optional.of("Golden Vendor, Inc."),
          new ProductId(0x8000),
          Optional.of("Lamp \"A\""),
          Optional.of(0x102),
          Optional.of("rev 1.2"),
          Optional.of(ProductFinish.POLISHED),
          Optional.of(ProductColor.TEAL),
          Optional.of("PN-1"),
          Set.of(CalendarType.BUDDHIST, CalendarType.GREGORIAN, CalendarType.TAIWANESE),
          List.of("en-US", "de-DE", "zh-Hans-CN"),
          Stream.of("0/orientation/up", "0/room/hall", "1/orientation/down")
              .map(FixedLabel::parse)
              .toList(),
          Stream.of("0/Eco/1/1\\0x8000, 2\\0xFFF1", "1/Boost/1", "2/Off/2")
              .map(SupportedMode::parse)
              .toList(),
          Optional.of("Label"),
          Optional.of("https://example.com/p"));
}
