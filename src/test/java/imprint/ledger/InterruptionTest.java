package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest extends OnBothEngines {
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40})
  void aKilledStationLeavesATruthfulLedger(int lines) throws Exception {
    List<String> said = killedAfter(lines);
    try (Ledger ledger = open()) {
      List<Unit> units = ledger.latest(9999).reversed();
      List<String> recorded = new ArrayList<>();
      for (Unit unit : units) {
        for (Entry entry : ledger.history(unit)) {
          recorded.add(unit.serialNumber() + " " + entry.state());
        }
      }
      // all that was said is there; at most one more was recorded and not yet said
      assertThat(recorded).startsWith(said.toArray(String[]::new));
      assertThat(recorded.size() - said.size()).isBetween(0, 1);

      Unit last = units.getLast();
      // it may have been killed between two units
      assertThat(last.orphaned()).isEqualTo(last.state() != State.DONE);
      List<Unit> left = last.state() == State.DONE ? List.of() : List.of(last);
      assertThat(ledger.interrupted("killed")).isEqualTo(left);
      assertThat(ledger.interrupted("another station")).isEmpty();
    }
  }

  /** Kills it after so many lines, and returns all that it had said until it died. */
  private List<String> killedAfter(int lines) throws Exception {
    open().close();
    Process station =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                // what a killed process unpacked goes with the folder
                "-Dorg.sqlite.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedStation.class.getName(),
                bed.access().urlOrFile(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader out = station.inputReader()) {
      for (int i = 0; i < lines; i++) {
        said.add(out.readLine());
      }
      // the handle's kill, unlike the process' own, leaves what it said readable
      station.toHandle().destroyForcibly();
      station.waitFor();
      out.lines().forEach(said::add);
    }
    assertThat(said).doesNotContainNull();
    return said;
  }

  @Test
  void unitsThatNeedNoMoreWorkAreNotOpen() {
    try (Ledger ledger = open()) {
      Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
      ledger.append(Claims.reserved(ledger, 2), State.RESERVED, new Event.Retired("x"), BY);
      Unit proven = Claims.until(ledger, Claims.reserved(ledger, 3), State.PROVEN);
      assertThat(ledger.open()).containsExactly(proven);
    }
  }

  @Test
  void aUnitThatALivingProcessWorksOnIsNotInterrupted() {
    try (Ledger ledger = open()) {
      Unit unit = Claims.reserved(ledger, 1);
      assertThat(unit.orphaned()).isFalse();
      assertThat(ledger.interrupted(BY.station())).isEmpty();
    }
  }

  @Test
  void anAbandonedUnitIsSetAsideAndSaysWhereItWasLeft() {
    try (Ledger ledger = open()) {
      Unit written = Claims.until(ledger, Claims.reserved(ledger, 1), State.WRITTEN);
      Unit dead = ledger.unfinished().abandon(written, BY).orRefuse();
      assertThat(dead.state()).isEqualTo(State.SET_ASIDE);
      assertThat(dead.last().event())
          .isEqualTo(
              new Event.SetAside(
                  "ledger.interrupted",
                  "The work on unit SN0001 was interrupted when it was WRITTEN."));
      assertThat(ledger.open()).isEmpty();
      assertThat(ledger.carriedBy(dead.mac())).isEmpty();
    }
  }

  @Test
  void aUnitThatMovedMeanwhileIsNotAbandoned() {
    try (Ledger ledger = open()) {
      Unit seen = Claims.reserved(ledger, 1);
      Unit built = Claims.until(ledger, seen, State.BUILT);
      assertThat(ledger.unfinished().abandon(seen, BY)).isEqualTo(new AppendResult.Moved(built));
    }
  }
}
