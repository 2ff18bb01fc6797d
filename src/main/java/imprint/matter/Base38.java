package imprint.matter;

import imprint.finding.Refusal;
import java.io.ByteArrayOutputStream;

/**
 * The text form of a QR payload: three bytes, read as a little-endian number, become five
 * characters, least significant first; a rest of two bytes four, of one byte two (Matter Core
 * Specification 5.1.3.1).
 */
public final class Base38 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.";
  private static final int[] CHARACTERS = {0, 2, 4, 5};

  private Base38() {}

  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 5 / 3 + 2);
    for (int start = 0; start < bytes.length; start += 3) {
      int count = Math.min(3, bytes.length - start);
      int value = 0;
      for (int i = count - 1; i >= 0; i--) {
        value = (value << 8) | (bytes[start + i] & 0xFF);
      }
      for (int i = 0; i < CHARACTERS[count]; i++) {
        text.append(ALPHABET.charAt(value % ALPHABET.length()));
        value /= ALPHABET.length();
      }
    }
    return text.toString();
  }

  /**
   * Only what {@link #encode} writes is accepted: upper case, whole groups, no group above its
   * bytes.
   *
   * @throws Refusal matter.base38-character, matter.base38-length, matter.base38-value
   */
  public static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 3 / 5 + 1);
    for (int start = 0; start < text.length(); start += 5) {
      String group = text.substring(start, Math.min(start + 5, text.length()));
      int count = bytesIn(group);
      int value = number(group, start);
      if ((value >>> (8 * count)) != 0) {
        throw Refusal.of("matter.base38-value", start + 1);
      }
      for (int i = 0; i < count; i++) {
        bytes.write(value >>> (8 * i));
      }
    }
    return bytes.toByteArray();
  }

  private static int bytesIn(String group) {
    for (int count = 1; count < CHARACTERS.length; count++) {
      if (CHARACTERS[count] == group.length()) {
        return count;
      }
    }
    throw Refusal.of("matter.base38-length");
  }

  private static int number(String group, int start) {
    int value = 0;
    for (int i = group.length() - 1; i >= 0; i--) {
      int digit = ALPHABET.indexOf(group.charAt(i));
      if (digit < 0) {
        throw Refusal.of("matter.base38-character", start + i + 1);
      }
      value = value * ALPHABET.length() + digit;
    }
    return value;
  }
}
