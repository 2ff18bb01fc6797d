package imprint.nvs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The 4096 bytes of ESP-IDF's {@code nvs_keys} partition: a key, its checksum, then 0xFF. */
final class KeysPartition {
  private static final int CRC_AT = NvsKey.LENGTH;

  private KeysPartition() {}

  static byte[] of(byte[] key) {
    byte[] partition = new byte[PageLayout.PAGE];
    Arrays.fill(partition, (byte) 0xFF);
    ByteBuffer.wrap(partition).order(ByteOrder.LITTLE_ENDIAN).put(key).putInt(NvsCrc.of(key));
    return partition;
  }

  static boolean hasTheForm(byte[] content) {
    return content.length == PageLayout.PAGE
        && isBlank(content, CRC_AT + Integer.BYTES)
        && !isBlank(content, 0);
  }

  static boolean checksumIsRight(byte[] partition) {
    int crc = ByteBuffer.wrap(partition).order(ByteOrder.LITTLE_ENDIAN).getInt(CRC_AT);
    return crc == new NvsCrc().add(partition, 0, NvsKey.LENGTH).value();
  }

  static boolean isBlank(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] != -1) {
        return false;
      }
    }
    return true;
  }
}
