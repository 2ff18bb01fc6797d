package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Files of labels, opened by programs that did not write them. */
class OutputsTest {
  private static LabelContent unit(int number) {
    return Labels.named("Plug " + number, "Northwind", "%06d".formatted(number));
  }

  @Test
  void aBookHasEachLabelOnAPageOfItsOwnSize() throws IOException {
    var bytes = new ByteArrayOutputStream();
    LabelMaker standard = new LabelMaker(Layout.standard(), 203);
    LabelMaker body = new LabelMaker(Layout.named("body"), 600);
    try (PdfBook book = new PdfBook(bytes)) {
      for (int i = 0; i < 70; i++) {
        book.add((i % 2 == 0 ? standard : body).make(unit(i)).rendering());
      }
    }
    try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
      assertThat(document.getNumberOfPages()).isEqualTo(70);
      assertThat(document.getPage(1).getMediaBox().getWidth() / 72 * 25.4f)
          .isCloseTo(25, within(0.001f));
      String text = new PDFTextStripper().getText(document);
      for (int i = 0; i < 70; i += 2) {
        assertThat(text).contains("S/N %06d".formatted(i));
      }
      var page = new PDFRenderer(document).renderImageWithDPI(69, 500, ImageType.GRAY);
      assertThat(Labels.read(page)).contains(unit(69).qrCode());
    }
  }

  /** What grows with the number of labels are eight bytes each of two objects. */
  @Test
  void aBookKeepsNoPages() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    var counting =
        new java.io.OutputStream() {
          private int written;

          @Override
          public void write(int octet) {
            written++;
          }
        };
    Rendering label = Label.make(unit(1), 203).rendering();
    try (PdfBook book = new PdfBook(counting)) {
      for (int i = 0; i < 5; i++) {
        book.add(label);
        sizes.add(counting.written);
      }
    }
    assertThat(sizes).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void turnedLettersOfAPdfAreWhereTheDotsAre() throws IOException {
    String yaml = LayoutFileTest.text("standard").replace("name: standard", "rotate: 270");
    Layout turned =
        LayoutFile.read(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8), "turned");
    Rendering label = new LabelMaker(turned, 300).make(Labels.test()).rendering();
    try (PDDocument document = Loader.loadPDF(label.pdf())) {
      var page = new PDFRenderer(document).renderImageWithDPI(0, 300, ImageType.GRAY);
      int differing = 0;
      for (int y = 1; y < label.raster().height() - 1; y++) {
        for (int x = 1; x < label.raster().width() - 1; x++) {
          int grey = page.getRGB(x, y) & 0xFF;
          differing += label.raster().black(x, y) ? (grey > 200 ? 1 : 0) : (grey < 55 ? 1 : 0);
        }
      }
      assertThat(differing).isLessThan(label.raster().width() * label.raster().height() / 200);
      assertThat(Labels.read(page)).contains(Labels.test().qrCode());
    }
  }

  @Test
  void anSvgHasTheSizeOfTheLabelAndNoTextThatAFontCouldChange() throws Exception {
    LabelContent content = Labels.named("<Plug> & \"Söhne\"", "Northwind", "1");
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Label.make(content, 300).svg()));
    assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("50mm");
    assertThat(svg.getDocumentElement().getAttribute("height")).isEqualTo("25mm");
    assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 591 295");
    assertThat(svg.getElementsByTagName("text").getLength()).isZero();
    assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(3);
  }

  @Property(tries = 100)
  void aPngHasTheVeryDots(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 50) int height,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    Dots dots = new Dots(width, height);
    for (int i = 0; i < width * height / 3; i++) {
      dots.set(random.nextInt(width), random.nextInt(height));
    }
    Raster raster = new Raster(dots.bitmap(), 300);
    var image = ImageIO.read(new ByteArrayInputStream(Png.of(raster)));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        assertThat((image.getRGB(x, y) & 0xFF) == 0).isEqualTo(raster.black(x, y));
      }
    }
  }

  @Property(tries = 200)
  void dotsDrawnAnywhereLandWhereTheyShould(
      @ForAll @IntRange(min = -40, max = 60) int x,
      @ForAll @IntRange(min = -20, max = 30) int y,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 12) int height) {
    Dots small = new Dots(width, height);
    small.fill(new Box(0, 0, width, height));
    Dots drawn = new Dots(50, 25);
    drawn.draw(small.bitmap(), x, y, false);
    Dots filled = new Dots(50, 25);
    filled.fill(new Box(x, y, width, height));
    Bitmap result = filled.bitmap();
    assertThat(drawn.bitmap()).isEqualTo(result);
    for (int row = 0; row < 25; row++) {
      for (int column = 0; column < 50; column++) {
        assertThat(result.black(column, row))
            .isEqualTo(new Box(x, y, width, height).holds(new Box(column, row, 1, 1)));
      }
    }
  }

  @Property
  void fourQuartersOfATurnAreNone(
      @ForAll @IntRange(min = 1, max = 30) int width,
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll long seed) {
    Random random = new Random(seed);
    Dots dots = new Dots(width, height);
    for (int i = 0; i < 40; i++) {
      dots.set(random.nextInt(width), random.nextInt(height));
    }
    Bitmap start = dots.bitmap();
    Bitmap twice = start.turned(Turn.RIGHT).turned(Turn.RIGHT);
    assertThat(twice).isEqualTo(start.turned(Turn.HALF));
    assertThat(twice.turned(Turn.RIGHT)).isEqualTo(start.turned(Turn.LEFT));
    assertThat(twice.turned(Turn.HALF)).isEqualTo(start);
  }

  @Test
  void aLabelTellsNothingOfItsCodesByItsText() {
    Label label = Label.make(Labels.plain().with(Map.of("mac", "1")), 203);
    assertThat(label.toString() + label.rendering() + label.content())
        .doesNotContain(Labels.plain().qrCode().substring(3), Labels.plain().manualCode());
  }
}
