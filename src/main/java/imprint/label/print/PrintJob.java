package imprint.label.print;

import imprint.finding.Refusal;
import imprint.label.Calibration;
import imprint.label.Rendering;
import imprint.label.Size;
import imprint.label.ZplOptions;
import java.util.Arrays;

/**
 * One label for one printer.
 *
 * @param copies 1 … 9999
 */
public record PrintJob(PrinterProfile profile, Rendering label, int copies) {
  /** Less than a printer's own play, and more than the rounding of inches. */
  static final double TOLERANCE_MM = 0.5;

  /**
   * @throws Refusal label.printer-resolution, label.printer-media where the printer has other dots
   *     or other paper than the label was drawn for
   */
  public PrintJob {
    int dpi = label.raster().dpi();
    if (dpi != profile.dpi()) {
      throw Refusal.of("label.printer-resolution", dpi, profile.name(), profile.dpi());
    }
    Size media = profile.media();
    Size size = label.size();
    if (Math.abs(size.width() - media.width()) > TOLERANCE_MM
        || Math.abs(size.height() - media.height()) > TOLERANCE_MM) {
      throw Refusal.of("label.printer-media", size, profile.name(), media);
    }
    if (copies < 1 || copies > 9999) {
      throw new IllegalArgumentException("copies");
    }
  }

  /**
   * A label that shows how far the printer prints aside; moved as its profile says.
   *
   * @throws Refusal label.calibration-size
   */
  public static PrintJob calibration(PrinterProfile profile) {
    return new PrintJob(profile, Calibration.of(profile.media(), profile.dpi()), 1);
  }

  /** One label that ends with ^XZ: until the last byte is there a printer prints nothing of it. */
  byte[] zpl() {
    byte[] zpl =
        label.zpl(
            new ZplOptions(
                ZplOptions.Form.RUN_LENGTH,
                profile.right(),
                profile.down(),
                copies,
                profile.darkness(),
                profile.speed()));
    int end = zpl.length;
    while (zpl[end - 1] == '\n') {
      end--;
    }
    return Arrays.copyOf(zpl, end);
  }
}
