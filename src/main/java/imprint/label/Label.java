package imprint.label;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.List;

/**
 * The label of one unit, 50 mm × 25 mm, checked and read back. PNG and PDF show the same drawing.
 *
 * <p>It holds the codes that open the unit: whoever writes it to a disk keeps the file private.
 */
public final class Label {
  /** What thermal label printers have. */
  public static final List<Integer> RESOLUTIONS = List.of(203, 300, 600);

  private final Drawing drawing;
  private final Raster raster;

  private Label(Drawing drawing, Raster raster) {
    this.drawing = drawing;
    this.raster = raster;
  }

  /**
   * Lays the label out, draws it in dots, and reads its QR code from these dots.
   *
   * @param dpi dots an inch, one of {@link #RESOLUTIONS}
   * @throws Refusal label.resolution; label.no-glyph for a character that the fonts lack;
   *     label.serial-too-long, label.vendor-too-long, label.product-too-long; and, should the
   *     layout be at fault, what {@link LabelCheck} found
   */
  public static Label make(LabelContent content, int dpi) {
    if (!RESOLUTIONS.contains(dpi)) {
      throw Refusal.of("label.resolution", dpi);
    }
    LabelCheck check = drawn(content, dpi, QrSymbol.of(content.qrCode()));
    List<Finding> findings = check.findings();
    if (!findings.isEmpty()) {
      // about one payload in two hundred is misread by ZXing, which is in many scanners, under its
      // best mask: a data area is taken for the alignment pattern
      check =
          QrSymbol.masks(content.qrCode())
              .map(symbol -> drawn(content, dpi, symbol))
              .filter(drawn -> drawn.findings().isEmpty())
              .findFirst()
              .orElseThrow(() -> new Refusal(findings.getFirst()));
    }
    return new Label(check.drawing(), check.raster());
  }

  private static LabelCheck drawn(LabelContent content, int dpi, QrSymbol symbol) {
    Drawing drawing = Layout.of(content, dpi, symbol);
    return new LabelCheck(content, drawing, Raster.of(drawing));
  }

  /** One bit a dot, with its resolution in it. */
  public byte[] png() {
    return Png.of(raster);
  }

  /** One page of exactly the label's size, in outlines, with its fonts. */
  public byte[] pdf() {
    return Pdf.of(drawing);
  }

  /** Dots from left to right. */
  public int width() {
    return drawing.width();
  }

  /** Dots from top to bottom. */
  public int height() {
    return drawing.height();
  }
}
