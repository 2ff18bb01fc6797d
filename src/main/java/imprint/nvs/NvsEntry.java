package imprint.nvs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An entry as it stands in its page, with the data behind it. Does not print what it holds. */
final class NvsEntry {
  private final int page;
  private final int index;
  private final byte[] head;
  private final byte[] data;
  private final NvsType type;

  /** {@code head} is 32 bytes; {@code data} is empty where the type has none. */
  NvsEntry(int page, int index, NvsType type, byte[] head, byte[] data) {
    this.page = page;
    this.index = index;
    this.type = type;
    this.head = head;
    this.data = data;
  }

  int page() {
    return page;
  }

  int index() {
    return index;
  }

  NvsType type() {
    return type;
  }

  int namespace() {
    return head[PageLayout.NAMESPACE_AT] & 0xFF;
  }

  int span() {
    return head[PageLayout.SPAN_AT] & 0xFF;
  }

  int chunk() {
    return head[PageLayout.CHUNK_AT] & 0xFF;
  }

  /** Up to the first zero byte. */
  String key() {
    int length = 0;
    while (length < PageLayout.KEY && head[PageLayout.KEY_AT + length] != 0) {
      length++;
    }
    return new String(head, PageLayout.KEY_AT, length, StandardCharsets.UTF_8);
  }

  boolean keyIsSound() {
    return head[PageLayout.KEY_AT] != 0 && head[PageLayout.KEY_AT + PageLayout.KEY - 1] == 0;
  }

  long field() {
    long field = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      field = (field << 8) | (head[PageLayout.FIELD_AT + i] & 0xFF);
    }
    return field;
  }

  /** The number of a number entry. */
  long number() {
    return type.value(field());
  }

  byte[] data() {
    return data;
  }

  boolean dataIsSound() {
    return !type.hasData() || NvsCrc.of(data) == (int) (field() >>> 32);
  }

  /** Bytes of the whole blob, of an index entry. */
  long totalSize() {
    return field() & 0xFFFF_FFFFL;
  }

  int chunkCount() {
    return (int) (field() >>> 32) & 0xFF;
  }

  int chunkStart() {
    return (int) (field() >>> 40) & 0xFF;
  }

  void wipe() {
    Arrays.fill(data, (byte) 0);
    Arrays.fill(head, (byte) 0);
  }
}
