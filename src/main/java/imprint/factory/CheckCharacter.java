package imprint.factory;

/**
 * The check character of ISO/IEC 7064, MOD 37,36: over digits and letters, one of them itself. It
 * catches every wrong character and nearly every swap of neighbours.
 */
final class CheckCharacter {
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int COUNT = 36;

  private CheckCharacter() {}

  /** Of a text; small letters count as capitals, all else is passed over. */
  static char of(CharSequence text) {
    int product = COUNT;
    for (int i = 0; i < text.length(); i++) {
      int value = CHARACTERS.indexOf(Character.toUpperCase(text.charAt(i)));
      if (value >= 0) {
        int sum = (product + value) % COUNT;
        product = (sum == 0 ? COUNT : sum) * 2 % (COUNT + 1);
      }
    }
    return CHARACTERS.charAt((COUNT + 1 - product) % COUNT);
  }
}
