package imprint.esp.flash;

import imprint.esp.rom.FlashCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of an image that have to be sent to erased flash: what is 0xFF is there already. A gap
 * is left out where naming the next place costs less than sending it.
 */
final class Stretches {
  /** One begin command takes as long as about so many bytes. */
  private static final int WORTH_A_COMMAND = 256;

  /**
   * @param from multiple of 0x1000
   * @param length multiple of 4
   */
  record Stretch(int from, int length) {
    int end() {
      return from + length;
    }
  }

  private Stretches() {}

  /** In rising order; none for a blank image. */
  static List<Stretch> of(byte[] image) {
    List<Stretch> stretches = new ArrayList<>();
    int from = -1;
    int end = 0;
    for (int sector = 0; sector < image.length; sector += FlashCommand.SECTOR) {
      int used = used(image, sector, Math.min(sector + FlashCommand.SECTOR, image.length));
      if (used == sector) {
        continue;
      }
      if (from >= 0 && sector - end >= WORTH_A_COMMAND) {
        stretches.add(new Stretch(from, end - from));
        from = -1;
      }
      from = from < 0 ? sector : from;
      end = used;
    }
    if (from >= 0) {
      stretches.add(new Stretch(from, end - from));
    }
    return stretches;
  }

  /**
   * Where the last byte that is not 0xFF ends, rounded up to 4; {@code from} where there is none.
   */
  private static int used(byte[] image, int from, int to) {
    int end = to;
    while (end > from && image[end - 1] == (byte) 0xFF) {
      end--;
    }
    return end == from ? from : Math.min(to, Math.ceilDiv(end, 4) * 4);
  }
}
