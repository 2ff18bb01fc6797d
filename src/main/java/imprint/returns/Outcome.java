package imprint.returns;

import imprint.ledger.Unit;
import imprint.line.OthersKept;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was done about a unit. */
public sealed interface Outcome {
  Unit unit();

  /**
   * Its own data was written again.
   *
   * @param proof in words
   * @param others what others had beside it and is in a file now
   */
  record Restored(Unit unit, String proof, Optional<OthersKept> others) implements Outcome {}

  /**
   * Its data is as it should be.
   *
   * @param proof in words
   * @param backups of what its partitions held before
   * @param carried values of others that stayed
   * @param untouched nothing had to be written
   */
  record Kept(Unit unit, String proof, List<Path> backups, int carried, boolean untouched)
      implements Outcome {
    public Kept {
      backups = List.copyOf(backups);
    }
  }

  /** Its identity was ended. */
  record Retired(Unit unit) implements Outcome {}
}
