package imprint.ledger;

/** Where a unit stands: what its last event left it in. */
public enum State {
  /** The claim is recorded; nothing was sent to the board. */
  RESERVED,
  /** The images are made. From here on writing may have begun. */
  BUILT,
  WRITTEN,
  PROVEN,
  BOOTED,
  LABELLED,
  DONE,
  /** Given up. The identity is dead for ever; the board may be run again. */
  SET_ASIDE,
  /** Was done and is out of use. The identity is dead for ever; the board may be run again. */
  RETIRED;

  /** Work on the unit is still to be finished, or was interrupted. */
  public boolean unfinished() {
    return compareTo(DONE) < 0;
  }

  /** The unit holds its board's MAC: no second identity may go to that board. */
  public boolean live() {
    return this != SET_ASIDE && this != RETIRED;
  }
}
