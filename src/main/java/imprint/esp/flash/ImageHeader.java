package imprint.esp.flash;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.finding.Refusal;
import java.util.Optional;

/**
 * The first 24 bytes of an application or a second-stage loader (ESP-IDF, app image format). They
 * are only read: a changed byte would break the SHA-256 at the image's end, and a signature.
 *
 * @param chipId of the chip that it was made for, as in {@link imprint.esp.chip.Chip#id}
 * @param flashSize bytes of flash memory that it was made for
 * @param minRevision of the chip, major * 100 + minor; on older ones it does not start
 * @param segments that follow
 * @param hashed a SHA-256 follows them
 */
record ImageHeader(int chipId, long flashSize, int minRevision, int segments, boolean hashed) {
  static final int LENGTH = 24;
  private static final int MAGIC = 0xE9;
  private static final int MOST_SEGMENTS = 16;
  private static final int LAST_MODE = 5;
  private static final int SIZE_AND_FREQUENCY = 3;
  private static final int CHIP_ID = 12;
  private static final int MIN_REVISION = 15;
  private static final int DIGEST_FLAG = 23;
  private static final int MIB = 1 << 20;

  /** Whether {@code content} starts as all that the chips start; more the mask ROM may refuse. */
  static boolean begins(byte[] content) {
    return content.length > 0 && at(content, 0) == MAGIC;
  }

  /** The header of {@code content} where it has one; other data may start with the same byte. */
  static Optional<ImageHeader> of(byte[] content) {
    boolean image =
        content.length >= LENGTH
            && begins(content)
            && at(content, 1) >= 1
            && at(content, 1) <= MOST_SEGMENTS
            && at(content, 2) <= LAST_MODE
            && at(content, DIGEST_FLAG) <= 1;
    return image
        ? Optional.of(
            new ImageHeader(
                at(content, CHIP_ID) | at(content, CHIP_ID + 1) << 8,
                (long) MIB << (at(content, SIZE_AND_FREQUENCY) >> 4),
                at(content, MIN_REVISION) | at(content, MIN_REVISION + 1) << 8,
                at(content, 1),
                at(content, DIGEST_FLAG) == 1))
        : Optional.empty();
  }

  /**
   * Refuses an image that was made for another chip.
   *
   * @param name of the image
   * @throws Refusal firmware.other-chip
   */
  void refuseOther(String name, Chip board) {
    if (chipId != board.id()) {
      String made = Chips.byId(chipId).map(Chip::name).orElse("0x%04x".formatted(chipId));
      throw Refusal.of("firmware.other-chip", name, made, board.name());
    }
  }

  private static int at(byte[] content, int index) {
    return content[index] & 0xFF;
  }
}
