package imprint.matter;

import static imprint.matter.Payloads.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasscodeTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 11111111, 22222222, 33333333, 44444444, 55555555, 66666666, 77777777, 88888888, 99999999,
        12345678, 87654321
      })
  void theTwelveTrivialOnesAreRefused(int value) {
    refused("matter.passcode-trivial", () -> Passcode.of(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 100_000_000, 123_456_789, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void outsideItsRangeItIsRefusedWithoutBeingRepeated(int value) {
    refused("matter.passcode-range", () -> Passcode.of(value))
        .hasMessageNotContaining(Integer.toString(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 99_999_998, 20_202_021, 55_555_556})
  void theEdgesAreAllowed(int value) {
    assertThat(Passcode.of(value).value()).isEqualTo(value);
  }

  @Property
  void isNeverPrinted(@ForAll @IntRange(min = 1, max = 9_999_999) int value) {
    assertThat(Passcode.of(value)).hasToString("Passcode");
  }

  @Test
  void equalsByItsValue() {
    assertThat(Passcode.of(7)).isEqualTo(Passcode.of(7)).hasSameHashCodeAs(Passcode.of(7));
    assertThat(Passcode.of(7)).isNotEqualTo(Passcode.of(8));
  }

  @Test
  void aTrivialDrawIsDrawnAgain() {
    var draws = new Draws(11_111_111, 12_345_678, 20_202_021);
    assertThat(Passcode.random(draws)).isEqualTo(Passcode.of(20_202_021));
    assertThat(draws.asked).containsExactly(1, 99_999_999);
  }

  /** Chi-squared over 100 equal classes: 99 degrees of freedom exceed 180 once in 10⁶ runs. */
  @Test
  void randomOnesAreUniform() {
    int draws = 100_000;
    int[] classes = new int[100];
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < draws; i++) {
      classes[Passcode.random(random).value() / 1_000_000]++;
    }
    double expected = draws / 100.0;
    double chiSquared = 0;
    for (int count : classes) {
      chiSquared += (count - expected) * (count - expected) / expected;
    }
    assertThat(chiSquared).isLessThan(180);
  }

  /** A source whose bounded draws are given. */
  private static final class Draws extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final int[] values;
    private int next;
    private int[] asked = {};

    Draws(int... values) {
      this.values = values;
    }

    @Override
    public int nextInt(int origin, int bound) {
      asked = new int[] {origin, bound};
      return values[next++];
    }
  }
}
