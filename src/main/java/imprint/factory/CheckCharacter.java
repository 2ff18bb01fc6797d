package imprint.factory;

/**
 * The check character of ISO/IEC 7064, MOD 37,36: finds every single mistyped character and nearly
 * every pair that was swapped.
 */
final class CheckCharacter {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int MODULUS = 36;

  private CheckCharacter() {}

  /** Of the letters, taken as capitals, and digits in {@code text}; all else is passed over. */
  static char of(String text) {
    int product = MODULUS;
    for (int i = 0; i < text.length(); i++) {
      // from base 36; -1 where it is neither letter nor digit
      int value = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), MODULUS) : -1;
      if (value >= 0) {
        int sum = (product + value) % MODULUS;
        product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
      }
    }
    return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
  }
}
