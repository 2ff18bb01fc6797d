package imprint.label;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import imprint.finding.Finding;
import imprint.matter.OnboardingPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What makes a label fit to be stuck on a unit. It looks at the drawing and at the dots made from
 * it, and reads the code back from those dots: a label that one picture scans and another does not
 * has happened elsewhere (github.com/t0bst4r/home-assistant-matter-hub/issues/41).
 */
record LabelCheck(LabelContent content, Drawing drawing, Raster raster) {
  /** Phones resolve this at 15 cm and more; thermal print heads keep it open. */
  static final double LEAST_MODULE_MM = 0.4;

  /** Everything that is wrong, nothing if the label may be used. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Optional<Mark.Code> code = drawing.all(Mark.Code.class).findFirst();
    if (code.isEmpty()) {
      findings.add(Finding.error("label.qr-missing"));
    } else {
      checkSymbol(code.get(), findings);
      checkQuietZone(code.get(), findings);
      checkModules(code.get(), findings);
    }
    checkTexts(findings);
    checkPlaces(findings);
    checkTestMark(findings);
    checkReading(findings);
    return findings;
  }

  /** Version 2 and level M or better: what esp-matter-mfg-tool and connectedhomeip print. */
  private static void checkSymbol(Mark.Code code, List<Finding> findings) {
    QrSymbol symbol = code.symbol();
    if (symbol.version() != QrSymbol.VERSION || symbol.level() == ErrorCorrectionLevel.L) {
      findings.add(Finding.error("label.qr-kind", symbol.version(), symbol.level()));
    }
  }

  /** ISO/IEC 18004, 9.1: four modules, counted in modules and not in dots, without any print. */
  private void checkQuietZone(Mark.Code code, List<Finding> findings) {
    Box zone = code.withQuietZone();
    if (!drawing.area().holds(zone)) {
      findings.add(Finding.error("label.quiet-zone"));
      return;
    }
    for (int y = zone.y(); y < zone.bottom(); y++) {
      for (int x = zone.x(); x < zone.right(); x++) {
        if (!code.bounds().holds(new Box(x, y, 1, 1)) && raster.black(x, y)) {
          findings.add(Finding.error("label.quiet-zone"));
          return;
        }
      }
    }
  }

  /**
   * Each module is a square of whole dots of one colour, and not too small: a module that is a dot
   * wider than its neighbour costs the tolerance that scanners have for print growth.
   */
  private void checkModules(Mark.Code code, List<Finding> findings) {
    if (drawing.mm(code.dots()) < LEAST_MODULE_MM) {
      findings.add(Finding.error("label.module-small", LEAST_MODULE_MM));
    }
    Box symbol = code.bounds();
    if (!drawing.area().holds(symbol)) {
      return;
    }
    for (int y = 0; y < symbol.height(); y++) {
      for (int x = 0; x < symbol.width(); x++) {
        boolean dark = code.symbol().dark(x / code.dots(), y / code.dots());
        if (raster.black(symbol.x() + x, symbol.y() + y) != dark) {
          findings.add(Finding.error("label.modules-spoilt"));
          return;
        }
      }
    }
  }

  /** The codes are on it whole, and nothing is smaller than 6 pt. */
  private void checkTexts(List<Finding> findings) {
    String manual = OnboardingPayload.grouped(content.manualCode()).replace("\n", "");
    if (!said(Mark.Role.MANUAL_CODE).equals(manual)) {
      findings.add(Finding.error("label.manual-code"));
    }
    if (!said(Mark.Role.SERIAL).equals(Column.SERIAL_PREFIX + content.serialNumber())) {
      findings.add(Finding.error("label.serial"));
    }
    boolean small =
        drawing
            .all(Mark.Text.class)
            .anyMatch(text -> drawing.points(text.words().em()) < Sizes.LEAST_POINTS);
    if (small) {
      findings.add(Finding.error("label.text-small", Sizes.LEAST_POINTS));
    }
  }

  private String said(Mark.Role role) {
    return drawing.texts(role).map(text -> text.words().text()).collect(Collectors.joining());
  }

  /** All of every mark is on the label, and no text runs into another or into the code. */
  private void checkPlaces(List<Finding> findings) {
    List<Mark> marks = drawing.marks();
    if (!marks.stream().allMatch(mark -> drawing.area().holds(mark.bounds()))) {
      findings.add(Finding.error("label.clipped"));
    }
    for (int i = 0; i < marks.size(); i++) {
      for (Mark other : marks.subList(i + 1, marks.size())) {
        if (collide(marks.get(i), other)) {
          findings.add(Finding.error("label.overlap"));
          return;
        }
      }
    }
  }

  private static boolean collide(Mark one, Mark other) {
    boolean onBar = one instanceof Mark.Bar && other instanceof Mark.Text text && text.white();
    return onBar ? !one.bounds().holds(other.bounds()) : one.bounds().overlaps(other.bounds());
  }

  /** Units with test credentials cannot join a network of a user who bought them. */
  private void checkTestMark(List<Finding> findings) {
    if (content.test() != drawing.texts(Mark.Role.TEST).findAny().isPresent()) {
      findings.add(Finding.error("label.test-mark"));
    }
  }

  private void checkReading(List<Finding> findings) {
    Optional<String> read = QrReading.of(raster.image());
    if (read.isEmpty()) {
      findings.add(Finding.error("label.unreadable"));
    } else if (!read.get().equals(content.qrCode())) {
      findings.add(Finding.error("label.reads-differently"));
    }
  }
}
