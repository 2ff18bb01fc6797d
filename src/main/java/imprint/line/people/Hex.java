package imprint.line.people;

import java.util.regex.Pattern;

/** Bytes in the file. */
final class Hex {
  private Hex() {}

  static void require(String text, int bytes) {
    if (!Pattern.matches("[0-9a-f]{" + 2 * bytes + "}", text)) {
      throw new IllegalArgumentException("not " + bytes + " bytes");
    }
  }
}
