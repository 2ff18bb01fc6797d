package imprint.label;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A raster as a PNG of one bit a dot that knows its resolution, so that it prints at its size.
 * Written without a drawing library, whose start would cost more than hundreds of pictures
 * (Portable Network Graphics specification, 5 and 11.2).
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final double METRES_PER_INCH = 0.0254;
  private static final byte METRE = 1;

  private Png() {}

  static byte[] of(Raster raster) {
    var png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    byte[] head =
        ByteBuffer.allocate(13)
            .putInt(raster.width())
            .putInt(raster.height())
            // one bit, grey, deflate, filters by row, not interlaced
            .put(new byte[] {1, 0, 0, 0, 0})
            .array();
    chunk(png, "IHDR", head, head.length);
    byte[] physical = resolution(raster.dpi());
    chunk(png, "pHYs", physical, physical.length);
    byte[] packed = new byte[raster.dots().rows().length + raster.height() + 64];
    Deflater deflater = new Deflater();
    deflater.setInput(rows(raster.dots()));
    deflater.finish();
    // rows of dots never grow by more than deflate's few bytes of frame
    int length = deflater.deflate(packed);
    while (!deflater.finished()) {
      packed = java.util.Arrays.copyOf(packed, packed.length * 2);
      length += deflater.deflate(packed, length, packed.length - length);
    }
    deflater.end();
    chunk(png, "IDAT", packed, length);
    chunk(png, "IEND", new byte[0], 0);
    return png.toByteArray();
  }

  /** The pHYs chunk (11.3.5.3): dots a metre, the same both ways. */
  private static byte[] resolution(int dpi) {
    int dotsPerMetre = (int) Math.round(dpi / METRES_PER_INCH);
    return ByteBuffer.allocate(9).putInt(dotsPerMetre).putInt(dotsPerMetre).put(METRE).array();
  }

  /** White is 1; each row behind the byte of its filter. */
  private static byte[] rows(Bitmap dots) {
    int stride = dots.stride();
    byte[] rows = new byte[(stride + 1) * dots.height()];
    for (int y = 0; y < dots.height(); y++) {
      for (int i = 0; i < stride; i++) {
        rows[y * (stride + 1) + 1 + i] = (byte) ~dots.rows()[y * stride + i];
      }
    }
    return rows;
  }

  static void chunk(ByteArrayOutputStream png, String type, byte[] data, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data, 0, length);
    png.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    png.writeBytes(name);
    png.write(data, 0, length);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
