package imprint.ui.line;

/** How much a slot needs a person, least first. */
enum Need {
  NONE,
  /** It passed: its label, and the next board. */
  PASSED,
  /** It did not pass. */
  FAILED,
  /** A run stands until somebody has done something. */
  WAITS
}
