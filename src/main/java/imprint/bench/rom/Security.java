package imprint.bench.rom;

import java.util.List;

/**
 * What the eFuses say about security.
 *
 * @param flags word 0 of the security information
 * @param cryptCount SPI_BOOT_CRYPT_CNT; an odd number of ones means flash encryption is on
 * @param keyPurposes of key blocks 0 to 5
 * @param manualEncryptionForbidden release mode: no encrypted writes over the cable
 */
public record Security(
    int flags, int cryptCount, List<Integer> keyPurposes, boolean manualEncryptionForbidden) {
  private static final int SECURE_BOOT = 1;
  private static final int SECURE_DOWNLOAD = 1 << 2;

  public Security {
    keyPurposes = List.copyOf(keyPurposes);
    if (keyPurposes.size() != 6) {
      throw new IllegalArgumentException("six key blocks");
    }
  }

  /** A chip as it left its factory. */
  public static Security open() {
    return new Security(0, 0, List.of(0, 0, 0, 0, 0, 0), false);
  }

  /** A chip in Secure Download Mode. */
  public static Security secureDownloadMode() {
    return new Security(SECURE_DOWNLOAD, 0, List.of(0, 0, 0, 0, 0, 0), false);
  }

  boolean secureBoot() {
    return (flags & SECURE_BOOT) != 0;
  }

  boolean secureDownload() {
    return (flags & SECURE_DOWNLOAD) != 0;
  }
}
