package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.ReserveResult.Reserved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InterleavingTest {
  private static final By LEFT = By.station("left");
  private static final By RIGHT = By.station("right");

  /**
   * Two stations do random things to a few serial numbers and boards, one after the other in any
   * order, and the ledger is compared with what a person would have noted on paper.
   */
  @Property(tries = 60)
  void whateverTheOrderNoIdentityIsGivenTwice(
      @ForAll Engine engine,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 63) Integer> acts)
      throws IOException {
    Path own = Files.createTempDirectory("two-stations");
    engine.made(own);
    Set<Integer> given = new HashSet<>();
    List<Unit> live = new ArrayList<>();
    try (Engine.Bed bed = engine.bed(own);
        Ledger left = bed.open();
        Ledger right = bed.open()) {
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
