package imprint.line.people;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * What is kept of a PIN.
 *
 * @param by with a salt of its own
 * @param hash 32 bytes in lower-case hexadecimal
 */
record Lock(SlowHash by, String hash) {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 12;

  Lock {
    Objects.requireNonNull(by);
    Hex.require(hash, 32);
  }

  /**
   * @throws Refusal people.pin-form
   */
  static Lock of(char[] pin, Cost cost, SecureRandom random) {
    boolean digits = true;
    for (char each : pin) {
      digits &= each >= '0' && each <= '9';
    }
    if (!digits || pin.length < SHORTEST || pin.length > LONGEST) {
      throw Refusal.of("people.pin-form", SHORTEST, LONGEST);
    }
    SlowHash by = SlowHash.fresh(cost, random);
    return new Lock(by, by.of(pin));
  }

  boolean opens(char[] pin) {
    return MessageDigest.isEqual(bytes(by.of(pin)), bytes(hash));
  }

  private static byte[] bytes(String hex) {
    return hex.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "Lock";
  }
}
