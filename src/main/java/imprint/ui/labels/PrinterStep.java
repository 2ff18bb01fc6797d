package imprint.ui.labels;

/** What comes next for a printer, after what was done last: the large button does it. */
public enum PrinterStep {
  KEEP("printers.keep"),
  /** No calibration label came out. */
  AGAIN("printers.again"),
  /** Something was measured on one. */
  MOVE("printers.move");

  private final String word;

  PrinterStep(String word) {
    this.word = word;
  }

  /** Key of the button's text. */
  String word() {
    return word;
  }
}
