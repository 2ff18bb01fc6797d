package imprint.esp.link;

/**
 * The place where a board is plugged in. Opened again after a board was gone, it finds the board
 * that is there now, even if the system gave its port another name.
 */
@FunctionalInterface
public interface Plug {
  /**
   * Opens a link to the board.
   *
   * @throws imprint.finding.Refusal when there is none or it cannot be had
   */
  Link open();
}
