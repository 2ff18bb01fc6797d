package imprint.attestation;

import java.util.Arrays;
import java.util.Optional;

/** What a Certification Declaration was issued for (Matter core specification, 6.3.1). */
public enum CertificationType {
  /** Development and test. */
  TEST(0),
  /** The certification is under way. */
  PROVISIONAL(1),
  /** Certified; the only type that may be sold. */
  OFFICIAL(2);

  private final int number;

  CertificationType(int number) {
    this.number = number;
  }

  /** The number that stands in the declaration. */
  public int number() {
    return number;
  }

  static Optional<CertificationType> of(long number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
  }
}
