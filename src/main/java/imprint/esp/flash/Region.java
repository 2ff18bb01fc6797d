package imprint.esp.flash;

import imprint.esp.rom.FlashCommand;
import java.util.Arrays;

/**
 * One stretch of flash and its whole new content.
 *
 * @param name the partition's label, or the offset as text
 * @param offset multiple of 0x1000
 * @param image multiple of 0x1000 bytes as the application reads them; unused bytes are 0xFF
 * @param sealing what the bytes go through on their way into the flash
 * @param last erased before all others are touched and written after all of them are proven: keys,
 *     so that no interruption leaves new data with old keys
 */
public record Region(String name, int offset, byte[] image, Sealing sealing, boolean last) {
  /** Fills {@code content} up with 0xFF to {@code size} bytes. */
  public static Region filled(String name, int offset, byte[] content, int size) {
    byte[] image = Arrays.copyOf(content, size);
    Arrays.fill(image, content.length, size, (byte) 0xFF);
    return new Region(name, offset, image, new Sealing.Plain(), false);
  }

  /** The region for {@code content} at an offset that a person gave. */
  public static Region at(int offset, byte[] content) {
    int size = Math.ceilDiv(content.length, FlashCommand.SECTOR) * FlashCommand.SECTOR;
    return filled("0x%x".formatted(offset), offset, content, size);
  }

  /** The same under a name that people know. */
  public Region named(String better) {
    return new Region(better, offset, image, sealing, last);
  }

  public Region sealed(Sealing with) {
    return new Region(name, offset, image, with, last);
  }

  /** The same, written when all others are proven. */
  public Region writtenLast() {
    return new Region(name, offset, image, sealing, true);
  }

  long end() {
    return (long) offset + image.length;
  }

  /** Overwrites the content, which may hold a unit's key. */
  public void wipe() {
    Arrays.fill(image, (byte) 0);
  }

  @Override
  public String toString() {
    return "%s at 0x%x, %d bytes".formatted(name, offset, image.length);
  }
}
