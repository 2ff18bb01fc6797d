package imprint.ui.line;

/** What the operator's screen shows, large. */
public enum LineState {
  /** Nothing can be made before a product was set up. */
  NO_PRODUCT,
  /** Nothing was made since the product was set up. */
  READY,
  RUNNING,
  /** Asked to stop, not stopped yet. */
  STOPPING,
  DONE,
  SET_ASIDE,
  STOPPED;

  /** Whether a board is being worked on. */
  public boolean busy() {
    return this == RUNNING || this == STOPPING;
  }

  /** Whether the button starts a run. */
  public boolean armed() {
    return !busy() && this != NO_PRODUCT;
  }
}
