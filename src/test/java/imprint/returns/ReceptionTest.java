package imprint.returns;

import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.AppFault;
import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.FlashKey;
import imprint.bench.Pace;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.finding.Finding;
import imprint.ledger.Copy;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.OthersKept;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsKey;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Reception.Order;
import imprint.returns.Replacement.OldLabel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(reception.look(BOARD, _ -> {}).is()).isInstanceOf(Case.NoLabel.class);
    SimulatedBoard blank = bench.plug(1);
    List<Double> told = new ArrayList<>();
    End end = reception.carryOut(Act.RESTORE, BOARD, ORDER, told::add);
    assertThat(end).isInstanceOf(End.Carried.class);
    assertThat(blank.flash(ReturnsBench.FCTRY, ReturnsBench.SIZE)).isEqualTo(before);
    assertThat(told).isNotEmpty().isSorted().allMatch(part -> part >= 0 && part <= 1);
    assertThat(bench.last(unit)).isInstanceOf(imprint.ledger.Event.Restored.class);
  }

  /** Two boards, one cable: what was chosen for one is never done to the other. */
  @ParameterizedTest
  @EnumSource(Act.class)
  void anotherBoardThanTheOneThatWasLookedAtIsLeftAlone(Act act) throws Exception {
    bench.made(1);
    Hand seen = BOARD.seeing(reception.look(BOARD, _ -> {}));
    SimulatedBoard board = bench.plug(2);
    Unit other = bench.made(board);
    byte[] before = board.flash(0, 4 << 20);
    int events = bench.ledger().history(other).size();
    Order order = new Order("why", new OldLabel.Lost(), false);
    refused("returns.board-changed", () -> reception.carryOut(act, seen, order, _ -> {}));
    assertThat(bench.ledger().history(other)).hasSize(events);
    assertThat(board.flash(0, 4 << 20)).isEqualTo(before);
    // once it was looked at
    assertThat(
            reception.carryOut(act, BOARD.seeing(reception.look(BOARD, _ -> {})), order, _ -> {}))
        .isNotInstanceOf(End.Halfway.class);
  }

  @Test
  void aLabelAloneCanOnlyBeRetired() throws Exception {
    Unit unit = bench.made(1);
    Hand label = new Hand(Optional.empty(), Optional.of(unit.serialNumber()));
    assertThat(reception.look(label, _ -> {}).is().acts()).containsExactly(Act.RETIRE);
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
    assertThat(renewed.others().orElseThrow().files().getFirst()).exists();
  }

  /** With the copies of the unit before, or else with the keys on the board and its flash key. */
  @ParameterizedTest
  @ValueSource(strings = {"sealed", "never"})
  void aNewIdentityOpensWhatIsEncryptedWithTheKeysOfTheOldOne(String keep) throws Exception {
    FlashKey flashKey = FlashKey.ofUnit(1);
    SimulatedBoard board =
        bench.plug(
            BoardOptions.of(1).withSecurity(SecurityState.DEVELOPMENT).withFlashKey(flashKey));
    Path keys = Files.createDirectory(folder.resolve("product/flash-keys"));
    Files.write(keys.resolve("key-" + board.mac() + ".bin"), flashKey.bytes());
    bench.product(
        "partition: fctry",
        "partition: fctry\n  nvs-keys-partition: nvs_keys\n  flash-keys: flash-keys");
    Unit old = bench.made(board);
    byte[] used;
    try (NvsKey key = NvsKey.read(OthersData.copy(bench, old, Copy.Kind.NVS_KEYS), "keys")) {
      byte[] plain = NvsCipher.decrypt(OthersData.sealed(bench, old), key);
      used = NvsCipher.encrypt(OthersData.withOthers(plain), key);
    }
    board.fill(ReturnsBench.FCTRY, used);
    byte[] sealedKeys = board.flash(ReturnsBench.FCTRY + ReturnsBench.SIZE, 0x1000);
    if (keep.equals("never")) {
      bench
          .ledger()
          .records()
          .forget(Instant.now().plusSeconds(9), "why", bench.station.settings().by());
    }

    Order order = new Order("leaked", new OldLabel.Lost(), false);
    End.Renewed renewed = (End.Renewed) reception.carryOut(Act.NEW, BOARD, order, _ -> {});
    OthersKept kept = renewed.others().orElseThrow();
    assertThat(kept.namespaces()).containsExactly("app");
    assertThat(Files.readAllBytes(kept.files().getFirst())).isEqualTo(used);
    assertThat(Files.readAllBytes(kept.files().getLast())).isEqualTo(sealedKeys);
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
    assertThat(reception.look(BOARD, _ -> {}).is()).isInstanceOf(Case.NewOpen.class);
    assertThat(reception.carryOut(Act.NEW, BOARD, ORDER, _ -> {})).isInstanceOf(End.Renewed.class);
  }

  /** In release mode, made with a key that is not at this desk. */
  @Test
  void aBoardWhoseFlashKeyIsNotHereKeepsItsIdentity() throws Exception {
    FlashKey key = FlashKey.ofUnit(1);
    SimulatedBoard board =
        bench.plug(BoardOptions.of(1).withSecurity(SecurityState.RELEASE).withFlashKey(key));
    Path keys = bench.station.productYaml().resolveSibling("flash-keys");
    Files.write(Files.createDirectory(keys).resolve("key-" + board.mac() + ".bin"), key.bytes());
    String target = "partition: fctry\n  nvs-keys-partition: nvs_keys";
    bench.product("partition: fctry", target + "\n  flash-keys: flash-keys");
    Unit unit = bench.made(board);
    bench.product("partition: fctry", target);
    int events = bench.ledger().history(unit).size();

    ReturnsDesk.Look look = reception.look(BOARD, _ -> {});
    assertThat(look.is()).isInstanceOf(Case.NoLabel.class);
    assertThat(look.hindrance().orElseThrow().code()).isEqualTo("flash.table-encrypted");
    assertThat(look.acts()).containsExactly(Act.RETIRE);
    Order order = new Order("why", new OldLabel.Lost(), false);
    for (Act act : List.of(Act.KEEP, Act.RESTORE, Act.NEW)) {
      refused("flash.table-encrypted", () -> reception.carryOut(act, BOARD, order, _ -> {}));
    }
    assertThat(bench.ledger().history(unit)).hasSize(events);

    bench.product("partition: fctry", target + "\n  flash-keys: flash-keys");
    assertThat(reception.look(BOARD, _ -> {}).acts()).contains(Act.KEEP, Act.RESTORE, Act.NEW);
    assertThat(reception.carryOut(Act.NEW, BOARD, order, _ -> {})).isInstanceOf(End.Renewed.class);
  }

  @Test
  void aStopThatComesAfterTheLastByteLeavesWhatIsDone() throws Exception {
    bench.made(1);
    bench.plug(1);
    assertThat(reception.carryOut(Act.RESTORE, BOARD, ORDER, _ -> reception.cancel()))
        .isInstanceOf(End.Carried.class);
    reception.begin();
    assertThat(reception.look(BOARD, _ -> {}).is()).isInstanceOf(Case.NoLabel.class);
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

  /** It is in the ledger by then: a refusal would be read as if nothing had been done. */
  @ParameterizedTest
  @EnumSource(names = {"ENCRYPTING", "ENCRYPTING_STUCK"})
  void whatWasDoneIsToldAlsoWhereTheBoardEncryptsItselfThen(AppFault start) throws Exception {
    bench.made(1);
    for (Act act : List.of(Act.RESTORE, Act.RETIRE)) {
      encrypting(start);
      Noted noted = new Noted();
      assertThat(reception.carryOut(act, BOARD, ORDER, noted)).isInstanceOf(End.Carried.class);
      List<String> codes = new ArrayList<>(List.of("boot.encrypting"));
      if (start == AppFault.ENCRYPTING_STUCK) {
        codes.add("rom.still-encrypting");
      }
      assertThat(noted.codes).isEqualTo(codes);
    }
  }

  /** The board starts once, with its new identity: not before, for a start that is cut short. */
  @Test
  void aBoardThatGetsANewIdentityDoesNotEncryptItselfBefore() throws Exception {
    bench.made(1);
    encrypting(AppFault.ENCRYPTING);
    Noted noted = new Noted();
    Order order = new Order("leaked", new OldLabel.Lost(), false);
    assertThat(reception.carryOut(Act.NEW, BOARD, order, noted)).isInstanceOf(End.Renewed.class);
    assertThat(noted.codes).containsExactly("boot.encrypting");
  }

  private void encrypting(AppFault start) {
    bench.plug(BoardOptions.of(1).withFault(new Fault.Application(start)).withPace(Pace.LEAPING));
  }

  private static final class Noted implements DeskWatcher {
    final List<String> codes = new ArrayList<>();

    @Override
    public void progress(double fraction) {}

    @Override
    public void noted(Finding finding) {
      codes.add(finding.code());
    }
  }

  @Test
  void anEmptyPortIsToldAsSuch() {
    Hand nothing = new Hand(Optional.of("sim:none"), Optional.empty());
    refused("link.port-absent", () -> reception.look(nothing, _ -> {}));
  }
}
