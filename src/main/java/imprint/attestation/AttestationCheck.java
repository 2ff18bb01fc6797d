package imprint.attestation;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a product's credentials are sound, belong to each other and to the product: what a
 * commissioner would find out only when the unit is at the customer's.
 */
public final class AttestationCheck {
  /** What the test signature is made over. */
  private static final byte[] PROBE = {'I', 'm', 'p', 'r', 'i', 'n', 't'};

  private final InstantSource clock;

  public AttestationCheck(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Checks files as they were named. Where one is in the wrong place, only that is said: all else
   * would follow from it.
   */
  public List<Finding> check(AttestationFiles files, VendorId vendorId, ProductId productId) {
    List<Finding> misplaced = FilePlaces.check(files);
    return misplaced.isEmpty() ? check(files.inRoles(), vendorId, productId) : misplaced;
  }

  /** Checks credentials that are in their roles. Errors first, in the order PAI, key, PAA, CD. */
  public List<Finding> check(Attestation attestation, VendorId vendorId, ProductId productId) {
    return checkSoFar(
        attestation.pai(),
        attestation.paiKey(),
        attestation.declaration(),
        attestation.paa(),
        attestation.cdSigner(),
        vendorId,
        productId);
  }

  /**
   * The same while they are still being collected: checks each that is there and each pair that is
   * complete.
   */
  public List<Finding> checkSoFar(
      @Nullable MatterCertificate pai,
      @Nullable SigningKey paiKey,
      @Nullable CertificationDeclaration declaration,
      @Nullable MatterCertificate paa,
      @Nullable MatterCertificate cdSigner,
      VendorId vendorId,
      ProductId productId) {
    Instant now = clock.instant();
    List<Finding> findings = new ArrayList<>();
    if (pai != null) {
      findings.addAll(PaiCheck.check(pai, now, vendorId, productId));
      findings.addAll(checkKey(pai, paiKey, paa));
      findings.addAll(paiKey == null ? List.of() : LongestDac.check(pai));
      findings.addAll(paa == null ? List.of(withoutPaa(vendorId)) : PaaCheck.check(paa, pai, now));
      findings.addAll(testKey(pai));
    }
    if (declaration != null) {
      findings.addAll(CdCheck.check(declaration, pai, cdSigner, vendorId, productId));
    }
    if (vendorId.test()) {
      findings.add(Finding.warning("attestation.test-vendor", vendorId));
    }
    return sorted(findings);
  }

  /**
   * Checks a DAC that somebody else issued.
   *
   * @param key null where it is not at hand
   * @param pai null where it is not at hand
   * @return errors first, in the order profile, key, PAI, product
   */
  public List<Finding> checkDac(
      MatterCertificate dac,
      @Nullable SigningKey key,
      @Nullable MatterCertificate pai,
      VendorId vendorId,
      ProductId productId) {
    List<Finding> findings = new ArrayList<>(DacCheck.profile(dac, clock.instant()));
    if (key != null && !fits(key, dac)) {
      findings.add(Finding.error("attestation.dac-key-other"));
    }
    if (pai != null) {
      findings.addAll(DacCheck.pair(dac, pai));
    }
    findings.addAll(DacCheck.ids(dac, vendorId, productId));
    findings.addAll(testKey(dac));
    return sorted(findings);
  }

  /**
   * Checks a PAA that shall issue a PAI for a vendor.
   *
   * @param key null where it is not at hand
   * @param declaration of the product, which may allow some PAAs only; null where it has none
   */
  public List<Finding> checkPaa(
      MatterCertificate paa,
      @Nullable SigningKey key,
      @Nullable CertificationDeclaration declaration,
      VendorId vendorId) {
    List<Finding> findings = new ArrayList<>(PaaCheck.profile(paa, clock.instant()));
    findings.addAll(PaaCheck.scope(paa, vendorId));
    if (key != null && !fits(key, paa)) {
      findings.add(Finding.error("attestation.paa-key-other"));
    }
    if (declaration != null) {
      findings.addAll(CdCheck.paa(declaration.elements(), paa.extensions().subjectKeyId()));
    }
    findings.addAll(testKey(paa));
    return sorted(findings);
  }

  /**
   * Checks what a declaration says of itself.
   *
   * @param cdSigner certificate of who signed it, or null where it is not at hand
   */
  public List<Finding> checkAlone(
      CertificationDeclaration declaration, @Nullable MatterCertificate cdSigner) {
    return sorted(new ArrayList<>(CdCheck.alone(declaration, cdSigner)));
  }

  /** Checks a certificate against the profile of its role, whatever it is for. */
  public List<Finding> checkAlone(MatterCertificate certificate) {
    Instant now = clock.instant();
    List<Finding> findings = new ArrayList<>();
    switch (certificate.role()) {
      case PAA -> findings.addAll(PaaCheck.profile(certificate, now));
      case PAI -> findings.addAll(PaiCheck.profile(certificate, now));
      case DAC -> findings.addAll(DacCheck.profile(certificate, now));
      case OTHER -> findings.add(Finding.warning("attestation.no-role"));
    }
    findings.addAll(testKey(certificate));
    certificate
        .vendorId()
        .filter(VendorId::test)
        .ifPresent(vendor -> findings.add(Finding.warning("attestation.test-vendor", vendor)));
    return sorted(findings);
  }

  /** A product for sale goes wrong in the field where nobody looked; one for test does not. */
  private static Finding withoutPaa(VendorId vendorId) {
    return vendorId.test()
        ? Finding.note("attestation.no-paa")
        : Finding.warning("attestation.no-paa");
  }

  private static List<Finding> testKey(MatterCertificate certificate) {
    return PublishedTestKey.in(certificate)
        .map(key -> Finding.warning("attestation.test-paa", key.certificateName()))
        .stream()
        .toList();
  }

  private static List<Finding> sorted(List<Finding> findings) {
    findings.sort((a, b) -> b.severity().compareTo(a.severity()));
    return List.copyOf(findings);
  }

  private static List<Finding> checkKey(
      MatterCertificate pai, @Nullable SigningKey key, @Nullable MatterCertificate paa) {
    if (key == null || fits(key, pai)) {
      return List.of();
    }
    return List.of(
        paa != null && fits(key, paa)
            ? Finding.error("attestation.key-of-paa")
            : Finding.error("attestation.key-other"));
  }

  /** By a test signature: a token may hold another key than it says. */
  static boolean fits(SigningKey key, MatterCertificate certificate) {
    return certificate
        .publicPoint()
        .filter(point -> Arrays.equals(point, key.publicPoint()))
        .filter(point -> P256.verify(point, PROBE, key.signSha256(PROBE)))
        .isPresent();
  }
}
