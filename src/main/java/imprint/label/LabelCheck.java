package imprint.label;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import imprint.finding.Finding;
import imprint.matter.OnboardingPayload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a drawing, and the dots made from it, against the {@link Rule}s. */
record LabelCheck(Composer composer, Drawing drawing, Raster raster, Glyphs glyphs) {
  /** Of a module, so that one dot of growth leaves two thirds of its light neighbour. */
  static final int LEAST_DOTS = 3;

  private static final Pattern MANUAL_CODE = Pattern.compile("\\d{4}-\\d{3}-\\d{4}(-.*)?");

  /** Of a drawing, in dots. */
  static LabelCheck of(Composer composer, Drawing drawing, Glyphs glyphs) {
    return new LabelCheck(composer, drawing, Raster.of(drawing, glyphs), glyphs);
  }

  /** Everything that is wrong, nothing if the label may be used. */
  List<Finding> findings() {
    return Arrays.stream(Rule.values()).flatMap(rule -> rule.findings(this)).distinct().toList();
  }

  /**
   * The same label under a mask of its QR code with which nothing is wrong, if there is one: about
   * one payload in two hundred is misread by ZXing, which is in many scanners, under its best mask,
   * when a data area is taken for the alignment pattern.
   *
   * @param findings what is wrong with this one; where that is more than the mask, none helps
   */
  Optional<LabelCheck> remedied(List<Finding> findings) {
    return findings.isEmpty() || !findings.stream().allMatch(LabelCheck::ofTheMask)
        ? Optional.empty()
        : Symbols.masks(content().qrCode())
            .map(symbol -> of(composer, composer.drawing(symbol), glyphs))
            .filter(other -> other.findings().isEmpty())
            .findFirst();
  }

  /** Whether a code drawn with another mask may be without it. */
  private static boolean ofTheMask(Finding finding) {
    return switch (finding.code()) {
      case "label.unreadable",
          "label.reads-differently",
          "label.weak-blur",
          "label.weak-growth",
          "label.weak-skew" ->
          true;
      default -> false;
    };
  }

  private LabelContent content() {
    return composer.content();
  }

  private Limits limits() {
    return composer.layout().limits();
  }

  private Stream<Mark.Code> codes() {
    return drawing.all(Mark.Code.class);
  }

  private Stream<Mark.Code> qr() {
    return drawing.codes(Symbol.Kind.QR);
  }

  private static Stream<Finding> when(boolean wrong, Finding finding) {
    return wrong ? Stream.of(finding) : Stream.of();
  }

  Stream<Finding> qrOnce() {
    return Stream.concat(
        when(qr().count() != 1, Finding.error("label.qr-missing")),
        when(
            drawing.all(Mark.Picture.class).map(Mark.Picture::dots).anyMatch(Reading::opensAUnit),
            Finding.error("label.picture-code")));
  }

  Stream<Finding> qrKind() {
    return qr().flatMap(code -> Optional.ofNullable(code.symbol().traits()).stream())
        .filter(
            traits ->
                traits.version() != Symbols.VERSION || traits.level() == ErrorCorrectionLevel.L)
        .map(traits -> Finding.error("label.qr-kind", traits.version(), traits.level()));
  }

  Stream<Finding> quietZones() {
    return when(!codes().allMatch(this::quiet), Finding.error("label.quiet-zone"));
  }

  /** Nothing in the zone but the code, and the code whole: true of nearly every label. */
  private boolean spotless(Mark.Code code) {
    Box zone = code.withQuietZone();
    Dots alone = new Dots(zone.width(), zone.height());
    code.darkRuns().forEach(run -> alone.fill(run.moved(-zone.x(), -zone.y())));
    return CodePicture.zone(code, raster.dots()).equals(alone.bitmap());
  }

  private boolean quiet(Mark.Code code) {
    Box zone = code.withQuietZone();
    if (!drawing.area().holds(zone)) {
      return false;
    }
    if (spotless(code)) {
      return true;
    }
    Box symbol = code.bounds();
    for (int y = zone.y(); y < zone.bottom(); y++) {
      boolean beside = y < symbol.y() || y >= symbol.bottom();
      for (int x = zone.x(); x < zone.right(); x++) {
        if (!beside && x == symbol.x()) {
          x = symbol.right();
          if (x >= zone.right()) {
            break;
          }
        }
        if (raster.black(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  Stream<Finding> modules() {
    return when(!codes().allMatch(this::clean), Finding.error("label.modules-spoilt"));
  }

  private boolean clean(Mark.Code code) {
    Box symbol = code.bounds();
    if (!drawing.area().holds(symbol) || spotless(code)) {
      return true;
    }
    for (int y = 0; y < symbol.height(); y++) {
      int row = y / code.down();
      for (int x = 0; x < symbol.width(); x++) {
        boolean dark = code.symbol().dark(x / code.across(), row);
        if (raster.black(symbol.x() + x, symbol.y() + y) != dark) {
          return false;
        }
      }
    }
    return true;
  }

  Stream<Finding> moduleSizes() {
    Predicate<Mark.Code> small =
        code ->
            code.dots() < LEAST_DOTS
                || drawing.mm(code.dots())
                    < (code.symbol().kind() == Symbol.Kind.QR
                        ? limits().moduleMm()
                        : limits().barMm());
    boolean qrSmall = qr().anyMatch(small);
    boolean barSmall =
        codes().filter(code -> code.symbol().kind() != Symbol.Kind.QR).anyMatch(small);
    return Stream.concat(
        when(
            qrSmall,
            Finding.error("label.module-small", limits().moduleMm(), LEAST_DOTS, drawing.dpi())),
        when(
            barSmall,
            Finding.error("label.bar-small", limits().barMm(), LEAST_DOTS, drawing.dpi())));
  }

  Stream<Finding> qrSize() {
    return when(
        qr().anyMatch(code -> drawing.mm(code.bounds().width()) < limits().qrMm()),
        Finding.error("label.qr-small", limits().qrMm()));
  }

  /** As often as the layout has it, which is once at least, and each time this unit's. */
  Stream<Finding> manualCode() {
    long times = composer.said(Mark.Role.MANUAL_CODE).count();
    String code = OnboardingPayload.grouped(content().manualCode()).replace("\n", "");
    boolean right = times > 0 && said(Mark.Role.MANUAL_CODE).equals(code.repeat((int) times));
    boolean small =
        drawing
            .texts(Mark.Role.MANUAL_CODE)
            .anyMatch(text -> drawing.points(text.words().em()) < limits().manualCodePt());
    String own = code;
    boolean another =
        drawing
            .texts(Mark.Role.OTHER)
            .map(text -> text.words().text().strip())
            .anyMatch(text -> MANUAL_CODE.matcher(text).matches() && !own.contains(text));
    return Stream.concat(
        when(!right || another, Finding.error("label.manual-code")),
        when(small, Finding.error("label.text-small", limits().manualCodePt())));
  }

  Stream<Finding> serialNumber() {
    String wanted =
        composer
            .said(Mark.Role.SERIAL)
            .map(setting -> bare(new Words(setting.said(), 1).text()))
            .collect(Collectors.joining());
    return when(!bare(said(Mark.Role.SERIAL)).equals(wanted), Finding.error("label.serial"));
  }

  private String said(Mark.Role role) {
    return drawing.texts(role).map(text -> text.words().text()).collect(Collectors.joining());
  }

  private static String bare(String text) {
    return text.replaceAll("\\s", "");
  }

  Stream<Finding> textSizes() {
    boolean small =
        drawing
            .all(Mark.Text.class)
            .anyMatch(text -> drawing.points(text.words().em()) < limits().textPt());
    return when(small, Finding.error("label.text-small", limits().textPt()));
  }

  Stream<Finding> clipped() {
    return when(
        !drawing.marks().stream().map(this::ink).allMatch(drawing.area()::holds),
        Finding.error("label.clipped"));
  }

  /** The dots that a mark may blacken. */
  Box ink(Mark mark) {
    return mark instanceof Mark.Text text ? glyphs.ink(text) : mark.bounds();
  }

  Stream<Finding> overlaps() {
    return when(
        Overlaps.of(drawing.marks(), this::ink).findAny().isPresent(),
        Finding.error("label.overlap"));
  }

  Stream<Finding> testMark() {
    boolean marked = drawing.texts(Mark.Role.TEST).findAny().isPresent();
    return when(content().test() != marked, Finding.error("label.test-mark"));
  }

  /** The QR code is looked for among all that is printed around it, the others each by itself. */
  Stream<Finding> readings() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(qrReading().stream().toList());
    codes()
        .filter(code -> code.symbol().kind() != Symbol.Kind.QR)
        .filter(
            code ->
                !Reading.of(code.symbol().kind(), CodePicture.of(code, raster.dots()).clean())
                    .equals(Optional.of(code.symbol().text())))
        .map(code -> Finding.error("label.bar-unreadable"))
        .forEach(findings::add);
    return findings.stream();
  }

  private Optional<Finding> qrReading() {
    Optional<String> read = Reading.of(Symbol.Kind.QR, raster.dots());
    if (read.isEmpty()) {
      return Optional.of(Finding.error("label.unreadable"));
    }
    return read.get().equals(content().qrCode())
        ? Optional.empty()
        : Optional.of(Finding.error("label.reads-differently"));
  }

  Stream<Finding> wornReadings() {
    List<Finding> findings = new ArrayList<>();
    for (Mark.Code code : codes().toList()) {
      CodePicture picture = CodePicture.of(code, raster.dots());
      for (Strain strain : Strain.values()) {
        if (!strain.read(picture).equals(Optional.of(code.symbol().text()))) {
          findings.add(
              switch (strain) {
                case BLUR -> Finding.error("label.weak-blur");
                case GROWTH -> Finding.error("label.weak-growth");
                case SKEW -> Finding.error("label.weak-skew");
              });
        }
      }
    }
    return findings.stream();
  }
}
