package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.ReserveResult.Reserved;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several ledger objects, as of several processes, on one ledger. */
class TwoStationsTest extends OnBothEngines {
  private static final By LEFT = By.station("left");
  private static final By RIGHT = By.station("right");

  @Test
  void allWhoOpenANewLedgerAtOnceGetTheSameOne() throws Exception {
    List<Callable<Unit>> openers =
        IntStream.range(0, 8)
            .<Callable<Unit>>mapToObj(
                n ->
                    () -> {
                      try (Ledger ledger = open()) {
                        ledger.unlock();
                        return Claims.reserved(ledger, n);
                      }
                    })
            .toList();
    atOnce(openers);
    try (Ledger ledger = open()) {
      assertThat(ledger.latest(99)).hasSize(8);
    }
  }

  @Test
  void ofTwoWhoClaimTheSameOneWins() throws Exception {
    try (Ledger left = open();
        Ledger right = open()) {
      for (int n = 0; n < 40; n++) {
        Claim claim = Claims.number(n);
        Claim rival = Claims.withBoard(claim, Claims.board(1000 + n));
        List<ReserveResult> results =
            atOnce(List.of(() -> left.reserve(claim, LEFT), () -> right.reserve(rival, RIGHT)));
        assertThat(results).filteredOn(Reserved.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(ReserveResult.Clash.class::isInstance).hasSize(1);
      }
    }
  }

  @Test
  void ofTwoWhoMoveAUnitOneWins() throws Exception {
    try (Ledger left = open();
        Ledger right = open()) {
      for (int n = 0; n < 40; n++) {
        Unit unit = Claims.reserved(left, n);
        List<AppendResult> results =
            atOnce(
                List.of(
                    () -> left.append(unit, State.RESERVED, new Event.Built("fctry"), LEFT),
                    () -> right.append(unit, State.RESERVED, new Event.Retired("x"), RIGHT)));
        assertThat(results).filteredOn(AppendResult.Appended.class::isInstance).hasSize(1);
        assertThat(left.history(unit)).hasSize(2);
      }
    }
  }

  /** Threads of two stations run boards as a line does, redrawing where an identity is taken. */
  @Test
  void aShiftOfTwoStationsGivesEveryBoardItsOwnIdentity() throws Exception {
    try (Ledger left = open();
        Ledger right = open()) {
      List<Callable<List<String>>> slots =
          IntStream.range(0, 4)
              .<Callable<List<String>>>mapToObj(
                  slot -> () -> shift(slot % 2 == 0 ? left : right, slot))
              .toList();
      List<String> serials = atOnce(slots).stream().flatMap(List::stream).toList();
      assertThat(serials).hasSize(4 * 15).doesNotHaveDuplicates();
      assertThat(left.latest(999)).hasSize(60).allMatch(u -> u.state() == State.DONE);
    }
  }

  private static List<String> shift(Ledger ledger, int slot) {
    List<String> serials = new ArrayList<>();
    int draw = 0;
    for (int board = 0; board < 15; board++) {
      Claim.Board mine = Claims.board(1000 * (slot + 1) + board);
      ReserveResult result;
      do {
        result = ledger.reserve(Claims.withBoard(Claims.number(draw++), mine), LEFT);
      } while (result instanceof ReserveResult.Clash);
      Unit done = Claims.until(ledger, Claims.reserved(result), State.DONE);
      serials.add(done.serialNumber());
    }
    return serials;
  }

  private static <T> List<T> atOnce(List<? extends Callable<? extends T>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<? extends T> call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
