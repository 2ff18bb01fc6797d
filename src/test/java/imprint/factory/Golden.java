package imprint.factory;

import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Credential;
import imprint.attestation.Dac;
import imprint.attestation.MatterCertificate;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The units that esp-matter-mfg-tool made, put together from the same parts. */
final class Golden {
  static final VendorId VENDOR = new VendorId(0xFFF1);
  static final ProductId PRODUCT = new ProductId(0x8000);
  static final DeviceInfo INFO = DeviceInfo.ofIds(VENDOR, PRODUCT);

  private Golden() {}

  /** A product with names, but nothing of the rarer kind. */
  static DeviceInfo named(
      Optional<String> vendor,
      Optional<String> product,
      int hardware,
      Optional<String> hardwareName,
      Optional<String> partNumber,
      Optional<String> label) {
    return new DeviceInfo(
        VENDOR,
        vendor,
        PRODUCT,
        product,
        Optional.of(hardware),
        hardwareName,
        Optional.empty(),
        Optional.empty(),
        partNumber,
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        label,
        Optional.empty());
  }

  static Path resource(String name) {
    return Path.of("src/test/resources", name);
  }

  static byte[] image(String unit) {
    try {
      return Files.readAllBytes(resource("mfg/" + unit + "/partition.bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MatterCertificate pai() {
    return ((CertificateCredential) credential("pki/pai-fff1-8000-cert.pem")).certificate();
  }

  static CertificationDeclaration declaration() {
    return (CertificationDeclaration) credential("pki/cd-fff1-8000.der");
  }

  /** m06: everything was given to the tool. */
  static Identity given() {
    return new Identity(
        "SN-0001",
        CommissioningData.of(
            payload(20202021, 3840), "SPAKE2P Key Salt".getBytes(StandardCharsets.US_ASCII), 1000),
        Dac.of(credential("pki/dac-uuid-cert.pem"), credential("pki/dac-uuid-key.pem")),
        Optional.of(Secret.owning(HexFormat.of().parseHex("d2f351f57bb9387445a5f92a601d1c14"))),
        Optional.empty());
  }

  /** m01: the tool chose. */
  static Identity chosen() {
    return new Identity(
        "734d852a59d7c880b0df9bea27e3f919",
        CommissioningData.of(
            payload(12219534, 4051),
            Base64.getDecoder().decode("DPZ4TofMbqDyNX7IF6LjtIgLP/MqX4UsKoDpCofG9XI="),
            10000),
        Dac.of(credential("mfg/m01-pai/dac-cert.der"), credential("mfg/m01-pai/dac-key.pem")),
        Optional.empty(),
        Optional.empty());
  }

  private static OnboardingPayload payload(int passcode, int discriminator) {
    return new OnboardingPayload(
        VENDOR,
        PRODUCT,
        CommissioningFlow.STANDARD,
        DiscoveryCapabilities.BLE,
        new Discriminator(discriminator),
        Passcode.of(passcode));
  }

  private static Credential credential(String name) {
    return Credential.read(resource(name), null);
  }
}
