package imprint.securecert;

import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * An esp_secure_cert partition image in the making, byte for byte as esp-secure-cert-tool 2.3.6
 * makes it, so long as the entries come in its order. Holds a key: close it to wipe it.
 *
 * <pre>
 * byte[] image = new SecureCertImage().add(DEVICE_CERT, dac).add(CA_CERT, pai).toBytes();
 * </pre>
 */
public final class SecureCertImage implements AutoCloseable {
  /** Bytes of an image, which is the whole partition. */
  public static final int SIZE = SecureCertFormat.SIZE;

  private static final int SECURITY_CONFIG = 40;
  private static final int FIRST_KEY_BLOCK = 4;

  private final byte[] image = new byte[SIZE];
  private final ByteBuffer out = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
  private final Set<SecureCertType> added = EnumSet.noneOf(SecureCertType.class);

  public SecureCertImage() {
    Arrays.fill(image, (byte) 0xFF);
  }

  /**
   * Adds an entry.
   *
   * @throws Refusal securecert.twice, securecert.full
   */
  public SecureCertImage add(SecureCertType type, byte[] data) {
    return add(type, 0, data);
  }

  /** A number of 16 bits. */
  public SecureCertImage addU16(SecureCertType type, int value) {
    return add(
        type,
        ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value).array());
  }

  /** A number of 32 bits. */
  public SecureCertImage addU32(SecureCertType type, int value) {
    return add(type, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  /**
   * Says that the key is in an eFuse. Comes first.
   *
   * @param keyBlock 0 … 5
   */
  public SecureCertImage keyInEfuse(int keyBlock) {
    byte[] config = new byte[SECURITY_CONFIG];
    config[0] = (byte) (FIRST_KEY_BLOCK + keyBlock);
    return add(SecureCertType.SECURITY_CONFIG, config);
  }

  /**
   * The place of a key that is in an eFuse: zeros as long as the key would be. esp-secure-cert-tool
   * leaves the plain key there, beside the mark that it is elsewhere.
   */
  public SecureCertImage absentKey(int length) {
    return add(SecureCertType.PRIVATE_KEY, SecureCertFormat.IN_PERIPHERAL, new byte[length]);
  }

  private SecureCertImage add(SecureCertType type, int flags, byte[] data) {
    if (!added.add(type)) {
      throw Refusal.of("securecert.twice", type);
    }
    int padding = SecureCertFormat.padding(data.length);
    int whole = SecureCertFormat.HEADER + data.length + padding + SecureCertFormat.CRC;
    // the end needs its mark
    if (whole + Integer.BYTES > out.remaining()) {
      throw Refusal.of("securecert.full", type, SIZE);
    }
    int start = out.position();
    out.putInt(SecureCertFormat.MAGIC).putInt(flags);
    out.put((byte) type.type()).put((byte) type.subtype()).putShort((short) data.length);
    out.put(data).put(new byte[padding]);
    out.putInt(SecureCertFormat.crc(image, start, out.position() - start));
    return this;
  }

  /** The image as it is flashed. */
  public byte[] toBytes() {
    byte[] bytes = image.clone();
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(out.position(), SecureCertFormat.END);
    return bytes;
  }

  @Override
  public void close() {
    Arrays.fill(image, (byte) 0);
  }

  @Override
  public String toString() {
    return "esp_secure_cert image of " + added.size() + " entries";
  }
}
