package imprint.esp.rom;

/** What the boot log said after the restart. */
public enum Leaving {
  /** The application's boot was seen. */
  BOOTS,
  /** The board printed nothing that tells. */
  QUIET,
  /** The board came back in its loader. */
  STAYED,
  /** It restarted and found no firmware to run. */
  CANNOT_START,
  /** The connection ended with the restart, as the application took the chip's own USB over. */
  LOST,
  /**
   * The link has no control lines, or they lead nowhere: somebody has to switch the board off and
   * on.
   */
  NOT_RESTARTED
}
