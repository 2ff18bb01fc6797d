package imprint.label;

import org.jspecify.annotations.Nullable;

/**
 * How a printer is to be told what to print.
 *
 * @param right dots that the print is moved to the right, or left if negative: of a printer whose
 *     paper sits aside
 * @param down the same downwards
 * @param copies 1 … 9999
 * @param darkness 0 … 30; null leaves it as it is set
 * @param speed inches a second, 1 … 14; null leaves it as it is set
 */
public record ZplOptions(
    Form form,
    int right,
    int down,
    int copies,
    @Nullable Integer darkness,
    @Nullable Integer speed) {
  /** A graphic field in its usual compression, once, with the printer's own settings. */
  public static final ZplOptions USUAL = new ZplOptions(Form.RUN_LENGTH, 0, 0, 1, null, null);

  /** What the commands are. */
  public enum Form {
    /** Graphic fields of hex digits with run lengths: every printer that knows ZPL II. */
    RUN_LENGTH,
    /** Graphic fields of deflated bytes: about half as much to send, newer printers. */
    Z64,
    /**
     * The printer's own QR, bar code, box and letters: little to send, and can be changed by hand;
     * letters look as the printer has them, so this is not what was checked.
     */
    NATIVE
  }

  public ZplOptions {
    if (copies < 1 || copies > 9999) {
      throw new IllegalArgumentException("copies");
    }
    if (darkness != null && (darkness < 0 || darkness > 30)) {
      throw new IllegalArgumentException("darkness");
    }
    if (speed != null && (speed < 1 || speed > 14)) {
      throw new IllegalArgumentException("speed");
    }
  }

  /** The same in another form. */
  public ZplOptions with(Form other) {
    return new ZplOptions(other, right, down, copies, darkness, speed);
  }
}
