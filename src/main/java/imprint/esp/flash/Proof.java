package imprint.esp.flash;

/**
 * What is known about the content of a region after it was written.
 *
 * @param grade how strong the proof is
 * @param md5 of the whole region as the chip computed it, lower-case hex; empty where the chip
 *     computes none
 */
public record Proof(Grade grade, String md5) {
  /** Strongest first. */
  public enum Grade {
    /** The chip's own hash over the whole region equals that of the image. */
    READ_BACK_EQUAL("read-back-equal"),
    /** It equals that of the ciphertext which the unit's key makes of the image. */
    CIPHERTEXT_EQUAL("ciphertext-equal"),
    /** The content is neither the plain image nor blank; which ciphertext it is nobody can tell. */
    CIPHERTEXT_PLAUSIBLE("ciphertext-plausible"),
    /** The loader acknowledged every block; nothing can be read (Secure Download Mode). */
    ACKNOWLEDGED("acknowledged-only");

    private final String word;

    Grade(String word) {
      this.word = word;
    }

    /** As the ledger and the command line write it. */
    public String word() {
      return word;
    }
  }

  @Override
  public String toString() {
    return md5.isEmpty() ? grade.word() : grade.word() + " md5:" + md5;
  }
}
