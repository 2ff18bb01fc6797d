package imprint.matter;

import imprint.finding.Refusal;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The setup passcode of one unit: 1…99999998 without the twelve values that anybody would guess
 * (Matter Core Specification 5.1.7.1). A secret: it is never printed by {@link #toString}.
 */
public final class Passcode {
  private static final int HIGHEST = 99_999_998;
  private static final Set<Integer> TRIVIAL =
      Set.of(
          0, 11111111, 22222222, 33333333, 44444444, 55555555, 66666666, 77777777, 88888888,
          99999999, 12345678, 87654321);

  private final int value;

  private Passcode(int value) {
    this.value = value;
  }

  /**
   * A passcode that was chosen elsewhere.
   *
   * @throws Refusal matter.passcode-range, matter.passcode-trivial; the value is not repeated
   */
  public static Passcode of(int value) {
    if (TRIVIAL.contains(value)) {
      throw Refusal.of("matter.passcode-trivial");
    }
    if (value < 1 || value > HIGHEST) {
      throw Refusal.of("matter.passcode-range");
    }
    return new Passcode(value);
  }

  /** A fresh passcode; every allowed value is equally likely. */
  public static Passcode random(SecureRandom random) {
    int value;
    do {
      value = random.nextInt(1, HIGHEST + 1);
    } while (TRIVIAL.contains(value));
    return new Passcode(value);
  }

  public int value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Passcode that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(value);
  }

  @Override
  public String toString() {
    return "Passcode";
  }
}
