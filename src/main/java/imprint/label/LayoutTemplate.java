package imprint.label;

import java.util.Locale;

/** What can be put on a label, as a start. */
public enum LayoutTemplate {
  QR,
  MANUAL_CODE,
  TEXT,
  COLUMN,
  LINE,
  BOX,
  IMAGE,
  CODE_128,
  DATA_MATRIX,
  TEST_MARK;

  /** Its name in the file of templates. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
