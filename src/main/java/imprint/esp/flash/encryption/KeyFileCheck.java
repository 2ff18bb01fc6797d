package imprint.esp.flash.encryption;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a file that is to be a key, besides its length. */
final class KeyFileCheck {
  private static final Pattern HEX = Pattern.compile("(?:0x)?[0-9A-Fa-f\\s:]+");

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFileCheck() {}

  /**
   * True where a key was written out in hexadecimal digits: 64 of them would pass for an
   * XTS-AES-256 key. 16 random bytes look like that once in 10^15 keys.
   */
  static boolean text(byte[] bytes) {
    return HEX.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).matches();
  }

  /**
   * Warnings only: the person who made the key keeps it, we did not.
   *
   * @throws Refusal file.unreadable
   */
  static List<Finding> findings(Path file, byte[] bytes) {
    List<Finding> findings = new ArrayList<>();
    if (blank(bytes)) {
      findings.add(Finding.warning("flashkey.blank", file));
    }
    if (forOthers(file)) {
      findings.add(Finding.warning("flashkey.readable-by-others", file));
    }
    return List.copyOf(findings);
  }

  /** What a read-protected fuse block reads as, and an erased file. */
  private static boolean blank(byte[] bytes) {
    boolean same = bytes[0] == 0 || bytes[0] == (byte) 0xFF;
    for (byte b : bytes) {
      same &= b == bytes[0];
    }
    return same;
  }

  /** On Windows the access list of the profile's folder keeps other people out. */
  private static boolean forOthers(Path file) {
    try {
      return file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    }
  }
}
