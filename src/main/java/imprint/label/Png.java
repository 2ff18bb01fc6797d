package imprint.label;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A raster as a PNG of one bit a dot that knows its resolution, so that it prints at its size. */
final class Png {
  private static final String FORMAT = "javax_imageio_png_1.0";
  private static final double METRES_PER_INCH = 0.0254;

  private Png() {}

  static byte[] of(Raster raster) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(raster.image()), null);
      metadata.mergeTree(FORMAT, resolution(raster.dpi()));
      writer.write(new IIOImage(raster.image(), null, metadata));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The pHYs chunk (PNG specification, 11.3.5.3): dots a metre, the same both ways. */
  private static IIOMetadataNode resolution(int dpi) {
    String dotsPerMetre = Long.toString(Math.round(dpi / METRES_PER_INCH));
    var physical = new IIOMetadataNode("pHYs");
    physical.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
    physical.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
    physical.setAttribute("unitSpecifier", "meter");
    var root = new IIOMetadataNode(FORMAT);
    root.appendChild(physical);
    return root;
  }
}
