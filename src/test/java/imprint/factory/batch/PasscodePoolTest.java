package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasscodePoolTest {
  /** By chance alone two of 30000 passcodes are the same in 99 of 100 runs. */
  @Test
  void noPasscodeIsGivenTwice() {
    PasscodePool pool = new PasscodePool(new SecureRandom());
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 30_000; i++) {
      assertThat(given.add(pool.next().value())).isTrue();
    }
  }

  /** A chi-square test over 100 classes; beyond 173 one run in a million lies. */
  @Test
  void passcodesAreSpreadEvenly() {
    PasscodePool pool = new PasscodePool(new SecureRandom());
    int[] classes = new int[100];
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      classes[pool.next().value() / 1_000_000]++;
    }
    double expected = draws / 100.0;
    double chi = 0;
    for (int count : classes) {
      chi += (count - expected) * (count - expected) / expected;
    }
    assertThat(chi).isLessThan(190);
  }

  @Test
  void usedPasscodesAreLeftOut() {
    PasscodePool pool = new PasscodePool(new SecureRandom());
    for (int passcode = 0; passcode <= 99_999_998; passcode++) {
      pool.use(passcode);
    }
    assertThatThrownBy(pool::next).isInstanceOf(Refusal.class).hasMessageContaining("passcode");
  }
}
