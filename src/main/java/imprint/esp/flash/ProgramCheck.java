package imprint.esp.flash;

import imprint.esp.chip.Chips;
import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.Identification;
import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Refuses a program that the board would not start, however well it is written. */
record ProgramCheck(Identification board) {
  /** What the block of a signature begins with (ESP-IDF, secure boot v2). */
  private static final byte SIGNATURE = (byte) 0xE7;

  private static final int SEGMENT_HEADER = 8;
  private static final int ROW = 16;
  private static final int HASH = 32;

  /**
   * Of what goes where the chip starts programs from. Whether a signature is the right one, only
   * the chip knows; the ESP32's first secure boot has none in its boot loader, so nothing is asked
   * there.
   *
   * @param content that begins with the program
   * @throws Refusal firmware.other-chip, firmware.revision, firmware.unsigned
   */
  void require(String name, byte[] content) {
    ImageHeader.of(content).ifPresent(header -> require(name, header, content));
  }

  private void require(String name, ImageHeader header, byte[] content) {
    header.refuseOther(name, board.chip());
    int needed = header.minRevision();
    board
        .revision()
        .filter(is -> number(is) < needed)
        .ifPresent(
            is -> {
              String least = "v%d.%d".formatted(needed / 100, needed % 100);
              throw Refusal.of("firmware.revision", name, least, is);
            });
    boolean signed = board.security().secureBoot() && !board.chip().equals(Chips.ESP32);
    if (signed && !hasSignature(header, content)) {
      throw Refusal.of("firmware.unsigned", name);
    }
  }

  /** {@code v1.2} as image headers have it, 102. */
  private static int number(String revision) {
    int point = revision.indexOf('.');
    return Integer.parseInt(revision.substring(1, point)) * 100
        + Integer.parseInt(revision.substring(point + 1));
  }

  /** In the sector behind the program's end, which its segments tell. */
  private static boolean hasSignature(ImageHeader header, byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    long end = ImageHeader.LENGTH;
    for (int segment = 0; segment < header.segments(); segment++) {
      if (end + SEGMENT_HEADER > content.length) {
        return false;
      }
      end += SEGMENT_HEADER + Integer.toUnsignedLong(in.getInt((int) end + 4));
    }
    end = end / ROW * ROW + ROW + (header.hashed() ? HASH : 0);
    long block = Math.ceilDiv(end, FlashCommand.SECTOR) * FlashCommand.SECTOR;
    return block < content.length && content[(int) block] == SIGNATURE;
  }
}
