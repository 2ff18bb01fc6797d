package imprint.ui.setup;

import java.util.Locale;

/** Where a step of the set-up stands; word, shape and colour of each are its own. */
public enum StepState {
  /** Something is missing. */
  OPEN,
  /** Something does not fit. */
  WRONG,
  DONE;

  /** Its name in the texts and in style sheets. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
