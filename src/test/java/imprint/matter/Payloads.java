package imprint.matter;

import imprint.finding.Refusal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of this room draw from. */
final class Payloads {
  private Payloads() {}

  static Arbitrary<Passcode> passcodes() {
    return Arbitraries.integers()
        .between(1, 99_999_998)
        .filter(Payloads::allowed)
        .map(Passcode::of);
  }

  static Arbitrary<OnboardingPayload> payloads() {
    Arbitrary<Integer> ids = Arbitraries.integers().between(0, 0xFFFF);
    return Combinators.combine(
            ids.map(VendorId::new),
            ids.map(ProductId::new),
            Arbitraries.of(CommissioningFlow.class),
            Arbitraries.of(2, 4, 6).map(DiscoveryCapabilities::new),
            Arbitraries.integers().between(0, 4095).map(Discriminator::new),
            passcodes())
        .as(OnboardingPayload::new);
  }

  private static boolean allowed(int value) {
    return value % 11_111_111 != 0 && value != 12_345_678 && value != 87_654_321;
  }

  /** Asserts the code of the finding that {@code action} is refused with. */
  static AbstractThrowableAssert<?, ? extends Throwable> refused(
      String code, ThrowingCallable action) {
    return Assertions.assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> Assertions.assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
