package imprint.factory;

import java.security.SecureRandom;

/** Makes the serial numbers that units carry. */
public final class SerialNumber {
  /** Matter core specification, 11.1.5.16. */
  static final int LONGEST = 32;

  private static final int RANDOM = 12;
  static final int LONGEST_PREFIX = LONGEST - RANDOM;

  /** Crockford's base 32: no I, L, O, U, which people misread. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private SerialNumber() {}

  /** Whether serial numbers can start so: characters that every label, scanner and URL keeps. */
  static boolean isPrefix(String text) {
    return text.length() <= LONGEST_PREFIX && text.matches("[A-Za-z0-9._-]*");
  }

  /** As long and as wide on paper as one with this prefix can get; no unit has it. */
  public static String widest(String prefix) {
    return prefix + "W".repeat(RANDOM);
  }

  /** The prefix and 60 random bits in 12 characters. */
  static String random(String prefix, SecureRandom random) {
    StringBuilder serial = new StringBuilder(prefix);
    for (int i = 0; i < RANDOM; i++) {
      serial.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return serial.toString();
  }
}
