package imprint.esp.rom;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How locked down a chip is.
 *
 * @param secureDownload its loader takes only the commands that write; nothing can be read
 * @param encryptionCount the fuse that switches flash encryption; odd number of ones: on
 * @param manualEncryption whether it still encrypts what is sent over the cable (development mode);
 *     empty where that cannot be read
 * @param keyPurposes of key blocks 0 to 5 as GET_SECURITY_INFO numbers them; empty where the chip
 *     has one fixed block for the flash key
 * @param keyManager the flash key comes from the key manager
 */
public record Security(
    boolean secureDownload,
    boolean secureBoot,
    int encryptionCount,
    Optional<Boolean> manualEncryption,
    List<Integer> keyPurposes,
    boolean keyManager) {
  private static final int XTS_256_FIRST = 2;
  private static final int XTS_256_SECOND = 3;
  private static final int XTS_128 = 4;

  public Security {
    keyPurposes = List.copyOf(keyPurposes);
  }

  /** Flash content is encrypted; what the loader reads is ciphertext. */
  public boolean flashEncryption() {
    return Integer.bitCount(encryptionCount) % 2 == 1;
  }

  /** It was switched on once and off again, as happens during development. */
  public boolean encryptionWasOn() {
    return encryptionCount != 0 && !flashEncryption();
  }

  /** Whether a flash encryption key is burnt; empty where the chip does not tell. */
  public Optional<Boolean> flashKey() {
    if (keyPurposes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        keyManager
            || keyPurposes.contains(XTS_128)
            || keyPurposes.containsAll(Set.of(XTS_256_FIRST, XTS_256_SECOND)));
  }

  /** The flash key has two blocks: XTS-AES-256. */
  public boolean wideFlashKey() {
    return keyPurposes.contains(XTS_256_FIRST) && !keyPurposes.contains(XTS_128);
  }
}
