package imprint.factory;

import imprint.attestation.Attestation;
import imprint.attestation.AttestationCheck;
import imprint.attestation.AttestationFiles;
import imprint.attestation.Dac;
import imprint.attestation.DacIssuer;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product whose credentials were read and found sound. Holds the PAI's key: close it. */
public final class LoadedProduct implements AutoCloseable {
  private final ProductFile file;
  private final Attestation attestation;
  private final DacIssuer issuer;
  private final FixedKeys ownKeys;
  private final List<Finding> findings;

  private LoadedProduct(
      ProductFile file,
      FixedKeys ownKeys,
      Attestation attestation,
      DacIssuer issuer,
      List<Finding> findings) {
    this.file = file;
    this.attestation = attestation;
    this.issuer = issuer;
    this.ownKeys = ownKeys;
    this.findings = List.copyOf(findings);
  }

  /**
   * Reads the product and everything that it names.
   *
   * @param password of the PAI key, or the PIN of its token; not wiped here; null where it has none
   * @throws Refusal {@code file.…}, {@code product.…}, {@code attestation.…}: the first error that
   *     there is
   */
  public static LoadedProduct load(
      Path yaml, char @Nullable [] password, SecureRandom random, InstantSource clock) {
    ProductFile file = ProductFile.load(yaml);
    Product product = file.product();
    Path own = product.data().ownKeys();
    FixedKeys ownKeys = own == null ? FixedKeys.NONE : FixedKeys.read(own);
    AttestationFiles credentials = read(product.credentials(), password);
    try {
      List<Finding> findings = new ArrayList<>(check(product, credentials, clock));
      for (Finding finding : findings) {
        if (finding.severity() == Severity.ERROR) {
          throw new Refusal(finding);
        }
      }
      Attestation attestation = credentials.inRoles();
      findings.addAll(lifetime(product, attestation, clock.instant()));
      findings.addAll(SharedPartition.warnings(product.target().partition()));
      DacIssuer issuer = new DacIssuer(attestation.pai(), attestation.paiKey(), random, clock);
      return new LoadedProduct(file, ownKeys, attestation, issuer, findings);
    } catch (RuntimeException failed) {
      credentials.close();
      throw failed;
    }
  }

  /**
   * Everything that there is to say about a product's credentials, errors first; for a screen that
   * shows them all.
   *
   * @throws Refusal where a file cannot be read as a credential at all
   */
  public static List<Finding> check(
      Product product, char @Nullable [] password, InstantSource clock) {
    try (AttestationFiles credentials = read(product.credentials(), password)) {
      return check(product, credentials, clock);
    }
  }

  private static AttestationFiles read(Product.Credentials files, char @Nullable [] password) {
    return AttestationFiles.read(
        files.paiCertificate(),
        files.paiKey(),
        files.certificationDeclaration(),
        files.paaCertificate(),
        files.cdSignerCertificate(),
        password);
  }

  private static List<Finding> check(
      Product product, AttestationFiles credentials, InstantSource clock) {
    return new AttestationCheck(clock).check(credentials, product.vendorId(), product.productId());
  }

  private static List<Finding> lifetime(Product product, Attestation attestation, Instant now) {
    int days = product.data().dacLifetimeDays();
    Instant end = attestation.pai().notAfter();
    return now.plus(Duration.ofDays(days)).isAfter(end)
        ? List.of(Finding.note("product.dac-ends-with-pai", end.toString().substring(0, 10), days))
        : List.of();
  }

  public Product product() {
    return file.product();
  }

  /** What was read. */
  public ProductFile file() {
    return file;
  }

  /** What every unit has beside the keys of Matter. */
  public FixedKeys ownKeys() {
    return ownKeys;
  }

  /** Of product.yaml, lower-case hex. */
  public String sha256() {
    return file.sha256();
  }

  public Attestation attestation() {
    return attestation;
  }

  /** Warnings and notes; errors would have been refused. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether units made with this may not be sold. */
  public boolean test() {
    return attestation.test();
  }

  Dac issueDac(String commonName) {
    return issuer.issue(
        commonName,
        product().vendorId(),
        product().productId(),
        product().data().dacLifetimeDays());
  }

  @Override
  public void close() {
    attestation.close();
  }
}
