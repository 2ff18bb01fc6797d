package imprint.line.kill;

import imprint.line.Step;

/** How a run is got at from outside of it. */
sealed interface Seam {
  /** The ledger adds that event of the unit, from 1 on, and did not make it final. */
  record Transaction(int event) implements Seam {}

  /** The run says that it reached the step: the ledger has it. */
  record Reached(Step step) implements Seam {}

  /** Half of the way to the step is done. */
  record Half(Step towards) implements Seam {}

  /** That piece is about to be sent to the board, from 1 on after the step was reached. */
  record Request(Step after, int number) implements Seam {}

  /**
   * A file is about to be placed in that folder, or in one of its folders, after the step; where
   * nobody sees it in time, at the next step.
   */
  record Part(Step after, String folder) implements Seam {}
}
