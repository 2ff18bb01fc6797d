package imprint.cli;

import imprint.ledger.Access;
import imprint.ledger.Ledger;
import imprint.ledger.TrialLedger;
import imprint.ledger.Verified;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "ledger",
    description =
        "Measures what the ledger takes of a board that passes, beside what the disk takes for a"
            + " few bytes; and what it takes to find a unit among many.")
final class BenchLedgerCommand implements Runnable {
  private static final int SMALLEST = 20_000;

  /** The least that can be kept of a claim: one sector. */
  private static final int FEW = 512;

  /**
   * What a reservation changes in SQLite: a page of 4 KiB of each of its five tables and of their
   * eleven indexes, more where one has to be split.
   */
  private static final int PAGES = 16 * 4096;

  private final Surroundings with;

  @Option(
      names = "--boards",
      paramLabel = "N",
      // one in a hundred of fewer is two or three boards
      defaultValue = "1000",
      description = "How many boards a single station makes (${DEFAULT-VALUE}).")
  int boards;

  @Option(
      names = "--stations",
      paramLabel = "N",
      defaultValue = "32",
      description = "How many stations work at once (${DEFAULT-VALUE}).")
  int stations;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Also fill a ledger with so many units, and compare how fast they are found.")
  @Nullable Integer units;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Also fill a ledger with so many linked events, and check all of them.")
  @Nullable Integer events;

  @Option(
      names = "--postgresql",
      paramLabel = "URL",
      description =
          "Also measure that server, in a schema of its own, which is dropped at the end.")
  @Nullable String server;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where the file lies, on the disk to be measured (the current folder).")
  @Nullable Path folder;

  BenchLedgerCommand(Surroundings with) {
    this.with = with;
  }

  private record Engine(String name, Supplier<TrialLedger> ledgers) {}

  @Override
  public void run() {
    NumberOption.atLeast(1, boards, "--boards");
    NumberOption.atLeast(1, stations, "--stations");
    if (units != null) {
      NumberOption.atLeast(SMALLEST, units, "--units");
    }
    Path place = folder == null ? Path.of("").toAbsolutePath() : folder;
    List<Engine> engines = new ArrayList<>();
    engines.add(new Engine("SQLite", () -> TrialLedger.in(place, with.random())));
    if (server != null) {
      Access real = with.ledger(server);
      engines.add(new Engine("PostgreSQL", () -> TrialLedger.beside(real, with.random())));
    }
    passes(engines, place);
    if (events != null) {
      for (Engine engine : engines) {
        verify(engine, events);
      }
    }
    if (units != null) {
      for (Engine engine : engines) {
        try (TrialLedger trial = engine.ledgers().get()) {
          new LedgerSizeBench(with).run(engine.name(), trial, units);
        }
      }
    }
  }

  private void verify(Engine engine, int count) {
    int boardsOf = Math.max(1, count / TrialLedger.EVENTS_OF_A_UNIT);
    try (TrialLedger trial = engine.ledgers().get()) {
      trial.fillChained(1, boardsOf);
      long began = System.nanoTime();
      try (Ledger ledger = Ledger.openExisting(trial.access(), with.clock())) {
        Verified verified = ledger.verify();
        double seconds = (System.nanoTime() - began) / 1e9;
        with.out()
            .printf(
                "%n%s: %d events checked in %.1f s, %.0f a second; %d faults%n",
                engine.name(),
                verified.events(),
                seconds,
                verified.events() / seconds,
                verified.faults().size() + verified.more());
        with.out().flush();
      }
    }
  }

  private void passes(List<Engine> engines, Path place) {
    with.out()
        .printf(
            "%-28s %12s %9s %9s %9s %9s %9s %9s%n",
            "milliseconds",
            "reserve p50",
            "p99",
            "pass p50",
            "p99",
            "boards/s",
            "x 512 B",
            "x 64 KiB");
    try (SyncFloor few = new SyncFloor(place, FEW);
        SyncFloor pages = new SyncFloor(place, PAGES)) {
      for (Engine engine : engines) {
        measure(engine, 1, boards, few, pages);
        if (stations > 1) {
          measure(engine, stations, Math.max(1, boards / stations), few, pages);
        }
      }
    }
  }

  /** The ratios are those of the slow ends, which are what a person waits for. */
  private void measure(Engine engine, int at, int boardsOfEach, SyncFloor few, SyncFloor pages) {
    try (TrialLedger trial = engine.ledgers().get()) {
      SyncFloor.Span spanOfFew = few.span();
      SyncFloor.Span spanOfPages = pages.span();
      LedgerLineBench.Result result =
          new LedgerLineBench(with, trial.access())
              .run(
                  at,
                  boardsOfEach,
                  () -> {
                    pages.append();
                    few.append();
                  });
      double fewSlow = floor("512 bytes and a sync", spanOfFew.spread());
      double pagesSlow = floor("64 KiB and a sync", spanOfPages.spread());
      with.out()
          .printf(
              "%-28s %12.2f %9.2f %9.2f %9.2f %9.0f %9.2f %9.2f%n",
              engine.name() + (at == 1 ? ", one station" : ", " + at + " stations"),
              result.reserve().milliseconds(0.5),
              result.reserve().milliseconds(0.99),
              result.pass().milliseconds(0.5),
              result.pass().milliseconds(0.99),
              result.perSecond(),
              result.reserve().milliseconds(0.99) / fewSlow,
              result.reserve().milliseconds(0.99) / pagesSlow);
      with.out().flush();
    }
  }

  /** Its slow end. */
  private double floor(String name, Spread alone) {
    double slow = alone.milliseconds(0.99);
    with.out().printf("%-28s %12.2f %9.2f%n", name, alone.milliseconds(0.5), slow);
    return slow;
  }
}
