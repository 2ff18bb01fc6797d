package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.ledger.chain.Head;
import imprint.ledger.chain.Seen;
import imprint.secret.FileLock;
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

  /** What the file said when it was read or written last. */
  private Seen kept = Seen.NOTHING;

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

  /** What is in the ledger. */
  synchronized void found(Seen now) {
    seen = seen.with(now);
    newer |= !kept.with(now).equals(kept);
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
   * The furthest that any process of this installation saw. A file that goes less far than it did
   * was begun anew by another process, for somebody who accepted that the rest is lost: this one
   * does not expect it any more either, and does not write it back.
   *
   * @throws Refusal as {@link #read}
   */
  synchronized Seen furthest() {
    Seen there = read();
    seen = seen.without(seen.heads().values().stream().filter(h -> gone(h, there)).toList());
    kept = there;
    return there.with(seen);
  }

  private boolean gone(Head head, Seen there) {
    Head before = kept.heads().get(head.chain());
    return before != null && !there.reaches(before);
  }

  /**
   * Writes the file if anything was recorded since; what other processes wrote meanwhile is kept.
   * What cannot be written is only told: the ledger itself has it.
   */
  Optional<Finding> save() {
    if (!newer()) {
      return Optional.empty();
    }
    // not within the monitor: who is in a transaction must not wait for who waits for its end
    try (FileLock _ = FileLock.on(file)) {
      write();
      return Optional.empty();
    } catch (IOException | Refusal e) {
      return Optional.of(Finding.warning("ledger.head-not-kept", file));
    }
  }

  private synchronized boolean newer() {
    return newer;
  }

  private synchronized void write() throws IOException {
    Seen all = furthest();
    PrivateFile.write(file, all.bytes());
    kept = all;
    newer = false;
  }

  /**
   * Nobody else writes the file until it is closed.
   *
   * @throws Refusal file.unwritable
   */
  FileLock lock() {
    try {
      return FileLock.on(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Begins anew: what is lost is accepted. With the {@link #lock}. */
  synchronized void replace(Seen now) {
    try {
      PrivateFile.write(file, now.bytes());
      seen = now;
      kept = now;
      newer = false;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Refusal unwritable(IOException e) {
    return Refusal.unwritable(file, e);
  }
}
