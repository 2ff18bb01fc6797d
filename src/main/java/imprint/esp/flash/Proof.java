package imprint.esp.flash;

/**
 * What is known about the content of a region after it was written.
 *
 * @param grade how strong the proof is
 * @param md5 of the whole region as the chip computed it, lower-case hex
 */
public record Proof(Grade grade, String md5) {
  /** Strongest first. */
  public enum Grade {
    /** The chip's own hash over the whole region equals that of the image. */
    READ_BACK_EQUAL
  }

  @Override
  public String toString() {
    return switch (grade) {
      case READ_BACK_EQUAL -> "read-back-equal md5:" + md5;
    };
  }
}
