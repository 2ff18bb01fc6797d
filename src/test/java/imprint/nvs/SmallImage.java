package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** An image with one of each, to be damaged in one place. */
final class SmallImage {
  static final byte[] KEY = {9, 8, 7, 6};

  private SmallImage() {}

  /** Entries: 0 cfg, 1 n, 2-3 s, 4-5 chunk of b, 6 index of b, 7 m. */
  static byte[] small() {
    return new NvsImage(0x3000)
        .namespace("cfg")
        .u32("n", 77)
        .string("s", "text")
        .blob("b", KEY)
        .u64("m", -1)
        .toBytes();
  }

  /** The findings after {@code change}, which may repair entry CRCs by {@link #seal}. */
  static NvsContents changed(Consumer<byte[]> change) {
    byte[] image = small();
    change.accept(image);
    return NvsReader.read(image);
  }

  static ByteBuffer words(byte[] image) {
    return ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
  }

  static void seal(byte[] image, int index) {
    int at = PageLayout.entryAt(index);
    words(image).putInt(at + PageLayout.CRC_AT, PageLayout.entryCrc(image, at));
  }

  static void set(byte[] image, int index, int offset, int value) {
    words(image).put(PageLayout.entryAt(index) + offset, (byte) value);
    seal(image, index);
  }

  static void state(byte[] image, int index, int bits) {
    int at = PageLayout.BITMAP_AT + index / 4;
    int shift = 2 * (index % 4);
    words(image).put(at, (byte) ((image[at] & ~(3 << shift)) | (bits << shift)));
  }

  static void finds(NvsContents contents, String... codes) {
    assertThat(contents.findings()).extracting(Finding::code).containsExactly(codes);
  }
}
