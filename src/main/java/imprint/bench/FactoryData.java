package imprint.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Factory data as the firmware's NVS library finds it: entries whose check sums hold, in pages
 * whose headers hold. Numbers as decimal text, blobs left out.
 */
final class FactoryData {
  private static final int PAGE = 4096;
  private static final int ENTRY = 32;
  private static final int ENTRIES = 126;
  private static final int U8 = 0x01;
  private static final int U32 = 0x04;
  private static final int STRING = 0x21;
  private static final String NAMESPACE = "chip-factory";

  private final byte[] partition;
  private final Map<String, String> values = new LinkedHashMap<>();
  private int namespace = -1;

  private FactoryData(byte[] partition) {
    this.partition = partition;
  }

  /** Key to value of the namespace {@code chip-factory}; nothing when it is not there. */
  static Optional<Map<String, String>> find(byte[] partition) {
    FactoryData data = new FactoryData(partition);
    for (int page = 0; page + PAGE <= partition.length; page += PAGE) {
      data.page(page);
    }
    return data.namespace < 0 ? Optional.empty() : Optional.of(data.values);
  }

  private void page(int page) {
    int state = word(page);
    boolean used = state == 0xFFFFFFFE || state == 0xFFFFFFFC;
    if (!used || word(page + 28) != crc(page + 4, 24, page, 0)) {
      return;
    }
    int entry = 0;
    while (entry < ENTRIES) {
      int written = (partition[page + 32 + entry / 4] >> (2 * (entry % 4))) & 3;
      int at = page + 64 + ENTRY * entry;
      if (written == 2 && word(at + 4) == crc(at, 4, at + 8, 24)) {
        entry(at, page + PAGE);
        entry += Math.max(1, partition[at + 2] & 0xFF);
      } else {
        entry++;
      }
    }
  }

  private void entry(int at, int pageEnd) {
    int owner = partition[at] & 0xFF;
    int type = partition[at + 1] & 0xFF;
    String key = text(at + 8, 16);
    if (owner == 0 && type == U8 && key.equals(NAMESPACE)) {
      namespace = partition[at + 24] & 0xFF;
    } else if (owner == namespace && type == U32) {
      values.put(key, Integer.toUnsignedString(word(at + 24)));
    } else if (owner == namespace && type == STRING) {
      int length = (partition[at + 24] & 0xFF) | ((partition[at + 25] & 0xFF) << 8);
      int data = at + ENTRY;
      if (data + length <= pageEnd && word(at + 28) == crc(data, length, data, 0)) {
        values.put(key, text(data, length));
      }
    } else if (owner == namespace) {
      values.putIfAbsent(key, "");
    }
  }

  private String text(int at, int length) {
    return new String(partition, at, length, StandardCharsets.UTF_8).replaceAll("(?s)\0.*", "");
  }

  private int word(int at) {
    return ByteBuffer.wrap(partition).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  /** Reflected CRC-32 whose register starts at 0: as if four bytes FF had gone through before. */
  private int crc(int at, int length, int more, int moreLength) {
    CRC32 crc = new CRC32();
    crc.update(new byte[] {-1, -1, -1, -1});
    crc.update(partition, at, length);
    crc.update(partition, more, moreLength);
    return (int) crc.getValue();
  }
}
