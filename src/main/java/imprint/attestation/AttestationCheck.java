package imprint.attestation;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    Instant now = clock.instant();
    List<Finding> findings = new ArrayList<>();
    findings.addAll(PaiCheck.check(attestation.pai(), now, vendorId, productId));
    findings.addAll(checkKey(attestation));
    if (attestation.paa() == null) {
      findings.add(Finding.note("attestation.no-paa"));
    } else {
      findings.addAll(PaaCheck.check(attestation.paa(), attestation.pai(), now));
    }
    findings.addAll(CdCheck.check(attestation, vendorId, productId));
    if (vendorId.test()) {
      findings.add(Finding.warning("attestation.test-vendor", vendorId));
    }
    findings.sort((a, b) -> b.severity().compareTo(a.severity()));
    return List.copyOf(findings);
  }

  private static List<Finding> checkKey(Attestation attestation) {
    SigningKey key = attestation.paiKey();
    if (fits(key, attestation.pai())) {
      return List.of();
    }
    return List.of(
        attestation.paa() != null && fits(key, attestation.paa())
            ? Finding.error("attestation.key-of-paa")
            : Finding.error("attestation.key-other"));
  }

  /** By a test signature: a token may hold another key than it says. */
  private static boolean fits(SigningKey key, MatterCertificate certificate) {
    return certificate
        .publicPoint()
        .filter(point -> Arrays.equals(point, key.publicPoint()))
        .filter(point -> P256.verify(point, PROBE, key.signSha256(PROBE)))
        .isPresent();
  }
}
