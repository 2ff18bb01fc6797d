package imprint.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sizes that a layout has to keep. A brand programme that asks for more is followed by a setting in
 * the layout; none of its figures stands in the program.
 *
 * @param moduleMm least edge of a module of the QR code
 * @param qrMm least edge of the QR code without its white zone
 * @param manualCodePt least size of the manual code
 * @param textPt least size of any text
 * @param barMm least width of the thinnest bar of a Code 128
 */
record Limits(double moduleMm, double qrMm, double manualCodePt, double textPt, double barMm) {
  /** Phones resolve this at 10 cm; a module of less than three dots has no room to grow. */
  static final double MODULE_MM = 0.35;

  /** What a layout gets that asks for nothing else: 17 dots on a printer of 203 dpi. */
  static final double POINTS = 6;

  /** 7.5 mil, a bar and a half of 203 dpi: such a printer needs two dots for it. */
  static final double BAR_MM = 0.19;

  static final Limits USUAL = new Limits(MODULE_MM, 0, POINTS, POINTS, BAR_MM);

  Limits {
    LayoutFault.within("module-mm", moduleMm, 0.25, 5);
    LayoutFault.within("qr-mm", qrMm, 0, 200);
    LayoutFault.within("manual-code-pt", manualCodePt, POINTS, 100);
    LayoutFault.within("text-pt", textPt, 4, 100);
    LayoutFault.within("bar-mm", barMm, 0.12, 5);
  }

  @JsonCreator
  static Limits of(
      @JsonProperty("module-mm") @Nullable Double moduleMm,
      @JsonProperty("qr-mm") @Nullable Double qrMm,
      @JsonProperty("manual-code-pt") @Nullable Double manualCodePt,
      @JsonProperty("text-pt") @Nullable Double textPt,
      @JsonProperty("bar-mm") @Nullable Double barMm) {
    return new Limits(
        moduleMm == null ? MODULE_MM : moduleMm,
        qrMm == null ? 0 : qrMm,
        manualCodePt == null ? POINTS : manualCodePt,
        textPt == null ? POINTS : textPt,
        barMm == null ? BAR_MM : barMm);
  }
}
