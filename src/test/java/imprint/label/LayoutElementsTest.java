package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.CommissioningFlow;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each element and each setting of a layout does. */
class LayoutElementsTest {
  static final String HEAD = "size: {width: 60, height: 30}\n";
  static final String CODE =
      """
      elements:
        - qr: {module-mm: 0.5, at: {left: 0.5, top: 0.5}}
        - text:
            at: {left: zone.right, right: 1, top: 1, height: 8}
            say: "{manual}"
            sizes: [{lines: 1, from: 9, to: 6}, {lines: 2, from: 8, to: 6}]
      """;

  static LabelMaker maker(String more, int dpi) {
    return maker(HEAD, more, dpi);
  }

  static LabelMaker maker(String head, String more, int dpi) {
    byte[] yaml = (head + CODE + more).getBytes(StandardCharsets.UTF_8);
    return new LabelMaker(LayoutFile.read(yaml, "label.yaml"), dpi);
  }

  static String said(Label label, Mark.Role role) {
    return label
        .rendering()
        .drawing()
        .texts(role)
        .map(text -> text.words().text())
        .collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void aCode128AndADataMatrixReadAsTheSerialNumber(int dpi) {
    LabelContent content = Labels.named("Plug", "", "007-\"a\"^~");
    Label carton = new LabelMaker(Layout.named("carton"), dpi).make(content);
    for (Symbol.Kind kind : List.of(Symbol.Kind.CODE_128, Symbol.Kind.DATA_MATRIX)) {
      Mark.Code code = carton.rendering().drawing().codes(kind).findFirst().orElseThrow();
      Bitmap cut = CodePicture.of(code, carton.rendering().raster().dots()).clean();
      assertThat(Reading.of(kind, cut)).contains("007-\"a\"^~");
    }
  }

  @Test
  void aBarCodeThatIsTooLongForItsPlaceIsRefused() {
    String bars =
        "  - code-128: {say: \"{serial}\", at: {left: 1, right: 1, bottom: 1, height: 4}}\n";
    Labels.refused(
        "label.bar-small",
        () -> maker(bars, 203).make(Labels.named("Plug", "", "3f9a7c6618d0e2b40c5577aa91e6d3f8")));
    Labels.refused(
        "label.bar-too-long",
        () -> maker(bars, 203).make(Labels.named("Plug", "", "x".repeat(65))));
    Labels.refused(
        "label.bar-characters", () -> maker(bars, 203).make(Labels.named("Plug", "", "Nr. é")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aTurnedLabelIsTheSameLabelTurned(int degrees) {
    Label upright = maker("", 203).make(Labels.plain());
    Label turned = maker(HEAD + "rotate: " + degrees + "\n", "", 203).make(Labels.plain());
    Turn turn = Layout.turn(degrees);
    assertThat(turned.rendering().raster().dots())
        .isEqualTo(upright.rendering().raster().dots().turned(turn));
    assertThat(turned.rendering().size())
        .isEqualTo(turn.upright() ? new Size(60, 30) : new Size(30, 60));
  }

  @ParameterizedTest
  @CsvSource({"90, 6", "180, 30", "270, 6"})
  void aTurnedTextStaysInItsBox(int degrees, int width) {
    String text =
        """
          - text:
              at: {right: 1, width: %d, top: 12, bottom: 1}
              say: "{serial}"
              rotate: %d
              sizes: [{lines: 2, from: 8, to: 6}]
              break: halves
        """
            .formatted(width, degrees);
    Label label = maker(text, 203).make(Labels.plain());
    Box box = new Box(479 - 8 - 8 * width, 96, 8 * width, 240 - 96 - 8);
    Glyphs glyphs = new Glyphs();
    assertThat(label.rendering().drawing().texts(Mark.Role.SERIAL).map(glyphs::ink))
        .isNotEmpty()
        .allMatch(
            ink ->
                new Box(box.x() - 6, box.y() - 6, box.width() + 12, box.height() + 12).holds(ink));
  }

  @ParameterizedTest
  @CsvSource({"left, top", "center, center", "right, bottom"})
  void aTextStandsWhereItIsToldTo(String align, String valign) {
    String text =
        """
          - text:
              at: {left: 30, right: 2, bottom: 2, height: 10}
              say: "{field.note}"
              align: %s
              valign: %s
              sizes: [{lines: 1, from: 8, to: 8}]
        """
            .formatted(align, valign);
    LabelContent content = Labels.plain().with(Map.of("field.note", "HHH"));
    Drawing drawing = maker(text, 203).make(content).rendering().drawing();
    Mark.Text note = drawing.texts(Mark.Role.OTHER).findFirst().orElseThrow();
    Box ink = new Glyphs().ink(note);
    Box box = new Box(240, 240 - 16 - 80, 479 - 16 - 240, 80);
    int fromLeft = ink.x() - box.x();
    int fromRight = box.right() - ink.right();
    int fromTop = ink.y() - box.y();
    int fromBottom = box.bottom() - ink.bottom();
    switch (align) {
      case "left" -> assertThat(List.of(fromLeft, fromTop)).allMatch(d -> d < 4);
      case "right" -> assertThat(List.of(fromRight, fromBottom)).allMatch(d -> d < 4);
      default -> {
        assertThat(Math.abs(fromLeft - fromRight)).isLessThan(4);
        assertThat(Math.abs(fromTop - fromBottom)).isLessThan(4);
      }
    }
  }

  @Test
  void aMissingValueIsRefusedUnlessItsTextIsOptional() {
    String text =
        """
          - text:
              at: {left: 30, right: 2, bottom: 2, height: 5}
              say: "MAC {mac}"
              optional: %s
              sizes: [{lines: 1, from: 8, to: 6}]
        """;
    Labels.refused(
        "label.field-missing", () -> maker(text.formatted(false), 203).make(Labels.plain()));
    assertThat(said(maker(text.formatted(true), 203).make(Labels.plain()), Mark.Role.OTHER))
        .isEmpty();
    LabelContent with = Labels.plain().with(Map.of("mac", "24:6F:28:AE:52:7C"));
    assertThat(said(maker(text.formatted(false), 203).make(with), Mark.Role.OTHER))
        .isEqualTo("MAC 24:6F:28:AE:52:7C");
  }

  @Test
  void aBorderIsAsThickAsItIsToldToBeAndLiesInside() {
    String box = "  - box: {stroke-mm: 0.5, at: {left: 40, width: 10, bottom: 2, height: 10}}\n";
    Raster raster = maker(box, 203).make(Labels.plain()).rendering().raster();
    assertThat(raster.black(320, 240 - 16 - 80)).isTrue();
    assertThat(raster.black(319, 240 - 16 - 40)).isFalse();
    assertThat(raster.black(323, 240 - 16 - 40)).isTrue();
    assertThat(raster.black(324, 240 - 16 - 40)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Layout#SHIPPED")
  void aLongManualCodeIsGroupedOnEveryLayout(String name) {
    LabelContent custom =
        Labels.of(
            Labels.payload(Labels.VENDOR, CommissioningFlow.CUSTOM, 20202021), "Plug", "", "1");
    for (int dpi : Label.RESOLUTIONS) {
      String said =
          said(new LabelMaker(Layout.named(name), dpi).make(custom), Mark.Role.MANUAL_CODE);
      assertThat(said.replace("|", "")).matches("\\d{4}-\\d{3}-\\d{8}-\\d{3}-\\d{2}-\\d");
      assertThat(said).matches(".{13,15}\\|\\d{4}-.*");
    }
  }

  @Test
  void labelsFillSheetsRowByRow() {
    String head =
        HEAD
            + "sheet: {width: 130, height: 110, columns: 2, rows: 3, margin-left: 2,"
            + " margin-top: 3, gap-across: 4, gap-down: 5}\n";
    LabelMaker maker = maker(head, "", 203);
    Label label = maker.make(Labels.plain());
    List<Rendering> pages = maker.pages(Collections.nCopies(8, label));
    assertThat(maker.labelsOnPage()).isEqualTo(6);
    assertThat(pages).hasSize(2).allMatch(page -> page.size().equals(new Size(130, 110)));
    Raster one = label.rendering().raster();
    Raster sheet = pages.getFirst().raster();
    int right = Drawing.dots(2 + 64, 203);
    int down = Drawing.dots(3 + 2 * 35, 203);
    for (int y = 0; y < one.height(); y++) {
      for (int x = 0; x < one.width(); x++) {
        assertThat(sheet.black(right + x, down + y)).isEqualTo(one.black(x, y));
      }
    }
    assertThat(pages.getLast().drawing().codes(Symbol.Kind.QR)).hasSize(2);
  }

  @Test
  void aSheetThatIsTooSmallForItsLabelsIsRefused() {
    String head = HEAD + "sheet: {width: 100, height: 110, columns: 2, rows: 3}\n";
    Labels.refused("label.layout-value", () -> maker(head, "", 203)).hasMessageContaining("sheet");
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void wornCodesAreReallyWorn(int dpi) {
    Label label = Label.make(Labels.test(), dpi);
    Mark.Code code = label.rendering().drawing().codes(Symbol.Kind.QR).findFirst().orElseThrow();
    CodePicture picture = CodePicture.of(code, label.rendering().raster().dots());
    for (Strain strain : Strain.values()) {
      assertThat(strain.read(picture)).contains(Labels.test().qrCode());
    }
    Dots spoilt = new Dots(picture.clean().width(), picture.clean().height());
    spoilt.draw(picture.clean(), 0, 0, false);
    spoilt.fill(new Box(picture.clean().width() / 3, 0, picture.clean().width() / 3, 9999));
    CodePicture lost =
        new CodePicture(Symbol.Kind.QR, spoilt.bitmap(), picture.grey(), picture.module());
    assertThat(Strain.GROWTH.read(lost)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void everyCodeOfTheCalibrationLabelReads(int dpi) {
    Rendering label = Calibration.of(new Size(50, 30), dpi);
    assertThat(label.drawing().codes(Symbol.Kind.QR))
        .hasSizeGreaterThan(1)
        .allSatisfy(
            code ->
                assertThat(
                        Reading.of(
                            Symbol.Kind.QR, CodePicture.of(code, label.raster().dots()).clean()))
                    .contains("IMPRINT " + dpi + " DPI " + code.dots()));
    assertThat(label.raster().black(Drawing.dots(10, dpi), 0)).as("a tick at 10 mm").isTrue();
    Labels.refused("label.calibration-size", () -> Calibration.of(new Size(10, 30), dpi));
  }
}
