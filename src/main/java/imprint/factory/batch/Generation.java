package imprint.factory.batch;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.Discriminator;
import imprint.nvs.NvsUsage;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A run: makes the units of an order and their lists.
 *
 * <p>What is cut off, and wherever, is gone on with by the same order: units that were finished
 * stay as they are, none is made twice, and no part of a unit is ever seen. Another order in the
 * same folder first writes the lists of what the interrupted one had finished.
 */
public final class Generation {
  /** What a run tells while it goes on; called by the thread that runs it. */
  public interface Watcher {
    /** Somebody else writes to the folder; this run begins when that one has ended. */
    void waiting(Path folder);

    /** The run that was interrupted here is gone on with. */
    void resuming(int made, int of);

    /** An interrupted run of another order was closed: its units stay, with lists of their own. */
    void closed(int made, int of);

    /**
     * How full the NVS image of the fullest unit is.
     *
     * @param entries of 32 bytes
     * @param of entries that the partition has
     */
    void capacity(int entries, int of);

    void progress(int made, int of);
  }

  /**
   * What a run has made.
   *
   * @param folder of the product's units
   * @param units all of the run, with those from before it was interrupted
   */
  public record Report(Path folder, int units, Path summary, Path dacs, List<Finding> findings) {}

  private final Order order;
  private final SecureRandom random;
  private final Clock clock;
  private final Function<String, byte[]> picture;
  private final LongFunction<Discriminator> discriminators;
  private final FileSync sync;
  private final int threads;
  private final Watcher watcher;

  /**
   * @param clock its zone is that of the names of the lists
   * @param picture the QR code of a payload, PNG
   * @param discriminators of the n-th unit of this product
   * @param threads that make units
   */
  public Generation(
      Order order,
      SecureRandom random,
      Clock clock,
      Function<String, byte[]> picture,
      LongFunction<Discriminator> discriminators,
      FileSync sync,
      int threads,
      Watcher watcher) {
    this.order = order;
    this.random = random;
    this.clock = clock;
    this.picture = picture;
    this.discriminators = discriminators;
    this.sync = sync;
    this.threads = threads;
    this.watcher = watcher;
  }

  /**
   * Makes all units; they and their lists last when this returns.
   *
   * @param out gets a folder for the product, and in it one for each unit
   * @param insist refuse where there is nothing to go on with
   * @throws Refusal what an order is refused for is refused before the first unit;
   *     factory.nothing-to-resume, factory.resume-another, factory.run-stopped
   */
  public Report run(Path out, boolean insist) {
    RunFolder folder = new RunFolder(out.toAbsolutePath().resolve(order.folderName()), sync);
    Rehearsal rehearsal = rehearse();
    List<Path> made = missing(folder.top());
    try {
      PrivateFile.createFolders(folder.top());
      try (RunLock _ = RunLock.acquire(folder.lock(), () -> watcher.waiting(folder.top()))) {
        return run(folder, rehearsal, insist);
      } finally {
        folder.removeEmpty(made);
      }
    } catch (IOException e) {
      throw new Refusal(Finding.error("factory.run-stopped", folder.top(), Refusal.reason(e)), e);
    }
  }

  private Rehearsal rehearse() {
    Rehearsal rehearsal = Rehearsal.of(order, random, clock);
    if (order.images().nvs()) {
      watcher.capacity(rehearsal.entries(), NvsUsage.usable(order.images().size()));
    }
    return rehearsal;
  }

  private Report run(RunFolder folder, Rehearsal rehearsal, boolean insist) throws IOException {
    String print = OrderPrint.of(order);
    if (insist) {
      refuseNothingToResume(folder, print);
    }
    closeAnother(folder, print);
    boolean resumed = folder.interrupted();
    List<Finding> findings = new ArrayList<>();
    order.ownKeys().ifPresent(keys -> findings.addAll(keys.findings()));
    Draws draws = new Draws(order, random, discriminators);
    Taken taken = new Taken(order);
    EarlierRuns earlier = EarlierRuns.of(folder);
    earlier.tell(draws::use);
    earlier.tell(taken::see);
    if (!resumed) {
      taken.refuse(folder, earlier);
    }
    if (!RunEnd.placed(folder)) {
      Rehearsal.behind(earlier, order, random);
      make(folder, print, rehearsal, resumed, draws);
    }
    RunEnd end = RunEnd.finish(folder);
    return new Report(folder.top(), end.units(), end.summary(), end.dacs(), findings);
  }

  private void make(
      RunFolder folder, String print, Rehearsal rehearsal, boolean resumed, Draws draws)
      throws IOException {
    try (Attesting attesting = attesting(folder, resumed);
        Journal journal = resumed ? resume(folder, draws) : begin(folder, print, rehearsal)) {
      UnitMaker maker = new UnitMaker(order, attesting, random, picture);
      new Run(folder, journal, draws, maker, watcher).makeAll(threads);
    } catch (IOException | RuntimeException failed) {
      try {
        endIfNothingWasMade(folder);
      } catch (IOException clearing) {
        failed.addSuppressed(clearing);
      }
      throw failed;
    }
  }

  private static boolean ofAnother(RunFolder folder, String print) throws IOException {
    return folder.interrupted() && !Journal.read(folder.journal(), _ -> {}).print().equals(print);
  }

  /** A slip in the command must not close the run that was to be gone on with. */
  private static void refuseNothingToResume(RunFolder folder, String print) throws IOException {
    if (ofAnother(folder, print)) {
      throw Refusal.of("factory.resume-another", folder.top());
    }
    if (!folder.interrupted()) {
      throw Refusal.of("factory.nothing-to-resume", folder.top());
    }
  }

  private void closeAnother(RunFolder folder, String print) throws IOException {
    if (ofAnother(folder, print)) {
      RunEnd end = RunEnd.finish(folder);
      watcher.closed(end.units(), end.run().count());
    }
  }

  private Attesting attesting(RunFolder folder, boolean resumed) throws IOException {
    if (!resumed) {
      folder.begin();
    }
    return Attesting.forRun(order, folder.staging(), random, clock);
  }

  private Journal begin(RunFolder folder, String print, Rehearsal rehearsal) throws IOException {
    folder.settle();
    LocalDateTime started = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    RunHeader header =
        new RunHeader(
            print,
            folder.unused(started),
            order.count(),
            order.access().dynamicPasscode(),
            order.images().layout(),
            rehearsal.columns());
    return Journal.create(folder.journal(), header);
  }

  private Journal resume(RunFolder folder, Draws draws) throws IOException {
    Journal journal =
        Journal.open(
            folder.journal(),
            unit -> draws.use(unit.passcode(), unit.serialNumber(), unit.rdIdUid()));
    RunEnd.reveal(folder);
    watcher.resuming(journal.units(), journal.header().count());
    return journal;
  }

  /** A run that failed before its first unit leaves nothing that somebody has to clear away. */
  private static void endIfNothingWasMade(RunFolder folder) throws IOException {
    Set<String> units = new HashSet<>();
    if (folder.interrupted()) {
      Journal.read(folder.journal(), unit -> units.add(unit.uuid()));
    }
    if (units.isEmpty()) {
      folder.end();
    } else {
      folder.clearParts(units);
    }
  }

  /** Deepest first. */
  private static List<Path> missing(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
      missing.add(path);
    }
    return missing;
  }
}
