package imprint.returns;

import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Fault;
import imprint.bench.SimulatedBoard;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Reception.Order;
import imprint.returns.Replacement.OldLabel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceptionTest {
  private static final Hand BOARD = new Hand(Optional.of(ReturnsBench.PORT), Optional.empty());
  private static final Order ORDER = new Order("why", new OldLabel.Unsaid(), false);

  @TempDir Path folder;
  private ReturnsBench bench;
  private Reception reception;

  @BeforeEach
  void open() {
    bench = new ReturnsBench(folder);
    reception = new Reception(bench.station.station(), InstantSource.system());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aBoardIsLookedAtAndWrittenAgainAsItWas() throws Exception {
    SimulatedBoard board = bench.plug(1);
    Unit unit = bench.made(board);
    byte[] before = board.flash(ReturnsBench.FCTRY, ReturnsBench.SIZE);
    assertThat(reception.look(BOARD).is()).isInstanceOf(Case.NoLabel.class);
    SimulatedBoard blank = bench.plug(1);
    List<Double> told = new ArrayList<>();
    End end = reception.carryOut(Act.RESTORE, BOARD, ORDER, told::add);
    assertThat(end).isInstanceOf(End.Carried.class);
    assertThat(blank.flash(ReturnsBench.FCTRY, ReturnsBench.SIZE)).isEqualTo(before);
    assertThat(told).isNotEmpty().isSorted().allMatch(part -> part >= 0 && part <= 1);
    assertThat(bench.last(unit)).isInstanceOf(imprint.ledger.Event.Restored.class);
  }

  @Test
  void aLabelAloneCanOnlyBeRetired() throws Exception {
    Unit unit = bench.made(1);
    Hand label = new Hand(Optional.empty(), Optional.of(unit.serialNumber()));
    assertThat(reception.look(label).is().acts()).containsExactly(Act.RETIRE);
    refused("returns.no-board", () -> reception.carryOut(Act.RESTORE, label, ORDER, _ -> {}));
    reception.carryOut(Act.RETIRE, label, ORDER, _ -> {});
    assertThat(bench.ledger().find(unit.serialNumber()).orElseThrow().state())
        .isEqualTo(State.RETIRED);
  }

  @Test
  void aNewIdentityComesWithItsLabelAndTheOldOneKnowsIt() throws Exception {
    Unit old = bench.made(1);
    Order order = new Order("leaked", new OldLabel.Destroyed(bench.qr(old)), false);
    End end = reception.carryOut(Act.NEW, BOARD, order, _ -> {});
    assertThat(end)
        .isInstanceOfSatisfying(
            End.Renewed.class,
            renewed -> {
              assertThat(renewed.old().state()).isEqualTo(State.RETIRED);
              assertThat(renewed.unit().mac()).isEqualTo(old.mac());
              assertThat(renewed.label()).hasValueSatisfying(png -> assertThat(png).exists());
            });
  }

  @Test
  void aNewIdentityTellsWhatOthersHadOnTheBoard() throws Exception {
    Unit old = bench.made(1);
    bench.plug(1).fill(ReturnsBench.FCTRY, OthersData.withOthers(OthersData.sealed(bench, old)));
    Order order = new Order("leaked", new OldLabel.Lost(), false);
    End.Renewed renewed = (End.Renewed) reception.carryOut(Act.NEW, BOARD, order, _ -> {});
    assertThat(renewed.others().orElseThrow().namespaces()).containsExactly("app");
    assertThat(renewed.others().orElseThrow().file()).exists();
  }

  @Test
  void aBoardThatFailsHalfwaySaysWhyAndTheNextAttemptEndsIt() throws Exception {
    Unit old = bench.made(1);
    Order order = new Order("leaked", new OldLabel.Lost(), false);
    bench.plug(1, new Fault.StuckBits(ReturnsBench.FCTRY, 0xFF));
    assertThat(reception.carryOut(Act.NEW, BOARD, order, _ -> {}))
        .isInstanceOfSatisfying(
            End.Halfway.class, half -> assertThat(half.unit().id()).isEqualTo(old.id()));
    bench.plug(1);
    assertThat(reception.look(BOARD).is()).isInstanceOf(Case.NewOpen.class);
    assertThat(reception.carryOut(Act.NEW, BOARD, ORDER, _ -> {})).isInstanceOf(End.Renewed.class);
  }

  @Test
  void aStopThatComesAfterTheLastByteLeavesWhatIsDone() throws Exception {
    bench.made(1);
    bench.plug(1);
    assertThat(reception.carryOut(Act.RESTORE, BOARD, ORDER, _ -> reception.cancel()))
        .isInstanceOf(End.Carried.class);
    reception.begin();
    assertThat(reception.look(BOARD).is()).isInstanceOf(Case.NoLabel.class);
  }

  @Test
  void aStopThatComesFirstChangesNothing() {
    Unit unit = bench.made(1);
    int events = bench.ledger().history(unit).size();
    reception.begin();
    reception.cancel();
    for (Act act : Act.values()) {
      assertThatThrownBy(() -> reception.carryOut(act, BOARD, ORDER, _ -> {}))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(bench.ledger().history(unit)).hasSize(events);
  }

  @Test
  void anEmptyPortIsToldAsSuch() {
    Hand nothing = new Hand(Optional.of("sim:none"), Optional.empty());
    refused("link.port-absent", () -> reception.look(nothing));
  }
}
