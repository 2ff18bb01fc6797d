package imprint.line.people;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a badge. All badges of a file have one salt, so that a scan is hashed once and
 * not once for each person.
 *
 * @param mark 8 bits of a fast hash: most of what is scanned at a station is no badge, and is seen
 *     not to be one without waiting for the slow hash. They tell whoever has the file as much.
 * @param hash 32 bytes of the slow hash
 */
record Badge(String mark, String hash) {
  /** Shorter texts a scanner cannot be told from fingers by. */
  private static final int SHORTEST = 6;

  private static final int LONGEST = 200;

  /** How the codes of units begin. */
  private static final String CODE = "MT:";

  Badge {
    Hex.require(mark, 1);
    Hex.require(hash, 32);
  }

  /**
   * @throws Refusal people.badge-form, people.badge-code
   */
  static Badge of(String text, SlowHash by) {
    String badge = text.strip();
    if (!fits(badge)) {
      throw Refusal.of("people.badge-form", SHORTEST, LONGEST);
    }
    if (badge.startsWith(CODE)) {
      throw Refusal.of("people.badge-code");
    }
    return new Badge(mark(badge, by), by.of(badge.toCharArray()));
  }

  /** Whether it can be the badge; where this says no, it is not. */
  boolean mayBe(String scanned, SlowHash by) {
    String badge = scanned.strip();
    return fits(badge) && !badge.startsWith(CODE) && mark(badge, by).equals(mark);
  }

  private static boolean fits(String badge) {
    return badge.length() >= SHORTEST && badge.length() <= LONGEST;
  }

  private static String mark(String badge, SlowHash by) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(by.salt()));
      byte[] hash = digest.digest(badge.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 1);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "Badge";
  }
}
