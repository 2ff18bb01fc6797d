package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.ledger.chain.Head;
import imprint.ledger.chain.Seen;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * How far this installation saw the ledger go, kept in a file outside of it: a ledger that was
 * brought back from an old backup knows nothing of the units made since, and would give their
 * identities out again.
 */
final class Outside {
  private static final int LARGEST = 1 << 24;

  private final Path file;
  private Seen seen = Seen.NOTHING;
  private boolean newer;

  Outside(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Removes what processes that have ended left beside it. */
  void sweep() {
    try {
      PrivateFile.sweep(file);
    } catch (IOException leftForTheNextTime) {
      // it holds no secret
    }
  }

  /**
   * What the file says, nothing where there is none.
   *
   * @throws Refusal ledger.head-file-damaged, file.unreadable
   */
  Seen read() {
    if (!Files.exists(file)) {
      return Seen.NOTHING;
    }
    try {
      return Seen.parse(InputFile.read(file, LARGEST));
    } catch (IllegalArgumentException e) {
      throw new Refusal(Finding.error("ledger.head-file-damaged", file), e);
    }
  }

  /** What is in the ledger; goes to the file with what is recorded next. */
  synchronized void found(Seen now) {
    seen = seen.with(now);
  }

  /** It is recorded. */
  synchronized void recorded(Head head) {
    seen = seen.with(new Seen(Map.of(head.chain(), head), Map.of()));
    newer = true;
  }

  synchronized void drawn(String sequence, long next) {
    seen = seen.with(new Seen(Map.of(), Map.of(sequence, next)));
    newer = true;
  }

  /** The furthest that this process saw. */
  synchronized Optional<Head> head(String chain) {
    return Optional.ofNullable(seen.heads().get(chain));
  }

  /** The next number of a sequence, as far as this process saw it. */
  synchronized long next(String sequence) {
    return seen.next(sequence);
  }

  /** The furthest that this process saw, of all chains. */
  synchronized Collection<Head> heads() {
    return seen.heads().values();
  }

  /**
   * The furthest that any process of this installation saw.
   *
   * @throws Refusal as {@link #read}
   */
  synchronized Seen furthest() {
    return read().with(seen);
  }

  /**
   * Writes the file if anything was recorded since; what other processes wrote meanwhile is kept.
   * What cannot be written is only told: the ledger itself has it.
   */
  synchronized Optional<Finding> save() {
    if (!newer) {
      return Optional.empty();
    }
    try {
      PrivateFile.write(file, read().with(seen).bytes());
      newer = false;
      return Optional.empty();
    } catch (IOException | Refusal e) {
      return Optional.of(Finding.warning("ledger.head-not-kept", file));
    }
  }

  /** Begins anew: what is lost is accepted. */
  synchronized void replace(Seen now) {
    try {
      PrivateFile.write(file, now.bytes());
      seen = now;
      newer = false;
    } catch (IOException e) {
      throw new Refusal(Finding.error("file.unwritable", file, e.getClass().getSimpleName()), e);
    }
  }
}
