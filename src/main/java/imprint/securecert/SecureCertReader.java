package imprint.securecert;

import imprint.finding.Finding;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads esp_secure_cert images, our own, other tools' and those read back from a device, and says
 * what is wrong with them. Takes both forms: 8192 bytes with an end marker, and the used bytes
 * alone (esp-secure-cert-tool from 2.6.1). The image may hold anything; time and memory stay in
 * proportion to its size.
 */
public final class SecureCertReader {
  /** Nobody reads more findings than these. */
  private static final int MOST = 100;

  private final byte[] image;
  private final ByteBuffer bytes;
  private final List<SecureCertEntry> entries = new ArrayList<>();
  private final Set<Integer> names = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private int unsaid;

  private SecureCertReader(byte[] image) {
    this.image = image;
    this.bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether the bytes begin as such an image does. */
  public static boolean looksLike(byte[] bytes) {
    return new SecureCertReader(bytes).magicAt(0);
  }

  /** Reads all that is sound. {@code image} is not changed. */
  public static SecureCertContents read(byte[] image) {
    SecureCertReader reader = new SecureCertReader(image);
    int at = 0;
    while (reader.entryAt(at)) {
      at += SecureCertLayout.entry(reader.lengthAt(at));
    }
    reader.end(at);
    if (reader.unsaid > 0) {
      reader.findings.add(Finding.error("securecert.more", reader.unsaid));
    }
    return new SecureCertContents(reader.entries, reader.findings);
  }

  private boolean magicAt(int at) {
    return at + SecureCertLayout.HEADER + SecureCertLayout.CRC <= image.length
        && bytes.getInt(at) == SecureCertLayout.MAGIC;
  }

  private int lengthAt(int at) {
    return bytes.getShort(at + SecureCertLayout.LENGTH_AT) & 0xFFFF;
  }

  private int byteAt(int at) {
    return image[at] & 0xFF;
  }

  /** Whether a whole entry is there, sound or not. */
  private boolean entryAt(int at) {
    if (!magicAt(at)) {
      return false;
    }
    int size = SecureCertLayout.entry(lengthAt(at));
    if (at + size > image.length) {
      return false;
    }
    int type = byteAt(at + SecureCertLayout.TYPE_AT);
    int subtype = byteAt(at + SecureCertLayout.SUBTYPE_AT);
    int covered = size - SecureCertLayout.CRC;
    if (bytes.getInt(at + covered) != SecureCertLayout.crc(image, at, covered)) {
      add(Finding.error("securecert.crc", type, subtype, at));
      return true;
    }
    if (!allZero(at + SecureCertLayout.RESERVED_AT, at + SecureCertLayout.TYPE_AT)) {
      add(Finding.warning("securecert.reserved", type, subtype, at));
    }
    if (!names.add(type << 8 | subtype)) {
      add(Finding.error("securecert.twice", type, subtype, at));
    }
    take(at, type, subtype);
    return true;
  }

  private void take(int at, int type, int subtype) {
    int from = at + SecureCertLayout.HEADER;
    int to = from + lengthAt(at);
    int flags = byteAt(at + SecureCertLayout.FLAGS_AT);
    boolean elsewhere = (flags & SecureCertEntry.KEY_IN_PERIPHERAL) != 0;
    if (type == SecureCertKind.PRIVATE_KEY.type() && elsewhere && !allZero(from, to)) {
      add(Finding.warning("securecert.key-left", at));
    }
    Secret data = Secret.owning(Arrays.copyOfRange(image, from, to));
    entries.add(new SecureCertEntry(type, subtype, flags, data));
  }

  /** What stands where the next entry would begin. */
  private void end(int at) {
    if (at == image.length && at > 0) {
      return;
    }
    if (SecureCertLayout.isEndMarker(image, at)) {
      int rest = at + SecureCertLayout.endMarker().length;
      if (!blankFrom(rest)) {
        add(Finding.warning("securecert.trailing", rest));
      }
    } else if (magicAt(at)) {
      int size = SecureCertLayout.entry(lengthAt(at));
      add(Finding.error("securecert.cut-off", at, size, image.length - at));
    } else if (at == 0 && blankFrom(0)) {
      add(Finding.note("securecert.blank"));
    } else if (blankFrom(at)) {
      add(Finding.note("securecert.no-end", at));
    } else {
      add(Finding.error("securecert.magic", at));
    }
  }

  private boolean allZero(int from, int to) {
    return allAre(from, to, 0);
  }

  private boolean blankFrom(int from) {
    return allAre(from, image.length, -1);
  }

  private boolean allAre(int from, int to, int value) {
    for (int i = from; i < to; i++) {
      if (image[i] != value) {
        return false;
      }
    }
    return true;
  }

  private void add(Finding finding) {
    if (findings.size() < MOST) {
      findings.add(finding);
    } else {
      unsaid++;
    }
  }
}
