package imprint.cli;

import imprint.ledger.Access;
import imprint.ledger.By;
import imprint.ledger.Claim;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Fingerprint;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.ReserveResult;
import imprint.ledger.Unit;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Boards that pass, as far as the ledger is concerned: what a run records, and nothing else. */
final class LedgerLineBench {
  /** Connected, and most of what a board needs compiled by then. */
  private static final int WARM_UP = 150;

  private static final int IMAGE = 0x6000;

  private static final List<Event> AFTER_BUILT =
      List.of(
          new Event.Written(),
          new Event.Proven("MD5 of 24576 bytes read back"),
          new Event.Booted("restarted"),
          new Event.Labelled(),
          new Event.Done());

  private final Surroundings with;
  private final Access access;

  LedgerLineBench(Surroundings with, Access access) {
    this.with = with;
    this.access = access;
  }

  /**
   * What it took.
   *
   * @param reserve from the drawn identity to the recorded claim
   * @param pass from there on until the unit is done, in seven writes
   * @param perSecond boards, all stations together
   */
  record Result(Spread reserve, Spread pass, double perSecond) {}

  private record Times(long reserve, long pass) {}

  /**
   * @param stations at once, each with a ledger of its own as a process would have
   * @param between is done before each board of the first station
   */
  Result run(int stations, int boards, Runnable between) {
    // all at once would make its tables one after another
    Ledger.open(access, with.random(), with.clock()).close();
    CyclicBarrier start = new CyclicBarrier(stations);
    try (ExecutorService threads = Executors.newFixedThreadPool(stations)) {
      List<Future<List<Times>>> shifts = new ArrayList<>();
      long[] began = {0};
      for (int station = 0; station < stations; station++) {
        int number = station;
        Callable<List<Times>> shift =
            () -> {
              try (Ledger ledger = Ledger.open(access, with.random(), with.clock())) {
                shift(ledger, 1 + WARM_UP / stations, () -> {});
                start.await();
                if (number == 0) {
                  began[0] = System.nanoTime();
                }
                return shift(ledger, boards, number == 0 ? between : () -> {});
              }
            };
        shifts.add(threads.submit(shift));
      }
      List<Times> all = new ArrayList<>();
      for (Future<List<Times>> shift : shifts) {
        all.addAll(shift.get());
      }
      double seconds = (System.nanoTime() - began[0]) / 1e9;
      return new Result(
          new Spread(all.stream().mapToLong(Times::reserve).toArray()),
          new Spread(all.stream().mapToLong(Times::pass).toArray()),
          all.size() / seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private List<Times> shift(Ledger ledger, int boards, Runnable between) {
    By by = By.station("bench");
    return Stream.generate(
            () -> {
              between.run();
              return board(ledger, by);
            })
        .limit(boards)
        .toList();
  }

  private Times board(Ledger ledger, By by) {
    Claim drawn = claim(ledger);
    long began = System.nanoTime();
    Unit unit = reserved(ledger, drawn, by);
    long reserved = System.nanoTime();
    try (Secret image = Secret.owning(new byte[IMAGE]);
        Secret code = Secret.owning("MT:Y.K90SO527JA0648G00".getBytes(StandardCharsets.UTF_8))) {
      Copy[] copies = {
        new Copy(Copy.Kind.FACTORY_IMAGE, image), new Copy(Copy.Kind.ONBOARDING_PAYLOAD, code)
      };
      unit = ledger.append(unit, unit.state(), new Event.Built("fctry"), by, copies).orRefuse();
    }
    for (Event event : AFTER_BUILT) {
      unit = ledger.append(unit, unit.state(), event, by).orRefuse();
    }
    return new Times(reserved - began, System.nanoTime() - began);
  }

  /** Draws again where a passcode was drawn before, as a run does. */
  private Unit reserved(Ledger ledger, Claim drawn, By by) {
    for (Claim claim = drawn; ; claim = claim(ledger)) {
      if (ledger.reserve(claim, by) instanceof ReserveResult.Reserved(Unit unit)) {
        return unit;
      }
    }
  }

  private Claim claim(Ledger ledger) {
    byte[] drawn = new byte[32];
    with.random().nextBytes(drawn);
    String hex = HexFormat.of().formatHex(drawn);
    return new Claim(
        hex.substring(0, 32),
        new Claim.Product(0xFFF1, 0x8000, "TEST", "Bench", "cafe", true),
        new Claim.Dac(Fingerprint.sha256(drawn), new Fingerprint(hex), hex.substring(0, 32)),
        ledger.passcodeFingerprint(0xFFF1, 0x8000, with.random().nextInt()),
        ledger.rotatingIdFingerprint(drawn),
        drawn[3] & 0xFFF,
        new Claim.Board(new Mac(hex.substring(32, 44).replaceAll("(..)(?!$)", "$1:")), "ESP32"));
  }
}
