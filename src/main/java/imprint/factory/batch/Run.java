package imprint.factory.batch;

import imprint.finding.Refusal;
import imprint.matter.Spake2pVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The units of one run: made by several threads, settled in groups, recorded in order. */
final class Run {
  /** Units that are settled at once, or more. */
  private static final int GROUP = 64;

  /** Units that a thread makes at once, at least: fewer keep all threads busy to the end. */
  private static final int FEW = 8;

  /** The same where there are many. */
  private static final int SLICE = 128;

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
    int slice = left() / threads < Spake2pVerifier.MANY ? FEW : SLICE;
    Deque<Future<List<UnitRecord>>> making = new ArrayDeque<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      while (left() > 0 || !making.isEmpty()) {
        List<UnitRecord> group = new ArrayList<>();
        do {
          while (left() > 0 && (making.size() < 2 * threads || making.size() * slice < 2 * GROUP)) {
            List<UnitDraw> draws = draw(slice);
            making.add(pool.submit(() -> made(draws)));
          }
          group.addAll(result(making.remove()));
        } while (group.size() < GROUP && !making.isEmpty());
        settle(group);
      }
    } finally {
      pool.shutdownNow();
      // who clears up after a failure must not meet a thread that still writes
      pool.close();
    }
  }

  private int left() {
    return journal.header().count() - drawn;
  }

  private List<UnitDraw> draw(int most) {
    List<UnitDraw> draws = new ArrayList<>();
    for (int i = Math.min(most, left()); i > 0; i--) {
      draws.add(this.draws.next(drawn++));
    }
    return draws;
  }

  private List<UnitRecord> made(List<UnitDraw> draws) throws IOException {
    List<UnitMaker.Pairing> pairings = maker.pair(draws);
    try {
      List<UnitRecord> units = new ArrayList<>();
      for (UnitMaker.Pairing pairing : pairings) {
        if (Thread.interrupted()) {
          throw new CancellationException();
        }
        units.add(written(maker.make(pairing)));
      }
      return units;
    } finally {
      pairings.forEach(UnitMaker.Pairing::close);
    }
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
  private void settle(List<UnitRecord> units) throws IOException {
    folder.settle();
    journal.add(units);
    folder.reveal(units.stream().map(UnitRecord::uuid).toList());
    watcher.progress(journal.units(), journal.header().count());
  }

  private static <T> T result(Future<T> made) throws IOException {
    try {
      return made.get();
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
