package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imprint.bench.SimulatedBoard;
import imprint.finding.Finding;
import imprint.ledger.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotPlaceTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;

  @Test
  void aSlotFindsWhatIsPluggedInAtItsPlaceAndSaysWhereNothingIs() {
    try (BenchStation bench = new BenchStation(folder)) {
      Slot slot = bench.station().slot(BenchStation.place(PORT));
      assertThat(codeOf(slot.provisionNext(RunWatcher.NONE))).isEqualTo("line.slot-empty");

      SimulatedBoard board = bench.plug(PORT, 1);
      assertThat(slot.provisionNext(RunWatcher.NONE)).isInstanceOf(Outcome.Done.class);
      assertThat(bench.ledger().latest(9))
          .singleElement()
          .satisfies(
              unit -> {
                assertThat(unit.state()).isEqualTo(State.DONE);
                assertThat(unit.mac().text()).isEqualTo(board.mac().toString());
              });

      bench.unplug(PORT);
      assertThat(codeOf(slot.provisionNext(RunWatcher.NONE))).isEqualTo("line.slot-empty");
    }
  }

  @Test
  void aStationThatWaitsDoesSoUntilABoardIsPluggedIn() {
    try (BenchStation bench = BenchStation.waiting(folder)) {
      List<String> noted = new ArrayList<>();
      RunWatcher plugsIn =
          new RunWatcher() {
            @Override
            public void noted(Finding note) {
              noted.add(note.code());
              bench.plug(PORT, 1);
            }
          };
      Slot slot = bench.station().slot(BenchStation.place(PORT));
      assertThat(slot.provisionNext(plugsIn)).isInstanceOf(Outcome.Done.class);
      assertThat(noted).first().isEqualTo("line.slot-empty");
    }
  }

  @Test
  void whoWaitsForABoardCanGiveUp() {
    try (BenchStation bench = BenchStation.waiting(folder)) {
      Slot slot = bench.station().slot(BenchStation.place(PORT));
      RunWatcher givesUp =
          new RunWatcher() {
            @Override
            public void noted(Finding note) {
              slot.cancel();
            }
          };
      assertThat(slot.provisionNext(givesUp)).isInstanceOf(Outcome.Cancelled.class);
      assertThat(bench.ledger().latest(9)).isEmpty();
    }
  }

  @Test
  void whoGivesUpWhileNoBoardIsKnownGetsNoneThatComesInThatMoment() {
    try (BenchStation bench = BenchStation.waiting(folder)) {
      Slot slot = bench.station().slot(BenchStation.place(PORT));
      List<Boolean> gaveUp = new ArrayList<>();
      RunWatcher goes =
          new RunWatcher() {
            @Override
            public void noted(Finding note) {
              bench.plug(PORT, 1);
              gaveUp.add(slot.giveUp());
            }
          };
      assertThat(slot.provisionNext(goes)).isInstanceOf(Outcome.Cancelled.class);
      assertThat(gaveUp).containsExactly(true);
      assertThat(bench.ledger().latest(9)).isEmpty();
    }
  }

  @Test
  void noBoardThatIsKnownIsGivenUp() {
    try (BenchStation bench = BenchStation.waiting(folder)) {
      bench.plug(PORT, 1);
      Slot slot = bench.station().slot(BenchStation.place(PORT));
      List<Boolean> gaveUp = new ArrayList<>();
      RunWatcher goes =
          new RunWatcher() {
            @Override
            public void identified(String chip, String mac) {
              gaveUp.add(slot.giveUp());
            }
          };
      assertThat(slot.provisionNext(goes)).isInstanceOf(Outcome.Done.class);
      assertThat(gaveUp).containsExactly(false);
      assertThat(slot.giveUp()).isTrue();
    }
  }

  @Test
  void portsTellTheirPlace() {
    try (BenchStation bench = new BenchStation(folder)) {
      bench.plug(PORT, 1);
      assertThat(bench.station().visits().ports())
          .extracting(PortChoice::place)
          .containsExactly(BenchStation.place(PORT));
      assertThat(SlotPlace.of("", "COM5")).isEqualTo(new SlotPlace.Named("COM5"));
    }
  }

  /** The second change begins while the first is being worked out. */
  @Test
  void changesOfTheLineComeOneAfterAnother() throws InterruptedException {
    try (BenchStation bench = new BenchStation(folder)) {
      Thread second =
          new Thread(() -> bench.station().keep(now -> now.withPrinter(Optional.of("line 3"))));
      bench
          .station()
          .keep(
              now -> {
                second.start();
                await().until(() -> second.getState() != Thread.State.RUNNABLE);
                return now.startingByItself(true);
              });
      second.join();
      assertThat(bench.station().line())
          .isEqualTo(LineSettings.NONE.startingByItself(true).withPrinter(Optional.of("line 3")));
    }
  }

  @Test
  void whatWasSettledOfTheLineIsThereAfterTheNextStart() {
    LineSettings settled =
        LineSettings.NONE.withSlots(List.of(BenchStation.place(PORT))).startingByItself(true);
    try (BenchStation bench = new BenchStation(folder)) {
      assertThat(bench.station().line()).isEqualTo(LineSettings.NONE);
      bench.station().keep(_ -> settled);
    }
    try (BenchStation bench = new BenchStation(folder)) {
      assertThat(bench.station().line()).isEqualTo(settled);
    }
  }

  private static String codeOf(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.SetAside.class);
    return ((Outcome.SetAside) outcome).finding().code();
  }
}
