package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent, printed by a printer that knows nothing of how it was written. */
class ZplTest {
  private static final LabelContent SHIPPED =
      Objects.requireNonNull(Samples.all().get("usual unit"));

  static Stream<Arguments> everyLayoutAtEveryResolution() {
    return Layout.SHIPPED.stream()
        .flatMap(name -> Label.RESOLUTIONS.stream().map(dpi -> Arguments.of(name, dpi)));
  }

  private static ZplPrinter printed(byte[] zpl) {
    return new ZplPrinter(ZplTest::modules).print(zpl);
  }

  private static boolean[][] modules(String text, String level, int mask) {
    try {
      ByteMatrix matrix =
          Encoder.encode(
                  text,
                  ErrorCorrectionLevel.valueOf(level),
                  Map.of(EncodeHintType.QR_MASK_PATTERN, mask))
              .getMatrix();
      boolean[][] dark = new boolean[matrix.getHeight()][matrix.getWidth()];
      for (int row = 0; row < dark.length; row++) {
        for (int column = 0; column < dark.length; column++) {
          dark[row][column] = matrix.get(column, row) == 1;
        }
      }
      return dark;
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean[][] dots(Raster raster) {
    boolean[][] dots = new boolean[raster.height()][raster.width()];
    for (int y = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++) {
        dots[y][x] = raster.black(x, y);
      }
    }
    return dots;
  }

  @ParameterizedTest
  @MethodSource("everyLayoutAtEveryResolution")
  void aGraphicFieldPrintsTheVeryDots(String layout, int dpi) {
    Rendering label = new LabelMaker(Layout.named(layout), dpi).make(Labels.test()).rendering();
    for (ZplOptions.Form form : List.of(ZplOptions.Form.RUN_LENGTH, ZplOptions.Form.Z64)) {
      ZplPrinter printer = printed(label.zpl(ZplOptions.USUAL.with(form)));
      assertThat(printer.printed()).as(form.toString()).hasSize(1);
      assertThat(printer.printed().getFirst()).isDeepEqualTo(dots(label.raster()));
      assertThat(printer.number("PW")).isEqualTo(label.raster().width());
      assertThat(printer.number("LL")).isEqualTo(label.raster().height());
    }
  }

  @Property(tries = 300)
  void anyDotsComeBackFromBothCompressions(
      @ForAll @IntRange(min = 1, max = 3500) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int longest) {
    Random random = new Random(seed);
    Dots dots = new Dots(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x += 1 + random.nextInt(longest * 8)) {
        dots.fill(new Box(x, y, 1 + random.nextInt(longest * 8), 1 + random.nextInt(3)));
      }
    }
    Raster raster = new Raster(dots.bitmap(), 203);
    Drawing drawing = new Drawing(width, height, 203, new Size(10, 10), List.of());
    for (ZplOptions.Form form : List.of(ZplOptions.Form.RUN_LENGTH, ZplOptions.Form.Z64)) {
      byte[] zpl = Zpl.of(drawing, raster, ZplOptions.USUAL.with(form), false);
      assertThat(printed(zpl).printed().getFirst()).isDeepEqualTo(dots(raster));
    }
  }

  @Test
  void aGraphicLargerThanAFieldMayBeIsSentInBands() {
    Rendering carton = new LabelMaker(Layout.named("carton"), 600).make(Labels.test()).rendering();
    String zpl = new String(carton.zpl(), StandardCharsets.US_ASCII);
    assertThat(zpl.split("\\^GFA").length).isGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("everyLayoutAtEveryResolution")
  void nativeCommandsPrintTheSameBoxesAndCodes(String layout, int dpi) {
    Rendering label = new LabelMaker(Layout.named(layout), dpi).make(SHIPPED).rendering();
    Drawing drawing = label.drawing();
    Drawing withoutLetters =
        new Drawing(
            drawing.width(),
            drawing.height(),
            dpi,
            drawing.size(),
            drawing.marks().stream()
                .filter(mark -> !(mark instanceof Mark.Text))
                .filter(mark -> !(mark instanceof Mark.Code c && c.symbol().rows() == 1))
                .toList());
    ZplPrinter printer = printed(label.zpl(ZplOptions.USUAL.with(ZplOptions.Form.NATIVE)));
    assertThat(printer.printed().getFirst()).isDeepEqualTo(dots(Labels.raster(withoutLetters)));
    List<String> said = printer.noted().stream().map(ZplPrinter.Noted::data).toList();
    drawing.all(Mark.Text.class).forEach(text -> assertThat(said).contains(text.words().text()));
  }

  @Test
  void nativeLettersOfABarAreReversed() {
    ZplPrinter printer =
        printed(
            Label.make(Labels.test(), 203)
                .rendering()
                .zpl(ZplOptions.USUAL.with(ZplOptions.Form.NATIVE)));
    assertThat(printer.noted())
        .filteredOn(ZplPrinter.Noted::reversed)
        .extracting(ZplPrinter.Noted::data)
        .containsExactly("TEST – DO NOT SHIP");
  }

  @Test
  void aNativeBarCodeSaysTheSerialNumber() {
    Rendering carton = new LabelMaker(Layout.named("carton"), 300).make(SHIPPED).rendering();
    Mark.Code bars = carton.drawing().codes(Symbol.Kind.CODE_128).findFirst().orElseThrow();
    ZplPrinter printer = printed(carton.zpl(ZplOptions.USUAL.with(ZplOptions.Form.NATIVE)));
    assertThat(printer.number("BY")).isEqualTo(bars.across());
    assertThat(printer.noted())
        .contains(
            new ZplPrinter.Noted(
                "BCN," + bars.down() + ",N,N,N,A", bars.x(), bars.y(), false, "00042-1374"));
  }

  @Property(tries = 300)
  void noTextCanGiveACommand(@ForAll String text) {
    String escaped = ZplGraphic.escaped(text);
    assertThat(escaped).doesNotContain("^", "~", "\\", "\n").matches("[ -~]*");
    ZplPrinter printer = new ZplPrinter(ZplTest::modules);
    printer.print(("^FO1,2^A0N,9,9^FH^FD" + escaped + "^FS").getBytes(StandardCharsets.US_ASCII));
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    assertThat(printer.noted().getFirst().data())
        .isEqualTo(new String(utf8, StandardCharsets.UTF_8));
  }

  @Test
  void namesWithMarksOfCommandsArePrintedAsTheyAre() {
    LabelContent content = Labels.named("A^XZ~JR \"b\\_\" <c>", "N & S", "0042~1");
    ZplPrinter printer =
        printed(
            Label.make(content, 203)
                .rendering()
                .zpl(ZplOptions.USUAL.with(ZplOptions.Form.NATIVE)));
    assertThat(printer.noted())
        .extracting(ZplPrinter.Noted::data)
        .contains("A^XZ~JR \"b\\_\" <c>", "N & S", "S/N 0042~1");
  }

  @Test
  void chineseIsSentAsDotsSinceThePrinterHasNone() {
    Rendering label = Label.make(Labels.named("智能插座", "Northwind", "1"), 203).rendering();
    ZplPrinter printer = printed(label.zpl(ZplOptions.USUAL.with(ZplOptions.Form.NATIVE)));
    assertThat(printer.noted()).extracting(ZplPrinter.Noted::data).doesNotContain("智能插座");
    Mark.Text name = label.drawing().texts(Mark.Role.PRODUCT).findFirst().orElseThrow();
    Box ink = new Glyphs().ink(name);
    boolean[][] paper = printer.printed().getFirst();
    for (int y = ink.y(); y < ink.bottom(); y++) {
      for (int x = ink.x(); x < ink.right(); x++) {
        assertThat(paper[y][x]).isEqualTo(label.raster().black(x, y));
      }
    }
  }

  @Test
  void copiesSpeedAndDarknessAreAsked() {
    ZplOptions options = new ZplOptions(ZplOptions.Form.RUN_LENGTH, 0, 0, 3, 12, 4);
    ZplPrinter printer = printed(Label.make(Labels.plain(), 203).rendering().zpl(options));
    assertThat(printer.printed()).hasSize(3);
    assertThat(printer.number("SD")).isEqualTo(12);
    assertThat(printer.number("PR")).isEqualTo(4);
    assertThatThrownBy(() -> new ZplOptions(ZplOptions.Form.Z64, 0, 0, 0, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOffsetMovesAllDotsAndLosesNone() {
    Rendering label = Label.make(Labels.plain(), 203).rendering();
    ZplOptions moved = new ZplOptions(ZplOptions.Form.RUN_LENGTH, 3, -2, 1, null, null);
    boolean[][] paper = printed(label.zpl(moved)).printed().getFirst();
    for (int y = 10; y < 190; y++) {
      for (int x = 10; x < 390; x++) {
        assertThat(paper[y - 2][x + 3]).isEqualTo(label.raster().black(x, y));
      }
    }
    ZplOptions far = new ZplOptions(ZplOptions.Form.RUN_LENGTH, -60, 0, 1, null, null);
    Labels.refused("label.offset-large", () -> label.zpl(far));
    Labels.refused("label.offset-large", () -> label.zpl(far.with(ZplOptions.Form.NATIVE)));
  }

  @Test
  void aTurnedLabelPrintsItsVeryDotsToo() {
    Layout turned =
        LayoutFile.read(
            LayoutFileTest.text("standard")
                .replace("name: standard", "name: t\nrotate: 90")
                .getBytes(StandardCharsets.UTF_8),
            "t");
    Rendering label = new LabelMaker(turned, 203).make(SHIPPED).rendering();
    assertThat(label.raster().width()).isEqualTo(200);
    assertThat(printed(label.zpl()).printed().getFirst()).isDeepEqualTo(dots(label.raster()));
    ZplPrinter inLetters = printed(label.zpl(ZplOptions.USUAL.with(ZplOptions.Form.NATIVE)));
    assertThat(inLetters.noted()).allMatch(noted -> noted.command().startsWith("A0R"));
  }
}
