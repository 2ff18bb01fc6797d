package imprint.cli;

import imprint.ledger.Ledger;
import imprint.ledger.TrialLedger;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.BiConsumer;

/** What is asked of a ledger all day, while it is small and when it has years in it. */
final class LedgerSizeBench {
  private static final int SMALL = 10_000;
  private static final int TIMES = 1_000;

  /** Each asks for one thing about the unit of that number. */
  private record Question(String name, BiConsumer<Ledger, Integer> of) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("by serial number", (ledger, n) -> ledger.find(TrialLedger.serialNumber(n))),
          new Question("by MAC", (ledger, n) -> ledger.find(TrialLedger.mac(n).text())),
          new Question(
              "by the code of a label",
              (ledger, n) -> ledger.inHand().withPasscode(TrialLedger.PRODUCT, n)),
          new Question("live on a board", (ledger, n) -> ledger.carriedBy(TrialLedger.mac(n))),
          new Question("units left open", (ledger, _) -> ledger.open()),
          new Question("the latest 50", (ledger, _) -> ledger.latest(50)));

  private final Surroundings with;

  LedgerSizeBench(Surroundings with) {
    this.with = with;
  }

  /**
   * Fills the ledger with {@code units} that passed, and asks at the beginning and at the end.
   *
   * @param units 10 thousand at least
   */
  void run(String engine, TrialLedger trial, int units) {
    PrintWriter out = with.out();
    trial.fill(1, SMALL);
    List<Spread> small = asked(trial, SMALL);
    long began = System.nanoTime();
    trial.fill(SMALL + 1, units);
    double seconds = (System.nanoTime() - began) / 1e9;
    List<Spread> large = asked(trial, units);
    out.printf(
        "%n%s, milliseconds (%d units were filled in within %.0f s)%n",
        engine, units - SMALL, seconds);
    out.printf("%-28s %9s %9s %9s %9s %7s%n", "units", SMALL, "p99", units, "p99", "ratio");
    for (int i = 0; i < QUESTIONS.size(); i++) {
      Spread before = small.get(i);
      Spread after = large.get(i);
      out.printf(
          "%-28s %9.3f %9.3f %9.3f %9.3f %7.2f%n",
          QUESTIONS.get(i).name(),
          before.milliseconds(0.5),
          before.milliseconds(0.99),
          after.milliseconds(0.5),
          after.milliseconds(0.99),
          after.milliseconds(0.5) / before.milliseconds(0.5));
    }
    out.flush();
  }

  private List<Spread> asked(TrialLedger trial, int units) {
    try (Ledger ledger = Ledger.open(trial.access(), with.random(), with.clock())) {
      return QUESTIONS.stream().map(question -> spread(ledger, question.of(), units)).toList();
    }
  }

  /** The second half of the times counts. */
  private Spread spread(Ledger ledger, BiConsumer<Ledger, Integer> question, int units) {
    SecureRandom random = with.random();
    long[] nanos = new long[TIMES];
    for (int i = -TIMES; i < TIMES; i++) {
      int unit = 1 + random.nextInt(units);
      long began = System.nanoTime();
      question.accept(ledger, unit);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - began;
      }
    }
    return new Spread(nanos);
  }
}
