package imprint.securecert;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An esp_secure_cert partition image in the making. Whatever the order of the calls, the entries
 * stand as Espressif's tool has them, so that equal input gives equal bytes.
 *
 * <pre>
 * try (var image = new SecureCertImage()) {
 *   byte[] bytes = image.deviceCertificate(dac).caCertificate(pai).privateKey(sec1).toBytes();
 * }
 * </pre>
 *
 * <p>Every value can be given once: the second is refused as {@code securecert.duplicate}. What is
 * given stays the caller's; this holds copies. Close it to wipe them.
 */
public final class SecureCertImage implements AutoCloseable {
  /** Bytes of every image. */
  public static final int SIZE = SecureCertLayout.IMAGE;

  /** Bytes of a P-256 key as SEC 1 DER with its curve and its public point (RFC 5915). */
  public static final int KEY_LENGTH = 121;

  private static final int CONFIGURATION = 40;

  /** Key 0 is in eFuse block 4. */
  private static final int FIRST_KEY_BLOCK = 4;

  private static final int LAST_KEY = 5;
  private static final int VERIFIER = 97;
  private static final int ROTATING_ID = 16;
  private static final int RANDOM = 32;

  private final Map<SecureCertKind, SecureCertEntry> entries = new EnumMap<>(SecureCertKind.class);

  /** The DAC, DER. */
  public SecureCertImage deviceCertificate(byte[] der) {
    return add(SecureCertKind.DEVICE_CERTIFICATE, 0, Secret.copyOf(der));
  }

  /** The PAI, DER. */
  public SecureCertImage caCertificate(byte[] der) {
    return add(SecureCertKind.CA_CERTIFICATE, 0, Secret.copyOf(der));
  }

  /**
   * The DAC's key.
   *
   * @param sec1 SEC 1 DER with curve and public point (RFC 5915)
   */
  public SecureCertImage privateKey(Secret sec1) {
    return add(SecureCertKind.PRIVATE_KEY, 0, sec1.copy());
  }

  /**
   * Says that the DAC's key is in an eFuse of the chip, which signs with it and never shows it. The
   * entry of the key is there, as the firmware expects, but holds zeros: the peer tool leaves the
   * plain key in it, where anybody who reads the flash finds it.
   *
   * @param efuseKeyId 0 … 5
   * @throws Refusal securecert.efuse-key
   */
  public SecureCertImage keyInPeripheral(int efuseKeyId) {
    if (efuseKeyId < 0 || efuseKeyId > LAST_KEY) {
      throw Refusal.of("securecert.efuse-key", efuseKeyId, LAST_KEY);
    }
    byte[] configuration = new byte[CONFIGURATION];
    configuration[0] = (byte) (efuseKeyId + FIRST_KEY_BLOCK);
    add(SecureCertKind.SECURITY_CONFIGURATION, 0, Secret.owning(configuration));
    return add(
        SecureCertKind.PRIVATE_KEY,
        SecureCertEntry.KEY_IN_PERIPHERAL,
        Secret.owning(new byte[KEY_LENGTH]));
  }

  /**
   * What the unit is commissioned with.
   *
   * @param discriminator 12 bits
   * @param verifier w0 ‖ L, 97 bytes
   * @param salt 16 … 32 bytes
   * @param iterations 1000 … 100000
   */
  public SecureCertImage commissionable(
      int discriminator, Secret verifier, byte[] salt, int iterations) {
    require(discriminator >= 0 && discriminator <= 0xFFF, "discriminator");
    require(verifier.length() == VERIFIER, "verifier");
    require(salt.length >= 16 && salt.length <= 32, "salt");
    require(iterations >= 1000 && iterations <= 100_000, "iterations");
    add(SecureCertKind.DISCRIMINATOR, 0, number(discriminator, Short.BYTES));
    add(SecureCertKind.VERIFIER, 0, verifier.copy());
    add(SecureCertKind.SALT, 0, Secret.copyOf(salt));
    return add(SecureCertKind.ITERATION_COUNT, 0, number(iterations, Integer.BYTES));
  }

  /**
   * What rotating device ids are made from.
   *
   * @param uid 16 bytes
   */
  public SecureCertImage rotatingId(Secret uid) {
    require(uid.length() == ROTATING_ID, "rotating id");
    return add(SecureCertKind.ROTATING_ID, 0, uid.copy());
  }

  /** The entries 128 and 129 of Matter's type, 32 random bytes each, as the peer tool has them. */
  public SecureCertImage random128And129(SecureRandom random) {
    add(SecureCertKind.RANDOM_128, 0, drawn(random));
    return add(SecureCertKind.RANDOM_129, 0, drawn(random));
  }

  /** What was given so far, in the order of the image; stays this object's own. */
  public List<SecureCertEntry> entries() {
    return List.copyOf(entries.values());
  }

  /**
   * The image, 8192 bytes; holds secrets, the caller wipes it.
   *
   * @throws Refusal securecert.data-too-long, securecert.image-too-long
   */
  public byte[] toBytes() {
    return SecureCertWriter.write(entries());
  }

  @Override
  public void close() {
    entries.values().forEach(SecureCertEntry::close);
  }

  @Override
  public String toString() {
    return "secure cert image, " + entries.size() + " entries";
  }

  private SecureCertImage add(SecureCertKind kind, int flags, Secret data) {
    if (entries.containsKey(kind)) {
      data.close();
      throw Refusal.of("securecert.duplicate", kind.type(), kind.subtype());
    }
    entries.put(kind, SecureCertEntry.of(kind, flags, data));
    return this;
  }

  /** Little endian. */
  private static Secret number(int value, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (value >>> (Byte.SIZE * i));
    }
    return Secret.owning(bytes);
  }

  private static Secret drawn(SecureRandom random) {
    byte[] bytes = new byte[RANDOM];
    random.nextBytes(bytes);
    return Secret.owning(bytes);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("not a " + what);
    }
  }
}
