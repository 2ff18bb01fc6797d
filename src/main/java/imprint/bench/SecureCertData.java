package imprint.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an application finds in the esp_secure_cert partition beside certificates and key. */
final class SecureCertData {
  private static final int MAGIC = 0xBA5EBA11;
  private static final int HEADER = 12;
  private static final int ALIGNMENT = 16;
  private static final int CRC = 4;

  /** Type and subtype of a discriminator, u16. */
  private static final int DISCRIMINATOR = 201 << 8;

  private SecureCertData() {}

  /**
   * Values of the commissioning data there, under their names in NVS; nothing without the magic.
   */
  static Optional<Map<String, String>> find(byte[] partition) {
    ByteBuffer in = ByteBuffer.wrap(partition).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, String> values = new HashMap<>();
    int at = 0;
    while (at + HEADER <= partition.length && in.getInt(at) == MAGIC) {
      int kind = ((in.get(at + 8) & 0xFF) << 8) | (in.get(at + 9) & 0xFF);
      int length = in.getShort(at + 10) & 0xFFFF;
      if (kind == DISCRIMINATOR && length == 2 && at + HEADER + 2 <= partition.length) {
        values.put("discriminator", String.valueOf(in.getShort(at + HEADER) & 0xFFFF));
      }
      at += HEADER + length + Math.floorMod(-length, ALIGNMENT) + CRC;
    }
    return at == 0 ? Optional.empty() : Optional.of(values);
  }
}
