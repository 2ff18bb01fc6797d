package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.ReserveResult.Reserved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several ledger objects, as of several processes, on one file. */
class TwoStationsTest {
  private static final By LEFT = By.station("left");
  private static final By RIGHT = By.station("right");

  /** Made once: making it is the slow part. */
  private static final byte[] NEW_LEDGER = Schema.newLedger();

  @TempDir Path folder;

  @Test
  void allWhoOpenANewLedgerAtOnceGetTheSameOne() throws Exception {
    List<Callable<Unit>> openers =
        IntStream.range(0, 8)
            .<Callable<Unit>>mapToObj(
                n ->
                    () -> {
                      try (Ledger ledger = open(folder)) {
                        ledger.unlock();
                        return Claims.reserved(ledger, n);
                      }
                    })
            .toList();
    atOnce(openers);
    try (Ledger ledger = open(folder)) {
      assertThat(ledger.latest(99)).hasSize(8);
    }
  }

  @Test
  void ofTwoWhoClaimTheSameOneWins() throws Exception {
    try (Ledger left = open(folder);
        Ledger right = open(folder)) {
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
    try (Ledger left = open(folder);
        Ledger right = open(folder)) {
      for (int n = 0; n < 40; n++) {
        Unit unit = Claims.reserved(left, n);
        List<AppendResult> results =
            atOnce(
                List.of(
                    () -> left.append(unit, State.RESERVED, new Event.Built(), LEFT),
                    () -> right.append(unit, State.RESERVED, new Event.Retired("x"), RIGHT)));
        assertThat(results).filteredOn(AppendResult.Appended.class::isInstance).hasSize(1);
        assertThat(left.history(unit)).hasSize(2);
      }
    }
  }

  /**
   * Two stations do random things to a few serial numbers and boards, one after the other in any
   * order, and the ledger is compared with what a person would have noted on paper.
   */
  @Property(tries = 40)
  void whateverTheOrderNoIdentityIsGivenTwice(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 63) Integer> acts)
      throws IOException {
    Path own = Files.createTempDirectory("two-stations");
    Files.write(own.resolve("ledger.db"), NEW_LEDGER);
    Set<Integer> given = new HashSet<>();
    List<Unit> live = new ArrayList<>();
    try (Ledger left = open(own);
        Ledger right = open(own)) {
      for (int act : acts) {
        Ledger ledger = (act & 1) == 0 ? left : right;
        int identity = act >> 1 & 3;
        int board = act >> 3 & 3;
        if ((act & 32) == 0) {
          Claim claim = Claims.withBoard(Claims.number(identity), Claims.board(100 + board));
          boolean free =
              !given.contains(identity)
                  && live.stream().noneMatch(u -> u.mac().equals(claim.board().mac()));
          ReserveResult result = ledger.reserve(claim, LEFT);
          assertThat(result instanceof Reserved).isEqualTo(free);
          if (result instanceof Reserved(Unit unit)) {
            given.add(identity);
            live.add(unit);
          }
        } else if (!live.isEmpty()) {
          Unit unit = live.remove(identity % live.size());
          ledger.append(unit, State.RESERVED, new Event.Retired("scrap"), RIGHT).orRefuse();
        }
        assertThat(left.open()).containsExactlyInAnyOrderElementsOf(live);
      }
      assertThat(right.latest(99)).hasSize(given.size());
    } finally {
      delete(own);
    }
  }

  /** Threads of two stations run boards as a line does, redrawing where an identity is taken. */
  @Test
  void aShiftOfTwoStationsGivesEveryBoardItsOwnIdentity() throws Exception {
    try (Ledger left = open(folder);
        Ledger right = open(folder)) {
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

  private static Ledger open(Path folder) {
    return Ledger.open(folder.resolve("ledger.db").toString(), InstantSource.system());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
