package imprint.attestation;

import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A whole attestation chain for a test vendor id: every name in it says TEST. Nobody but ourselves
 * trusts it.
 *
 * <p>Certificates are PEM, keys PKCS#8 PEM, the declaration CMS DER.
 */
public record TestPki(
    Path paaCertificate,
    Path paaKey,
    Path paiCertificate,
    Path paiKey,
    Path cdSignerCertificate,
    Path cdSignerKey,
    Path certificationDeclaration) {

  /** On/Off Light (Matter device library, 4.1). */
  private static final long DEVICE_TYPE = 0x0100;

  private static final String CERTIFICATE_ID = "IMPRINTTESTCD000-00";

  /** A commissioner whose clock is a little behind ours shall not refuse a fresh chain. */
  private static final Duration HEAD_START = Duration.ofDays(1);

  /** Days: as long as the root. */
  private static final long NO_END = 4_294_967_295L;

  private static TestPki in(Path folder) {
    return new TestPki(
        folder.resolve("paa-cert.pem"),
        folder.resolve("paa-key.pem"),
        folder.resolve("pai-cert.pem"),
        folder.resolve("pai-key.pem"),
        folder.resolve("cd-signer-cert.pem"),
        folder.resolve("cd-signer-key.pem"),
        folder.resolve("cd.der"));
  }

  /**
   * Makes new keys and writes the files; the PAI is for this one product.
   *
   * @param folder made where it does not exist
   * @throws Refusal attestation.not-a-test-vendor, attestation.test-pki-exists, file.unwritable
   */
  public static TestPki create(
      Path folder,
      VendorId vendorId,
      ProductId productId,
      SecureRandom random,
      InstantSource clock) {
    if (!vendorId.test()) {
      throw Refusal.of("attestation.not-a-test-vendor", vendorId);
    }
    TestPki files = in(folder);
    for (Path file : files.all()) {
      // boards out there may hang on these keys: they are never replaced
      if (Files.exists(file)) {
        throw Refusal.of("attestation.test-pki-exists", file);
      }
    }
    try {
      files.write(vendorId, productId, random, clock.instant().minus(HEAD_START));
    } catch (IOException e) {
      throw Refusal.unwritable(folder, e);
    }
    return files;
  }

  private List<Path> all() {
    return List.of(
        paaCertificate,
        paaKey,
        paiCertificate,
        paiKey,
        cdSignerCertificate,
        cdSignerKey,
        certificationDeclaration);
  }

  private void write(VendorId vendorId, ProductId productId, SecureRandom random, Instant start)
      throws IOException {
    try (Authority paa = Authority.root("Imprint TEST PAA", vendorId, 1, random, start);
        Authority pai =
            new PaiIssuer(paa.certificate(), paa.key(), random, InstantSource.fixed(start))
                .issue("Imprint TEST PAI", vendorId, productId, Optional.empty(), NO_END);
        Authority signer = Authority.root("Imprint TEST CD Signer", null, 0, random, start)) {
      CdElements elements =
          new CdElements(
              vendorId,
              List.of(productId),
              DEVICE_TYPE,
              CERTIFICATE_ID,
              0,
              0,
              1,
              CertificationType.TEST,
              null,
              List.of());
      PrivateFile.write(paaCertificate, paa.certificate().pem());
      write(paaKey, paa.key());
      PrivateFile.write(paiCertificate, pai.certificate().pem());
      write(paiKey, pai.key());
      PrivateFile.write(cdSignerCertificate, signer.certificate().pem());
      write(cdSignerKey, signer.key());
      PrivateFile.write(certificationDeclaration, CdDraft.sign(elements, signer.key()));
    }
  }

  private static void write(Path file, FileSigningKey key) throws IOException {
    byte[] pem = key.pkcs8Pem();
    try {
      PrivateFile.write(file, pem);
    } finally {
      Arrays.fill(pem, (byte) 0);
    }
  }
}
