package imprint.securecert;

import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Puts entries behind one another, as they come. */
final class SecureCertWriter {
  private SecureCertWriter() {}

  /**
   * An image of 8192 bytes with end marker; the caller wipes it.
   *
   * @throws Refusal securecert.duplicate, securecert.data-too-long, securecert.image-too-long
   */
  static byte[] write(List<SecureCertEntry> entries) {
    check(entries);
    byte[] image = new byte[SecureCertLayout.IMAGE];
    Arrays.fill(image, (byte) 0xFF);
    int at = 0;
    for (SecureCertEntry entry : entries) {
      at += put(image, at, entry);
    }
    byte[] marker = SecureCertLayout.endMarker();
    System.arraycopy(marker, 0, image, at, marker.length);
    return image;
  }

  private static void check(List<SecureCertEntry> entries) {
    int used = SecureCertLayout.endMarker().length;
    for (int i = 0; i < entries.size(); i++) {
      SecureCertEntry entry = entries.get(i);
      if (entries.subList(0, i).stream().anyMatch(entry::sameNameAs)) {
        throw Refusal.of("securecert.duplicate", entry.type(), entry.subtype());
      }
      int length = entry.data().length();
      if (length > SecureCertLayout.LONGEST_DATA) {
        throw Refusal.of(
            "securecert.data-too-long",
            entry.type(),
            entry.subtype(),
            length,
            SecureCertLayout.LONGEST_DATA);
      }
      used += SecureCertLayout.entry(length);
      if (used > SecureCertLayout.IMAGE) {
        throw Refusal.of(
            "securecert.image-too-long",
            entry.type(),
            entry.subtype(),
            used,
            SecureCertLayout.IMAGE);
      }
    }
  }

  private static int put(byte[] image, int at, SecureCertEntry entry) {
    int length = entry.data().length();
    int size = SecureCertLayout.entry(length);
    ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(image, at, at + size, (byte) 0);
    bytes.putInt(at, SecureCertLayout.MAGIC);
    bytes.put(at + SecureCertLayout.FLAGS_AT, (byte) entry.flags());
    bytes.put(at + SecureCertLayout.TYPE_AT, (byte) entry.type());
    bytes.put(at + SecureCertLayout.SUBTYPE_AT, (byte) entry.subtype());
    bytes.putShort(at + SecureCertLayout.LENGTH_AT, (short) length);
    entry.data().use(data -> bytes.put(at + SecureCertLayout.HEADER, data));
    int covered = size - SecureCertLayout.CRC;
    bytes.putInt(at + covered, SecureCertLayout.crc(image, at, covered));
    return size;
  }
}
