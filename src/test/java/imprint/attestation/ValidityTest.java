package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:47:07.987Z");

  /** 2024-01-01 to 9999-12-31 23:59:59, and to 2044-01-01. */
  private static final MatterCertificate ENDLESS = Pki.certificate("pai-fff1-8000-cert.pem");

  private static final MatterCertificate SHORT = Pki.certificate("pai-short-cert.pem");

  @ParameterizedTest
  @CsvSource({
    "1, 2026-11-23T10:47:07Z",
    "36500, 2126-10-29T10:47:07Z",
    "2912000, 9999-09-05T10:47:07Z",
    "2913000, 9999-12-31T23:59:59Z",
    "4294967295, 9999-12-31T23:59:59Z",
    "9223372036854775807, 9999-12-31T23:59:59Z",
  })
  void veryLongLivesHaveNoEnd(long days, Instant end) {
    assertThat(within(ENDLESS, Optional.empty(), days)).isEqualTo(new Validity(second(NOW), end));
  }

  @Test
  void theCasEndCutsEvenALifeWithoutEnd() {
    assertThat(within(SHORT, Optional.empty(), 4_294_967_295L).notAfter())
        .isEqualTo(Instant.parse("2044-01-01T00:00:00Z"));
  }

  @Test
  void startsWhenItIsTold() {
    Instant start = Instant.parse("2025-02-03T04:05:06.7Z");
    assertThat(within(ENDLESS, Optional.of(start), 10))
        .isEqualTo(new Validity(second(start), Instant.parse("2025-02-13T04:05:06Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "2023-12-31T23:59:59Z, attestation.start-before-issuer",
    "2044-01-01T00:00:01Z, attestation.start-after-issuer",
  })
  void refusesAStartOutsideTheCas(Instant start, String code) {
    Pki.refused(code, () -> within(SHORT, Optional.of(start), 10));
  }

  @Test
  void takesTheCasFirstAndLastSecond() {
    assertThat(within(SHORT, Optional.of(SHORT.notBefore()), 1).notBefore())
        .isEqualTo(SHORT.notBefore());
    assertThat(within(SHORT, Optional.of(SHORT.notAfter()), 1))
        .isEqualTo(new Validity(SHORT.notAfter(), SHORT.notAfter()));
  }

  @Property(tries = 500)
  void staysInsideTheCaWhateverTheLifetime(
      @ForAll @LongRange(min = 1) long days, @ForAll boolean endless) {
    MatterCertificate ca = endless ? ENDLESS : SHORT;
    Validity validity = within(ca, Optional.empty(), days);
    assertThat(validity.notAfter()).isBetween(validity.notBefore(), ca.notAfter());
  }

  private static Validity within(MatterCertificate ca, Optional<Instant> start, long days) {
    return Validity.within(ca, CertificateRole.PAI, start, NOW, days);
  }

  private static Instant second(Instant instant) {
    return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
  }
}
