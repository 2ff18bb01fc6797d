package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PdfTest {
  private static PDDocument document(LabelContent content, int dpi) throws IOException {
    return Loader.loadPDF(Label.make(content, dpi).pdf());
  }

  @Test
  void isOnePageOfExactlyTheLabelsSize() throws IOException {
    try (PDDocument document = document(Labels.plain(), 300)) {
      assertThat(document.getNumberOfPages()).isOne();
      var box = document.getPage(0).getMediaBox();
      assertThat(box.getWidth() / 72 * 25.4f).isCloseTo(50, within(0.001f));
      assertThat(box.getHeight() / 72 * 25.4f).isCloseTo(25, within(0.001f));
    }
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void thePageReadsAsTheUnitsPayload(int dpi) throws IOException {
    try (PDDocument document = document(Labels.test(), dpi)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 400, ImageType.GRAY);
      assertThat(Labels.read(page)).contains(Labels.test().qrCode());
    }
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void showsTheSameDotsAsThePng(int dpi) throws IOException {
    LabelContent content = Labels.named("Nimbus Ünïversal 智能插座", "Northwind", "NW-26-0001374");
    Raster raster = Labels.raster(Labels.drawing(content, dpi));
    try (PDDocument document = document(content, dpi)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
      assertThat(strayDots(raster, page)).isEmpty();
    }
  }

  /**
   * Dots that are plainly black in one picture with nothing but white around them in the other: the
   * edge of a shape may fall a dot aside, a letter may not.
   */
  private static List<String> strayDots(Raster raster, BufferedImage page) {
    List<String> stray = new ArrayList<>();
    for (int y = 2; y < raster.height() - 2; y++) {
      for (int x = 2; x < raster.width() - 2; x++) {
        if (raster.black(x, y) && lightest(page, x, y) > 230) {
          stray.add("missing in the PDF: " + x + "," + y);
        }
        if ((page.getRGB(x, y) & 0xFF) < 40 && !anyBlack(raster, x, y)) {
          stray.add("missing in the PNG: " + x + "," + y);
        }
      }
    }
    return stray;
  }

  private static int lightest(BufferedImage page, int x, int y) {
    int darkest = 255;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        darkest = Math.min(darkest, page.getRGB(x + dx, y + dy) & 0xFF);
      }
    }
    return darkest;
  }

  private static boolean anyBlack(Raster raster, int x, int y) {
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (raster.black(x + dx, y + dy)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void carriesASubsetOfEachFontThatItUses() throws IOException {
    try (PDDocument document = document(Labels.named("智能插座", "Northwind", "NW-26-0001374"), 300)) {
      PDResources resources = document.getPage(0).getResources();
      List<String> names = new ArrayList<>();
      for (COSName name : resources.getFontNames()) {
        PDFont font = resources.getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        names.add(font.getName());
      }
      assertThat(names)
          .hasSize(2)
          .anyMatch(name -> name.matches("[A-Z]{6}\\+IBMPlexSans.*"))
          .anyMatch(name -> name.matches("[A-Z]{6}\\+DroidSansFallback"));
    }
  }

  @Test
  void itsTextCanBeSearchedForTheSerialNumber() throws IOException {
    try (PDDocument document = document(Labels.test(), 300)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("NW-26-0001374", "TEST – DO NOT SHIP");
    }
  }

  @Test
  void staysSmallEnoughForTenThousandUnits() {
    assertThat(Label.make(Labels.test(), 600).pdf()).hasSizeLessThan(16 * 1024);
  }
}
