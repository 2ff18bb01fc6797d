package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import imprint.finding.Finding;
import imprint.matter.CommissioningFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A good drawing with one fault each: every rule has to see its own. */
class LabelCheckTest {
  private static final int DPI = 203;
  private static final LabelContent CONTENT = Labels.test();

  private static List<String> findings(Drawing drawing) {
    return codes(Labels.check(CONTENT, drawing, Labels.raster(drawing)));
  }

  private static List<String> codes(LabelCheck check) {
    return check.findings().stream().map(Finding::code).toList();
  }

  /** The good drawing with each mark passed through {@code change}; null leaves a mark out. */
  private static Drawing changed(UnaryOperator<Mark> change) {
    Drawing good = Labels.drawing(CONTENT, DPI);
    List<Mark> marks = new ArrayList<>(good.marks().stream().map(change).toList());
    return new Drawing(good.width(), good.height(), DPI, good.size(), marks);
  }

  private static Symbol symbol(int version, ErrorCorrectionLevel level) throws WriterException {
    return Symbols.qr(CONTENT.qrCode(), level, Map.of(EncodeHintType.QR_VERSION, version));
  }

  /** The dots, some of them white. */
  private static Raster without(Raster raster, Box box) {
    Dots dots = new Dots(raster.width(), raster.height());
    for (int y = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++) {
        if (raster.black(x, y) && !box.holds(new Box(x, y, 1, 1))) {
          dots.set(x, y);
        }
      }
    }
    return new Raster(dots.bitmap(), raster.dpi());
  }

  private static Drawing with(Mark extra) {
    Drawing good = Labels.drawing(CONTENT, DPI);
    List<Mark> marks = new ArrayList<>(good.marks());
    marks.add(extra);
    return new Drawing(good.width(), good.height(), DPI, good.size(), marks);
  }

  private static Drawing withCode(UnaryOperator<Mark.Code> change) {
    return changed(mark -> mark instanceof Mark.Code code ? change.apply(code) : mark);
  }

  private static Drawing withText(Mark.Role role, UnaryOperator<Mark.Text> change) {
    return changed(
        mark -> mark instanceof Mark.Text text && text.role() == role ? change.apply(text) : mark);
  }

  private static Mark.Text reading(Mark.Text text, String words, int em) {
    return new Mark.Text(
        text.role(), new Words(words, em), text.x(), text.baseline(), text.white());
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void findsNothingWrongWithOurOwnLayout(int dpi) {
    for (LabelContent content : List.of(Labels.plain(), Labels.test())) {
      Drawing drawing = Labels.drawing(content, dpi);
      assertThat(codes(Labels.check(content, drawing, Labels.raster(drawing)))).isEmpty();
    }
  }

  @Test
  void seesALabelWithoutACode() {
    assertThat(findings(new Drawing(400, 200, DPI, new Size(50, 25), List.of())))
        .contains("label.qr-missing", "label.unreadable", "label.manual-code", "label.test-mark");
  }

  @Test
  void seesErrorCorrectionThatIsTooWeak() throws WriterException {
    Symbol weak = symbol(2, ErrorCorrectionLevel.L);
    assertThat(findings(withCode(c -> new Mark.Code(weak, c.x(), c.y(), c.dots()))))
        .containsExactly("label.qr-kind");
  }

  @Test
  void seesAnotherVersion() throws WriterException {
    Symbol larger = symbol(3, ErrorCorrectionLevel.Q);
    assertThat(findings(withCode(c -> new Mark.Code(larger, c.x(), c.y(), 4))))
        .containsExactly("label.qr-kind");
  }

  @Test
  void seesPrintInTheQuietZone() {
    Mark.Code code = Labels.drawing(CONTENT, DPI).all(Mark.Code.class).findFirst().orElseThrow();
    Box dot = new Box(code.bounds().right() + 1, code.y(), 1, 1);
    assertThat(findings(with(new Mark.Bar(dot)))).containsExactly("label.quiet-zone");
  }

  @Test
  void seesAQuietZoneThatRunsOverTheEdge() {
    assertThat(findings(withCode(c -> new Mark.Code(c.symbol(), 10, c.y(), c.dots()))))
        .containsExactly("label.quiet-zone");
  }

  @Test
  void seesModulesThatAreTooSmall() {
    assertThat(findings(withCode(c -> new Mark.Code(c.symbol(), c.x(), c.y(), 3))))
        .contains("label.module-small");
  }

  @Test
  void seesOneSpoiltDotInTheCode() {
    Drawing good = Labels.drawing(CONTENT, DPI);
    Raster raster = Labels.raster(good);
    Mark.Code code = good.all(Mark.Code.class).findFirst().orElseThrow();
    raster = without(raster, new Box(code.x(), code.y(), 1, 1));
    assertThat(codes(Labels.check(CONTENT, good, raster))).containsExactly("label.modules-spoilt");
  }

  @Test
  void seesAManualCodeThatLostItsLeadingCharacter() {
    assertThat(
            findings(
                withText(
                    Mark.Role.MANUAL_CODE,
                    t -> reading(t, t.words().text().substring(1), t.words().em()))))
        .containsExactly("label.manual-code");
  }

  @Test
  void seesASerialNumberThatWasCut() {
    assertThat(
            findings(withText(Mark.Role.SERIAL, t -> reading(t, "S/N NW-26-000…", t.words().em()))))
        .containsExactly("label.serial");
  }

  @Test
  void seesTextUnderSixPoints() {
    assertThat(findings(withText(Mark.Role.MANUAL_CODE, t -> reading(t, t.words().text(), 16))))
        .containsExactly("label.text-small");
  }

  @Test
  void seesTextThatRunsOverTheEdge() {
    assertThat(
            findings(
                withText(
                    Mark.Role.PRODUCT,
                    t -> new Mark.Text(t.role(), t.words(), 300, t.baseline(), false))))
        .containsExactly("label.clipped");
  }

  @Test
  void seesTextOverText() {
    assertThat(
            findings(
                withText(
                    Mark.Role.PRODUCT,
                    t -> new Mark.Text(t.role(), t.words(), t.x(), t.baseline() - 20, false))))
        .containsExactly("label.overlap");
  }

  @Test
  void seesTheTestMarkLeavingItsBand() {
    assertThat(
            findings(
                withText(
                    Mark.Role.TEST,
                    t -> new Mark.Text(t.role(), t.words(), t.x(), t.baseline() + 5, true))))
        .containsExactly("label.overlap");
  }

  @Test
  void seesATestUnitWithoutTheMark() {
    Drawing without = Labels.drawing(CONTENT, DPI);
    List<Mark> marks =
        without.marks().stream()
            .filter(m -> !(m instanceof Mark.Text text && text.role() == Mark.Role.TEST))
            .toList();
    assertThat(findings(new Drawing(without.width(), without.height(), DPI, without.size(), marks)))
        .containsExactly("label.test-mark");
  }

  @Test
  void seesTheMarkOnAUnitForSale() {
    Drawing marked = Labels.drawing(CONTENT, DPI);
    assertThat(codes(Labels.check(Labels.plain(), marked, Labels.raster(marked))))
        .contains("label.test-mark");
  }

  @Test
  void seesTheCodeOfAnotherUnit() {
    Symbol other =
        Symbols.qr(
            Labels.payload(Labels.TEST_VENDOR, CommissioningFlow.STANDARD, 20202023).qrCode());
    assertThat(findings(withCode(c -> new Mark.Code(other, c.x(), c.y(), c.dots()))))
        .containsExactly("label.reads-differently");
  }

  @Test
  void seesACodeThatCannotBeRead() {
    Drawing good = Labels.drawing(CONTENT, DPI);
    Raster raster = Labels.raster(good);
    Box finder = good.all(Mark.Code.class).findFirst().orElseThrow().bounds();
    raster = without(raster, new Box(finder.x(), finder.y(), 35, 35));
    assertThat(codes(Labels.check(CONTENT, good, raster)))
        .containsExactly(
            "label.modules-spoilt",
            "label.unreadable",
            "label.weak-blur",
            "label.weak-growth",
            "label.weak-skew");
  }
}
