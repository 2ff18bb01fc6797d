package imprint.label;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Any number of labels as one PDF, a page each of exactly its size, with modules and letters as
 * outlines and subsets of the fonts: a printer driver has nothing to replace.
 *
 * <p>A page is written when it is added and not kept; PDFBox would hold all of them until the end.
 * What is kept of a page are sixteen bytes (ISO 32000-1, 7.5: the cross-reference table). No time
 * of day is in the file: the same labels give the same bytes.
 */
public final class PdfBook implements Closeable {
  private static final int CATALOG = 1;
  private static final int PAGES = 2;
  private static final int RESOURCES = 3;
  private static final int FIRST_FONT = 4;
  private static final double POINTS_PER_MM = 72 / Drawing.MM_PER_INCH;

  private final OutputStream out;
  private final List<PdfFont> fonts;
  private final Deflater deflater = new Deflater();
  private final byte[] packed = new byte[8192];
  private long[] offsets;
  private int objects;
  private long written;
  private int pages;
  private boolean closed;

  /**
   * Begins a book.
   *
   * @param out gets its bytes; is flushed at the end and left open
   */
  public PdfBook(OutputStream out) throws IOException {
    this.out = out;
    fonts =
        List.of(
            new PdfFont(Face.PLEX, FIRST_FONT),
            new PdfFont(Face.DROID, FIRST_FONT + PdfFont.OBJECTS));
    objects = FIRST_FONT + fonts.size() * PdfFont.OBJECTS;
    offsets = new long[objects + 64];
    // the second line tells programs that the file is not text (7.5.2)
    write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  /** The next page. */
  public void add(Rendering rendering) throws IOException {
    Drawing drawing = rendering.drawing();
    double width = drawing.size().width() * POINTS_PER_MM;
    double height = drawing.size().height() * POINTS_PER_MM;
    int page = next();
    begin(page);
    write(
        "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources %d 0 R/Contents %d 0 R>>\nendobj\n"
            .formatted(PAGES, number(width), number(height), RESOURCES, page + 1));
    stream(next(), "", content(drawing, height).getBytes(StandardCharsets.US_ASCII));
    pages++;
  }

  /** In dots, y downwards, so that all coordinates are whole numbers. */
  private String content(Drawing drawing, double height) {
    double scale = 72.0 / drawing.dpi();
    StringBuilder page = new StringBuilder(4096);
    page.append(number(scale)).append(" 0 0 ").append(number(-scale)).append(" 0 ");
    page.append(number(height)).append(" cm 0 g\n");
    for (Mark mark : drawing.marks()) {
      switch (mark) {
        case Mark.Bar(Box box) -> boxes(page, List.of(box));
        // one path for all modules: filled one by one, viewers show hairlines between them
        case Mark.Code code -> boxes(page, code.darkRuns());
        case Mark.Picture picture -> boxes(page, picture.darkRuns());
        case Mark.Text text -> text(page, text);
      }
    }
    return page.toString();
  }

  private static void boxes(StringBuilder page, List<Box> boxes) {
    for (Box box : boxes) {
      page.append(box.x()).append(' ').append(box.y()).append(' ');
      page.append(box.width()).append(' ').append(box.height()).append(" re\n");
    }
    page.append("f\n");
  }

  private void text(StringBuilder page, Mark.Text text) {
    page.append(text.white() ? "1 g BT\n" : "BT\n");
    PdfFont last = null;
    for (Words.Glyph glyph : text.words().glyphs()) {
      PdfFont font = glyph.face() == Face.PLEX ? fonts.getFirst() : fonts.getLast();
      if (font != last) {
        page.append("/F").append(font.object()).append(' ');
        page.append(text.words().em()).append(" Tf\n");
        last = font;
      }
      Turn turn = text.turn();
      // letters stand upright in a page whose y was turned over
      page.append(
          switch (turn) {
            case NONE -> "1 0 0 -1 ";
            case RIGHT -> "0 1 1 0 ";
            case HALF -> "-1 0 0 1 ";
            case LEFT -> "0 -1 -1 0 ";
          });
      page.append(text.x() + turn.x(glyph.x(), 0, 0, 0)).append(' ');
      page.append(text.baseline() + turn.y(glyph.x(), 0, 0, 0)).append(" Tm<");
      font.show(page, glyph.codePoint());
      page.append(">Tj\n");
    }
    page.append(text.white() ? "ET 0 g\n" : "ET\n");
  }

  /** Ends the book: fonts, page tree and cross-reference table. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      StringBuilder names = new StringBuilder();
      for (PdfFont font : fonts) {
        if (font.used()) {
          names.append("/F%d %d 0 R".formatted(font.object(), font.object()));
          font.write(this);
        }
      }
      object(RESOURCES, "<</Font<<%s>>>>".formatted(names));
      object(CATALOG, "<</Type/Catalog/Pages %d 0 R>>".formatted(PAGES));
      tree();
      crossReferences();
      out.flush();
    } finally {
      deflater.end();
    }
  }

  private void tree() throws IOException {
    begin(PAGES);
    write("<</Type/Pages/Count %d/Kids[".formatted(pages));
    int first = FIRST_FONT + fonts.size() * PdfFont.OBJECTS;
    for (int i = 0; i < pages; i++) {
      write((first + 2 * i) + " 0 R\n");
    }
    write("]>>\nendobj\n");
  }

  private void crossReferences() throws IOException {
    long start = written;
    write("xref\n0 %d\n0000000000 65535 f \n".formatted(objects));
    for (int i = 1; i < objects; i++) {
      write(offsets[i] == 0 ? "0000000000 65535 f \n" : "%010d 00000 n \n".formatted(offsets[i]));
    }
    write("trailer\n<</Size %d/Root %d 0 R>>\n".formatted(objects, CATALOG));
    write("startxref\n%d\n%%%%EOF\n".formatted(start));
  }

  private int next() {
    if (objects == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * objects);
    }
    return objects++;
  }

  private void begin(int object) throws IOException {
    offsets[object] = written;
    write(object + " 0 obj\n");
  }

  void object(int object, String text) throws IOException {
    begin(object);
    write(text);
    write("\nendobj\n");
  }

  /**
   * @param more entries of its dictionary
   */
  void stream(int object, String more, byte[] bytes) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    int length = 0;
    deflater.reset();
    deflater.setInput(bytes);
    deflater.finish();
    while (!deflater.finished()) {
      int some = deflater.deflate(packed);
      parts.add(Arrays.copyOf(packed, some));
      length += some;
    }
    begin(object);
    write("<</Length %d/Filter/FlateDecode%s>>\nstream\n".formatted(length, more));
    for (byte[] part : parts) {
      out.write(part);
    }
    written += length;
    write("\nendstream\nendobj\n");
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    out.write(bytes);
    written += bytes.length;
  }

  /** Plain decimals, as PDF wants them. */
  static String number(double value) {
    String text = String.format(java.util.Locale.ROOT, "%.5f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
