package imprint.label;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * A drawing as a PDF page of exactly the label's size, with modules and letters as outlines and the
 * fonts in it: a printer driver has nothing to replace.
 */
final class Pdf {
  private static final float POINTS_PER_MM = 72 / 25.4f;

  private final Drawing drawing;
  private final PDDocument document;
  private final PDPageContentStream content;
  private final Map<Face, PDFont> fonts = new HashMap<>();
  private final float height = (float) Sheet.HEIGHT_MM * POINTS_PER_MM;

  private Pdf(Drawing drawing, PDDocument document) throws IOException {
    this.drawing = drawing;
    this.document = document;
    PDPage page = new PDPage(new PDRectangle((float) Sheet.WIDTH_MM * POINTS_PER_MM, height));
    document.addPage(page);
    content = new PDPageContentStream(document, page);
  }

  static byte[] of(Drawing drawing) {
    var bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      // otherwise the time of day would be in the file, and no label could be made twice
      document.setDocumentId(0L);
      Pdf pdf = new Pdf(drawing, document);
      for (Mark mark : drawing.marks()) {
        pdf.draw(mark);
      }
      pdf.content.close();
      document.save(bytes);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private void draw(Mark mark) throws IOException {
    content.setNonStrokingColor(0f);
    switch (mark) {
      case Mark.Bar(Box box) -> {
        rectangle(box);
        content.fill();
      }
      case Mark.Code code -> {
        // one path for all modules: filled one by one, viewers show hairlines between them
        for (Box run : code.darkRuns()) {
          rectangle(run);
        }
        content.fill();
      }
      case Mark.Text text -> draw(text);
    }
  }

  private void draw(Mark.Text text) throws IOException {
    content.setNonStrokingColor(text.white() ? 1f : 0f);
    content.beginText();
    for (Words.Glyph glyph : text.words().glyphs()) {
      content.setFont(font(glyph.face()), points(text.words().em()));
      content.setTextMatrix(
          Matrix.getTranslateInstance(points(text.x() + glyph.x()), y(text.baseline())));
      content.showText(Character.toString(glyph.codePoint()));
    }
    content.endText();
  }

  private PDFont font(Face face) throws IOException {
    PDFont font = fonts.get(face);
    if (font == null) {
      font = PDType0Font.load(document, new ByteArrayInputStream(face.file()), true);
      fonts.put(face, font);
    }
    return font;
  }

  private void rectangle(Box box) throws IOException {
    content.addRect(points(box.x()), y(box.bottom()), points(box.width()), points(box.height()));
  }

  private float points(int dots) {
    return (float) drawing.points(dots);
  }

  /** PDF counts upwards from the lower edge. */
  private float y(int dots) {
    return height - points(dots);
  }
}
