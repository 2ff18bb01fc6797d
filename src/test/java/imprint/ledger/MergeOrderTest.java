package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.ReserveResult.Reserved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MergeOrderTest {
  /**
   * Two stations make units of a few identities on a few boards, with their server and without, and
   * merge in between, in any order: in the end every unit is at the server once, or is held back by
   * a unit that is there.
   */
  @Property(tries = 20)
  void whateverTheOrderEveryUnitArrivesOnceOrIsToldOf(
      @ForAll Engine engine,
      @ForAll @Size(min = 4, max = 24) List<@IntRange(min = 0, max = 127) Integer> acts)
      throws IOException {
    Path own = Files.createTempDirectory("merge-order");
    engine.made(own);
    try (Engine.Bed bed = engine.bed(own);
        TwoLedgers left = TwoLedgers.open(bed, own).withBlock(5);
        TwoLedgers right = TwoLedgers.open(bed, own.resolve("right")).withBlock(5)) {
      int online = 0;
      for (int act : acts) {
        TwoLedgers station = (act & 1) == 0 ? left : right;
        Claim claim = Claims.withBoard(Claims.number(act >> 1 & 7), Claims.board(act >> 4 & 3));
        if ((act & 64) == 0) {
          make(station.offline(), claim);
        } else if ((act & 32) == 0) {
          online += make(station.server(), claim) ? 1 : 0;
        } else {
          station.merge();
        }
      }
      int merged = 0;
      for (TwoLedgers station : List.of(right, left)) {
        station.merge();
        merged += settledOrTold(station);
      }
      assertThat(left.server().latest(99)).hasSize(online + merged);
      for (Ledger ledger : List.of(left.server(), left.offline(), right.offline())) {
        assertThat(ledger.verify().faults()).isEmpty();
      }
    } finally {
      delete(own);
    }
  }

  private static boolean make(Ledger ledger, Claim claim) {
    ReserveResult result = ledger.reserve(claim, BY);
    if (result instanceof Reserved(Unit unit)) {
      Claims.until(ledger, unit, State.DONE);
      return true;
    }
    return false;
  }

  /** How many of its units are at the server; of all others it says which unit is in the way. */
  private static int settledOrTold(TwoLedgers station) {
    Set<String> held = new HashSet<>();
    for (MergeResult result : station.merge()) {
      MergeResult.Conflict conflict = (MergeResult.Conflict) result;
      assertThat(station.server().find(conflict.other().serialNumber())).contains(conflict.other());
      held.add(conflict.unit().serialNumber());
    }
    int merged = 0;
    for (Unit unit : station.offline().latest(99)) {
      if (!held.contains(unit.serialNumber())) {
        Unit there = station.server().find(unit.serialNumber()).orElseThrow();
        assertThat(there.claim()).isEqualTo(unit.claim());
        assertThat(station.server().history(there).stream().map(Entry::event))
            .filteredOn(Event.Merged.class::isInstance)
            .hasSize(1);
        merged++;
      }
    }
    return merged;
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
