package imprint.factory.batch;

import imprint.finding.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The units of one run: made by several threads, settled in groups, recorded in order. */
final class Run {
  /** Units that are settled at once. */
  private static final int GROUP = 64;

  private final RunFolder folder;
  private final Journal journal;
  private final Draws draws;
  private final UnitMaker maker;
  private final Generation.Watcher watcher;
  private int drawn;

  /** Goes on behind the units that the journal has already. */
  Run(RunFolder folder, Journal journal, Draws draws, UnitMaker maker, Generation.Watcher watcher) {
    this.folder = folder;
    this.journal = journal;
    this.draws = draws;
    this.maker = maker;
    this.watcher = watcher;
    this.drawn = journal.units();
  }

  /** Makes what is left; while one group settles, the next is made. */
  void makeAll(int threads) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<UnitRecord>> group = begin(pool);
      while (!group.isEmpty()) {
        List<Future<UnitRecord>> next = begin(pool);
        settle(group);
        group = next;
      }
    } finally {
      pool.shutdownNow();
      // who clears up after a failure must not meet a thread that still writes
      pool.close();
    }
  }

  private List<Future<UnitRecord>> begin(ExecutorService pool) {
    List<Future<UnitRecord>> group = new ArrayList<>();
    while (group.size() < GROUP && drawn < journal.header().count()) {
      UnitDraw draw = draws.next(drawn++);
      group.add(pool.submit(() -> written(maker.make(draw))));
    }
    return group;
  }

  private UnitRecord written(MadeUnit unit) throws IOException {
    try {
      folder.write(unit);
      return unit.record();
    } finally {
      unit.files().wipe();
    }
  }

  /** On the disk first, then in the journal, and only then in its place. */
  private void settle(List<Future<UnitRecord>> group) throws IOException {
    List<UnitRecord> units = new ArrayList<>();
    for (Future<UnitRecord> unit : group) {
      units.add(result(unit));
    }
    folder.settle();
    journal.add(units);
    folder.reveal(units.stream().map(UnitRecord::uuid).toList());
    watcher.progress(journal.units(), journal.header().count());
  }

  private static UnitRecord result(Future<UnitRecord> unit) throws IOException {
    try {
      return unit.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException onDisk -> throw onDisk;
        case UncheckedIOException onDisk -> throw onDisk.getCause();
        case Refusal refusal -> throw refusal;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
