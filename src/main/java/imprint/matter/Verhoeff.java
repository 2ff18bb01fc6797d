package imprint.matter;

/**
 * The check digit of manual codes: Verhoeff's, over the dihedral group of order ten. It catches
 * every wrong digit and every swap of neighbours.
 */
public final class Verhoeff {
  private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  private static final int[] INVERSE = {0, 4, 3, 2, 1, 5, 6, 7, 8, 9};

  private Verhoeff() {}

  /** The digit to append to {@code digits} (ASCII 0…9 only). */
  public static int checkDigit(String digits) {
    return INVERSE[checksum(digits, 1)];
  }

  /** Whether the last of {@code digits} (ASCII 0…9 only) checks the others. */
  public static boolean isValid(String digits) {
    return !digits.isEmpty() && checksum(digits, 0) == 0;
  }

  /** Positions count from the right; {@code first} is that of the last digit given. */
  private static int checksum(String digits, int first) {
    int sum = 0;
    for (int i = digits.length() - 1, position = first; i >= 0; i--, position++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new IllegalArgumentException("not a digit at " + i);
      }
      for (int turn = position % 8; turn > 0; turn--) {
        digit = PERMUTATION[digit];
      }
      sum = product(sum, digit);
    }
    return sum;
  }

  /** Rotations are 0…4, reflections 5…9. */
  private static int product(int a, int b) {
    if (a < 5) {
      return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    }
    return b < 5 ? 5 + Math.floorMod(a - b, 5) : Math.floorMod(a - b, 5);
  }
}
