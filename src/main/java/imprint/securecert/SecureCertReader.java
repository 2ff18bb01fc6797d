package imprint.securecert;

import static imprint.securecert.SecureCertFormat.HEADER;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads esp_secure_cert images, also those without the mark at the end, as versions of the tool
 * from 2.6 on make them. The image may hold anything.
 */
public final class SecureCertReader {
  private final byte[] image;
  private final ByteBuffer in;
  private final List<SecureCertEntry> entries = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Integer> met = new HashSet<>();

  private SecureCertReader(byte[] image) {
    this.image = image;
    this.in = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether it starts like one. */
  public static boolean looksLike(byte[] content) {
    return content.length >= HEADER
        && ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(0)
            == SecureCertFormat.MAGIC;
  }

  /**
   * Reads all entries up to the first that is damaged. {@code image} is not changed.
   *
   * @throws Refusal securecert.not-an-image
   */
  public static SecureCertContents read(byte[] image) {
    if (!looksLike(image)) {
      throw Refusal.of("securecert.not-an-image");
    }
    SecureCertReader reader = new SecureCertReader(image);
    reader.entries();
    return new SecureCertContents(reader.entries, reader.findings);
  }

  private void entries() {
    while (in.remaining() >= HEADER && in.getInt(in.position()) == SecureCertFormat.MAGIC) {
      if (!entry()) {
        return;
      }
    }
    end();
  }

  private boolean entry() {
    int start = in.position();
    int flags = in.get(start + 4) & 0xFF;
    int type = in.get(start + 8) & 0xFF;
    int subtype = in.get(start + 9) & 0xFF;
    int length = in.getShort(start + 10) & 0xFFFF;
    int padding = SecureCertFormat.padding(length);
    int covered = HEADER + length + padding;
    if (covered + SecureCertFormat.CRC > in.remaining()) {
      findings.add(Finding.error("securecert.length", start));
      return false;
    }
    if (in.getInt(start + covered) != SecureCertFormat.crc(image, start, covered)) {
      findings.add(Finding.error("securecert.crc", start));
      return false;
    }
    int dataAt = start + HEADER;
    byte[] data = Arrays.copyOfRange(image, dataAt, dataAt + length);
    SecureCertEntry entry = new SecureCertEntry(type, subtype, flags, data);
    boolean reserved = image[start + 5] != 0 || image[start + 6] != 0 || image[start + 7] != 0;
    if (reserved || !isFilledWith(0, dataAt + length, padding)) {
      findings.add(Finding.warning("securecert.reserved", entry.name(), start));
    }
    if (entry.keyLeft()) {
      findings.add(Finding.error("securecert.key-left", entry.name()));
    }
    if (!met.add(type << Byte.SIZE | subtype)) {
      findings.add(Finding.error("securecert.twice", entry.name()));
    }
    entries.add(entry);
    in.position(start + covered + SecureCertFormat.CRC);
    return true;
  }

  private void end() {
    int at = in.position();
    boolean marked = in.remaining() >= Integer.BYTES && in.getInt(at) == SecureCertFormat.END;
    int rest = marked ? at + Integer.BYTES : at;
    if (!isFilledWith(-1, rest, image.length - rest)) {
      findings.add(Finding.error("securecert.rest", rest));
    } else if (!marked && in.hasRemaining()) {
      findings.add(Finding.note("securecert.no-end"));
    }
  }

  private boolean isFilledWith(int value, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (image[i] != value) {
        return false;
      }
    }
    return true;
  }
}
