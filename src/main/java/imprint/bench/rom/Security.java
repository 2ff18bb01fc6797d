package imprint.bench.rom;

import imprint.esp.chip.Chip;
import java.util.List;

/**
 * What the eFuses say about security.
 *
 * @param flags word 0 of the security information
 * @param cryptCount SPI_BOOT_CRYPT_CNT; an odd number of ones means flash encryption is on
 * @param keyPurposes of key blocks 0 to 5
 * @param manualEncryptionForbidden release mode: no encrypted writes over the cable
 * @param downloadForbidden the ROM never starts its loader again
 */
public record Security(
    int flags,
    int cryptCount,
    List<Integer> keyPurposes,
    boolean manualEncryptionForbidden,
    boolean downloadForbidden) {
  /** Flag: the ROM checks what it starts. */
  public static final int SECURE_BOOT = 1;

  /** Flag: the loader takes only the commands that write. */
  public static final int SECURE_DOWNLOAD = 1 << 2;

  public Security {
    keyPurposes = List.copyOf(keyPurposes);
    if (keyPurposes.size() != 6) {
      throw new IllegalArgumentException("six key blocks");
    }
  }

  public Security(
      int flags, int cryptCount, List<Integer> keyPurposes, boolean manualEncryptionForbidden) {
    this(flags, cryptCount, keyPurposes, manualEncryptionForbidden, false);
  }

  /** A chip as it left its factory. */
  public static Security open() {
    return new Security(0, 0, List.of(0, 0, 0, 0, 0, 0), false);
  }

  /** A chip in Secure Download Mode. */
  public static Security secureDownloadMode() {
    return new Security(SECURE_DOWNLOAD, 0, List.of(0, 0, 0, 0, 0, 0), false);
  }

  /** Programs are stored encrypted. */
  public boolean encrypting() {
    return Integer.bitCount(cryptCount) % 2 == 1;
  }

  public boolean secureDownload() {
    return (flags & SECURE_DOWNLOAD) != 0;
  }

  /**
   * The value of the chip's secure boot field: one bit, except that the ESP32 has one for each of
   * its two schemes, the second since revision 3.0.
   */
  int secureBoot(Chip chip, int revision) {
    boolean second = chip.fuses().secureBoot().width() > 1 && revision >= 300;
    return (flags & SECURE_BOOT) == 0 ? 0 : second ? 2 : 1;
  }
}
