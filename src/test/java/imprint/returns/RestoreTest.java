package imprint.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.BoardOptions;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Region;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.OthersKept;
import imprint.line.RunWatcher;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTest {
  private static final int FCTRY = (4 << 20) - 0x20000;
  private static final int SIZE = 0x6000;

  @TempDir Path folder;
  private ReturnsBench desk;
  private BenchStation bench;

  @BeforeEach
  void open() {
    desk = new ReturnsBench(folder);
    bench = desk.station;
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aReturnedUnitGetsItsOwnIdentityBack() throws Exception {
    SimulatedBoard board = bench.plug("sim:1", Chips.ESP32_S3, BoardOptions.of(4));
    bench.station().slot("sim:1").provisionNext(RunWatcher.NONE);
    byte[] identity = board.flash(FCTRY, SIZE);

    // it comes back with its data erased: the same chip, fresh firmware
    SimulatedBoard returned = bench.plug("sim:1", Chips.ESP32_S3, BoardOptions.of(4));
    assertThat(returned.flash(FCTRY, SIZE)).containsOnly(0xFF);
    Outcome.Restored restored = desk.restore();

    assertThat(returned.flash(FCTRY, SIZE)).isEqualTo(identity);
    Unit unit = bench.ledger().find(restored.unit().serialNumber()).orElseThrow();
    assertThat(bench.ledger().history(unit).getLast().event())
        .isEqualTo(new Event.Restored(restored.proof()));
  }

  @Test
  void whatOthersKeepBesideItGoesToAFile() throws Exception {
    Unit unit = desk.made(4);
    byte[] own = OthersData.sealed(desk, unit);
    SimulatedBoard returned = desk.plug(4);
    byte[] used = OthersData.withOthers(own);
    returned.fill(FCTRY, used);

    Outcome.Restored restored = desk.restore();
    OthersKept kept = restored.others().orElseThrow();
    assertThat(kept.namespaces()).containsExactly("app");
    assertThat(kept.files().getFirst().getParent()).isEqualTo(desk.backups);
    assertThat(Files.readAllBytes(kept.files().getFirst())).isEqualTo(used);
    assertThat(returned.flash(FCTRY, SIZE)).isEqualTo(own);
    assertThat(bench.ledger().history(unit).stream().map(Entry::event))
        .filteredOn(e -> e instanceof Event.BackedUp || e instanceof Event.RestoreBegun)
        .hasExactlyElementsOfTypes(Event.BackedUp.class, Event.RestoreBegun.class);
    assertThat(desk.restore().others()).isEmpty();
  }

  /** A board whose firmware made keys of its own, and encrypted with them what it keeps. */
  @Test
  void keysThatAreOverwrittenGoToAFileToo() throws Exception {
    desk.product("partition: fctry", "partition: fctry\n  nvs-keys-partition: nvs_keys");
    Unit unit = desk.made(4);
    byte[] keys = OthersData.copy(desk, unit, Copy.Kind.NVS_KEYS);
    SimulatedBoard returned = desk.plug(4);
    try (NvsKey foreign = NvsKey.random(new SecureRandom());
        NvsImage image = new NvsImage(SIZE)) {
      byte[] plain = image.namespace("app").u32("starts", 77).toBytes();
      returned.fill(FCTRY, NvsCipher.encrypt(plain, foreign));
      returned.fill(FCTRY + SIZE, foreign.toPartition());

      OthersKept kept = desk.restore().others().orElseThrow();
      assertThat(kept.partitions())
          .extracting(OthersKept.Kept::label)
          .containsExactly("fctry", "nvs_keys");
      assertThat(kept.namespaces()).containsExactly("app");
      assertThat(Files.readAllBytes(kept.files().getLast())).isEqualTo(foreign.toPartition());
      assertThat(returned.flash(FCTRY + SIZE, 0x1000)).isEqualTo(keys);
    }
    assertThat(desk.restore().others()).isEmpty();
  }

  /** Both partitions, from the sealed copies of both. */
  @Test
  void certificatesInAPartitionOfTheirOwnComeBackToo() throws Exception {
    Path yaml = bench.productYaml();
    Path apart = yaml.resolveSibling("apart.yaml");
    Files.writeString(
        apart,
        Files.readString(yaml)
            .replace("partition: fctry", "partition: fctry\n  storage: dac-in-secure-cert"));
    bench.station().load(apart, null);
    SimulatedBoard board = bench.plug("sim:1", Chips.ESP32_C3, BoardOptions.of(4));
    bench.station().slot("sim:1").provisionNext(RunWatcher.NONE);
    byte[] certificates = board.flash(FCTRY - 0x2000, 0x2000);
    byte[] identity = board.flash(FCTRY, SIZE);
    assertThat(certificates).startsWith(0x11, 0xBA, 0x5E, 0xBA);

    SimulatedBoard returned = bench.plug("sim:1", Chips.ESP32_C3, BoardOptions.of(4));
    desk.restore();
    assertThat(returned.flash(FCTRY - 0x2000, 0x2000)).isEqualTo(certificates);
    assertThat(returned.flash(FCTRY, SIZE)).isEqualTo(identity);
  }

  /** Plain at the line, encrypted by its first start, and written through that when it returns. */
  @Test
  void keysOfAnEncryptedUnitComeBackThroughItsEncryption() throws Exception {
    Path yaml = bench.productYaml();
    Path sealed = yaml.resolveSibling("sealed.yaml");
    Files.writeString(
        sealed,
        Files.readString(yaml)
            .replace(
                "partition: fctry",
                "partition: fctry\n  nvs-keys-partition: nvs_keys\nboot:\n  watch: application"));
    bench.station().load(sealed, null);
    BoardOptions options = BoardOptions.of(4).withSecurity(SecurityState.FIRST_BOOT);
    SimulatedBoard board = bench.plug("sim:1", Chips.ESP32_C3, options);
    PartitionTable table =
        PartitionTable.parse(board.flash(PartitionTable.OFFSET, PartitionTable.SIZE));
    assertThat(bench.station().slot("sim:1").provisionNext(RunWatcher.NONE))
        .isInstanceOf(imprint.line.Outcome.Done.class);
    byte[] identity = board.flash(FCTRY, SIZE);
    byte[] keys = board.flash(FCTRY + SIZE, 0x1000);
    try (BoardSession session =
        BoardSession.open(
            board::open, "sim", Approach.at(921_600), _ -> {}, () -> false, _ -> {})) {
      assertThat(session.identification().security().flashEncryption()).isTrue();
      Flasher flasher = new Flasher(session, () -> false);
      flasher.erase(Region.at(FCTRY, new byte[SIZE]));
      flasher.erase(Region.at(FCTRY + SIZE, new byte[0x1000]));
    }
    refused("flash.table-encrypted");
    Outcome.Restored restored =
        desk.at(
            session ->
                desk.desk(Optional.of(table))
                    .restore(session, Optional.empty(), "", _ -> {}, () -> false));
    assertThat(restored.proof()).contains("nvs_keys ciphertext-plausible");
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(identity);
    assertThat(board.flash(FCTRY + SIZE, 0x1000)).isEqualTo(keys);
  }

  /** Nothing is written, and nothing that was proven is put in doubt. */
  @ParameterizedTest
  @ValueSource(strings = {"never", "until-labelled"})
  void whatTheProductDoesNotKeepIsNotGivenBack(String keep) throws Exception {
    Path yaml = bench.productYaml();
    Files.writeString(yaml, Files.readString(yaml) + "keep: " + keep + "\n");
    bench.station().load(yaml, null);
    SimulatedBoard board = bench.plug("sim:1", Chips.ESP32_C3, BoardOptions.of(4));
    imprint.line.Outcome outcome = bench.station().slot("sim:1").provisionNext(RunWatcher.NONE);
    byte[] identity = board.flash(FCTRY, SIZE);
    refused("returns.no-copies");
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(identity);
    String serialNumber = ((imprint.line.Outcome.Done) outcome).unit().serialNumber();
    assertThat(bench.ledger().find(serialNumber).orElseThrow().proof()).isNotNull();
  }

  @Test
  void aRestoreThatFailsLeavesNothingProven() throws Exception {
    bench.plug("sim:1", Chips.ESP32_C3, BoardOptions.of(4));
    bench.station().slot("sim:1").provisionNext(RunWatcher.NONE);
    BoardOptions worn =
        BoardOptions.of(4).withFault(new imprint.bench.Fault.StuckBits(FCTRY, 0xFF));
    SimulatedBoard returned = bench.plug("sim:1", Chips.ESP32_C3, worn);
    assertThatThrownBy(() -> desk.restore()).isInstanceOf(Refusal.class);
    Unit unit = bench.ledger().find(returned.mac().toString()).orElseThrow();
    assertThat(unit.proof()).isNull();
    assertThat(bench.ledger().history(unit).getLast().event()).isEqualTo(new Event.RestoreBegun());
  }

  @Test
  void aBoardThatTheLedgerDoesNotKnowIsLeftAlone() {
    SimulatedBoard stranger = bench.plug("sim:1", Chips.ESP32, BoardOptions.of(8));
    byte[] before = stranger.flash(FCTRY, SIZE);
    refused("returns.board-unknown");
    assertThat(stranger.flash(FCTRY, SIZE)).isEqualTo(before);
  }

  @Test
  void aUnitThatWasSetAsideHasNoIdentityToGiveBack() {
    BoardOptions worn =
        BoardOptions.of(9).withFault(new imprint.bench.Fault.StuckBits(FCTRY, 0xFF));
    bench.plug("sim:1", Chips.ESP32_C3, worn);
    assertThat(bench.station().slot("sim:1").provisionNext(RunWatcher.NONE))
        .isInstanceOf(imprint.line.Outcome.SetAside.class);
    bench.plug("sim:1", Chips.ESP32_C3, BoardOptions.of(9));
    refused("returns.dead");
  }

  private void refused(String code) {
    ReturnsBench.refused(code, desk::restore);
  }
}
