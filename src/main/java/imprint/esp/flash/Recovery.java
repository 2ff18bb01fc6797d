package imprint.esp.flash;

import imprint.esp.link.Deadline;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Reply;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long and in which ways a board that fails is tried again. */
final class Recovery {
  static final int RESTARTS = 2;

  /** From the first fault on; whoever waits at the needles wants an end. */
  private static final Duration BUDGET = Duration.ofSeconds(90);

  private final BoardSession board;
  private @Nullable Deadline budget;
  private boolean troubled;

  Recovery(BoardSession board) {
    this.board = board;
  }

  /** One try of a job on the board. */
  @FunctionalInterface
  interface Job {
    Reply run() throws IOException;
  }

  /** Tries a job; a board that does not answer at all is not asked the same again. */
  Reply tries(Job job) throws IOException, InterruptedException {
    Reply outcome = new Reply.Silent();
    for (int attempt = 0; attempt <= RESTARTS; attempt++) {
      try {
        outcome = job.run();
      } catch (IOException gone) {
        reconnect(gone);
        continue;
      }
      troubled |= !(outcome instanceof Reply.Ok);
      if (outcome instanceof Reply.Ok || outcome instanceof Reply.Silent) {
        return outcome;
      }
    }
    return outcome;
  }

  /** What was acknowledged is not there. */
  void trouble() {
    troubled = true;
  }

  /** Something was damaged on its way to this board. */
  boolean troubled() {
    return troubled;
  }

  /** Resets a board that does not do what it is told; false where that was done often enough. */
  boolean resets() throws IOException, InterruptedException {
    troubled = true;
    try {
      return withinBudget() && board.stepDown();
    } catch (IOException gone) {
      reconnect(gone);
      return true;
    }
  }

  /** Finds the board again, or throws what it was lost by. */
  void reconnect(IOException gone) throws IOException, InterruptedException {
    troubled = true;
    if (!withinBudget() || !board.reconnect()) {
      throw gone;
    }
  }

  /** Whether there is time for another try. */
  boolean withinBudget() {
    if (budget == null) {
      budget = Deadline.after(BUDGET, () -> board.loader().link().nanoTime());
    }
    return !budget.passed();
  }
}
