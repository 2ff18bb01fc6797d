package imprint.esp.flash;

import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.FlashCommand.FlashMd5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads flash and holds it against the chip's own hash of it: answers carry no checksum, and of
 * what is read it may depend what is erased. What is blank is asked for and not read.
 */
public record CheckedRead(Flasher flasher) {
  static final int ATTEMPTS = 3;

  /** Whether all of it is erased. */
  public boolean blank(int offset, int length) throws IOException {
    return hash(offset, length).equals(Inspection.md5(erased(length)));
  }

  /**
   * What lies there, for the caller to wipe; empty where the hash of some sector was not met,
   * however often it was read.
   */
  public Optional<byte[]> take(int offset, int length) throws IOException {
    byte[] content = new byte[length];
    for (int at = 0; at < length; at += FlashCommand.SECTOR) {
      int size = Math.min(FlashCommand.SECTOR, length - at);
      Optional<byte[]> sector = sector(offset + at, size);
      if (sector.isEmpty()) {
        Arrays.fill(content, (byte) 0);
        return Optional.empty();
      }
      System.arraycopy(sector.get(), 0, content, at, size);
      Arrays.fill(sector.get(), (byte) 0);
    }
    return Optional.of(content);
  }

  private Optional<byte[]> sector(int offset, int size) throws IOException {
    byte[] blank = erased(size);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String is = hash(offset, size);
      boolean erased = is.equals(Inspection.md5(blank));
      byte[] content = erased ? blank : flasher.read(offset, size);
      if (erased || is.equals(Inspection.md5(content))) {
        return Optional.of(content);
      }
      Arrays.fill(content, (byte) 0);
    }
    return Optional.empty();
  }

  /** The chip's own hash, MD5 in lower-case hex as in a {@link Proof}. */
  public String hash(int offset, int length) throws IOException {
    byte[] text = flasher.board().loader().require(new FlashMd5(offset, length)).payload();
    return new String(text, StandardCharsets.US_ASCII);
  }

  private static byte[] erased(int length) {
    byte[] blank = new byte[length];
    Arrays.fill(blank, (byte) 0xFF);
    return blank;
  }
}
