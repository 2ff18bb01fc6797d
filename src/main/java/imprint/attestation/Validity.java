package imprint.attestation;

import imprint.finding.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a new certificate is valid, in whole seconds.
 *
 * @param notAfter last second
 */
record Validity(Instant notBefore, Instant notAfter) {
  /** From the year 1 on, this many days reach beyond the last date that a certificate can name. */
  private static final long ENDLESS_DAYS = 3_660_000;

  /**
   * A lifetime inside the issuer's: a chain is no longer valid than its shortest part, and some
   * verifiers refuse a certificate that promises more.
   *
   * @param role of {@code ca}, for the sentence
   * @param start empty: now, but not before the CA's own start
   * @param days at least 1; where they reach beyond the year 9999, the end is "no end" of RFC 5280;
   *     the CA's own end cuts it in any case
   * @throws Refusal attestation.lifetime, attestation.start-before-issuer,
   *     attestation.start-after-issuer
   */
  static Validity within(
      MatterCertificate ca, CertificateRole role, Optional<Instant> start, Instant now, long days) {
    if (days < 1) {
      throw Refusal.of("attestation.lifetime", days);
    }
    Instant notBefore =
        start
            .map(wanted -> inside(ca, role, wanted.truncatedTo(ChronoUnit.SECONDS)))
            .orElseGet(() -> later(now.truncatedTo(ChronoUnit.SECONDS), ca.notBefore()));
    Instant wanted =
        days > ENDLESS_DAYS
            ? CertificateDraft.NO_END
            : earlier(notBefore.plus(Duration.ofDays(days)), CertificateDraft.NO_END);
    return new Validity(notBefore, earlier(wanted, ca.notAfter()));
  }

  private static Instant inside(MatterCertificate ca, CertificateRole role, Instant start) {
    if (start.isBefore(ca.notBefore())) {
      throw Refusal.of("attestation.start-before-issuer", start, role, ca.notBefore());
    }
    if (start.isAfter(ca.notAfter())) {
      throw Refusal.of("attestation.start-after-issuer", start, role, ca.notAfter());
    }
    return start;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
