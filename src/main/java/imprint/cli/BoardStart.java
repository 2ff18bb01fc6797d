package imprint.cli;

import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FirstStart;
import imprint.esp.rom.Leaving;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;

/**
 * The start of a board that was in hand. It may encrypt the board, which is waited for: without its
 * supply it would be lost then.
 */
record BoardStart(Surroundings with) {
  /**
   * Has the board start.
   *
   * @throws Refusal rom.still-encrypting
   */
  void of(BoardSession board) throws IOException, InterruptedException {
    if (await(board, board.leave()) == FirstStart.ENCRYPTING) {
      throw Refusal.of("rom.still-encrypting", FirstStart.LONGEST.toSeconds());
    }
  }

  /** What the start did to a board that has just left its loader. */
  FirstStart await(BoardSession board, Leaving leaving) throws IOException {
    return FirstStart.await(
        board,
        leaving,
        FirstStart.LONGEST,
        () -> {
          with.stop().waitAtMost(FirstStart.LONGEST);
          FindingLines.tell(
              with, Finding.warning("boot.encrypting", FirstStart.LONGEST.toSeconds()));
        });
  }
}
