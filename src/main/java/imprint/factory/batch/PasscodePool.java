package imprint.factory.batch;

import imprint.finding.Refusal;
import imprint.matter.Passcode;
import java.security.SecureRandom;
import java.util.BitSet;

/**
 * Passcodes of one product: each is given once, each that is left is equally likely. Needs 12.5 MB
 * at most, however many there are.
 */
final class PasscodePool {
  /** So many misses in a row mean that less than one in a thousand passcodes is left. */
  private static final int MOST_TRIES = 10_000;

  private final SecureRandom random;
  private final BitSet used = new BitSet();

  PasscodePool(SecureRandom random) {
    this.random = random;
  }

  /** Takes a passcode out that a unit has already. */
  void use(int passcode) {
    used.set(passcode);
  }

  /**
   * A passcode that no unit has.
   *
   * @throws Refusal factory.passcodes-exhausted
   */
  Passcode next() {
    for (int i = 0; i < MOST_TRIES; i++) {
      Passcode passcode = Passcode.random(random);
      if (!used.get(passcode.value())) {
        used.set(passcode.value());
        return passcode;
      }
    }
    throw Refusal.of("factory.passcodes-exhausted", used.cardinality());
  }
}
