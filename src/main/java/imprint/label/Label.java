package imprint.label;

import imprint.finding.Refusal;
import java.util.List;

/**
 * The label of one unit, checked and read back. Never changes. All its forms show the same drawing.
 *
 * <p>It holds the codes that open the unit: whoever writes it to a disk keeps the file private.
 */
public final class Label {
  /** What thermal label printers have. */
  public static final List<Integer> RESOLUTIONS = List.of(203, 300, 600);

  private final LabelContent content;
  private final Rendering rendering;

  Label(LabelContent content, Rendering rendering) {
    this.content = content;
    this.rendering = rendering;
  }

  /**
   * One label of the standard layout. Who makes many keeps a {@link LabelMaker}.
   *
   * @param dpi dots an inch, one of {@link #RESOLUTIONS}
   * @throws Refusal what {@link LabelMaker#make} refuses
   */
  public static Label make(LabelContent content, int dpi) {
    return new LabelMaker(Layout.standard(), dpi).make(content);
  }

  /** What it says. */
  public LabelContent content() {
    return content;
  }

  /** What is printed. */
  public Rendering rendering() {
    return rendering;
  }

  /** One bit a dot, with its resolution in it. */
  public byte[] png() {
    return rendering.png();
  }

  /** One page of exactly the label's size, in outlines, with its fonts. */
  public byte[] pdf() {
    return rendering.pdf();
  }

  /** Outlines, in UTF-8. */
  public byte[] svg() {
    return rendering.svg();
  }

  /** The dots as a compressed graphic field of ZPL II. */
  public byte[] zpl() {
    return rendering.zpl();
  }

  /** Dots from left to right. */
  public int width() {
    return rendering.raster().width();
  }

  /** Dots from top to bottom. */
  public int height() {
    return rendering.raster().height();
  }

  @Override
  public String toString() {
    return "Label of " + content;
  }
}
