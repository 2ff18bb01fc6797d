package imprint.label;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One piece of paper, a label or a sheet of them, in every form that it is printed from. Never
 * changes. All forms show the same drawing; the dots are the truth.
 *
 * <p>It holds the codes that open units: whoever writes it to a disk keeps the file private.
 */
public final class Rendering {
  private final Drawing drawing;
  private final Raster raster;
  private final boolean cropped;

  Rendering(Drawing drawing, Raster raster) {
    this(drawing, raster, false);
  }

  /**
   * @param cropped what leaves the paper when the print is moved is left out, and no reason to
   *     refuse it
   */
  Rendering(Drawing drawing, Raster raster, boolean cropped) {
    this.drawing = drawing;
    this.raster = raster;
    this.cropped = cropped;
  }

  /** Millimetres as they were asked for; the dots are the nearest whole number. */
  public Size size() {
    return drawing.size();
  }

  /** What a print head burns. */
  public Raster raster() {
    return raster;
  }

  /** One bit a dot, with its resolution in it. */
  public byte[] png() {
    return Png.of(raster);
  }

  /** One page of exactly the size, in outlines, with its fonts. */
  public byte[] pdf() {
    var bytes = new ByteArrayOutputStream();
    try (PdfBook book = new PdfBook(bytes)) {
      book.add(this);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /** Outlines, in UTF-8. */
  public byte[] svg() {
    return Svg.of(drawing);
  }

  /** The dots as a compressed graphic field: prints the same on every printer that knows ZPL II. */
  public byte[] zpl() {
    return zpl(ZplOptions.USUAL);
  }

  /** As the printer is to be told. */
  public byte[] zpl(ZplOptions options) {
    return Zpl.of(drawing, raster, options, cropped);
  }

  Drawing drawing() {
    return drawing;
  }

  /** Nothing of what is on it. */
  @Override
  public String toString() {
    return "Rendering of " + raster.width() + " by " + raster.height() + " dots";
  }
}
