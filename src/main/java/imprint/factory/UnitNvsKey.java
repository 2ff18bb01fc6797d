package imprint.factory;

import imprint.nvs.NvsCipher;
import imprint.nvs.NvsKey;
import java.security.SecureRandom;

/** The key that one unit's NVS is encrypted with. Close it to wipe it. */
public final class UnitNvsKey implements AutoCloseable {
  private final NvsKey key;

  private UnitNvsKey(NvsKey key) {
    this.key = key;
  }

  /** A new one. */
  public static UnitNvsKey random(SecureRandom random) {
    return new UnitNvsKey(NvsKey.random(random));
  }

  /**
   * The one in a keys partition.
   *
   * @param name of where it comes from, for the refusals
   * @throws imprint.finding.Refusal nvs.key-file, nvs.key-crc, nvs.key-blank, nvs.key-halves
   */
  public static UnitNvsKey ofPartition(byte[] partition, String name) {
    return new UnitNvsKey(NvsKey.read(partition, name));
  }

  /** An encrypted copy of a factory image, for the caller to wipe. */
  public byte[] seal(byte[] image) {
    return NvsCipher.encrypt(image, key);
  }

  /**
   * A plain copy of an encrypted image, for the caller to wipe.
   *
   * @throws imprint.finding.Refusal nvs.key-wrong, nvs.not-encrypted, nvs.pages
   */
  public byte[] open(byte[] image) {
    return NvsCipher.decrypt(image, key);
  }

  /** The content of the keys partition, for the caller to wipe. */
  public byte[] toPartition() {
    return key.toPartition();
  }

  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return "NVS key of a unit";
  }
}
