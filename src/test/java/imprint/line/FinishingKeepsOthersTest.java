package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proven unit that an earlier run left open is finished, and its board was in use meanwhile. */
class FinishingKeepsOthersTest {
  private static final String PORT = "sim:1";
  private static final int FCTRY = (4 << 20) - 0x20000;
  private static final int SIZE = 0x6000;

  @TempDir Path folder;
  private BenchStation bench;

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private SimulatedBoard plug() {
    return bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
  }

  private UnitSummary made() {
    Outcome outcome = bench.run(PORT);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).unit();
  }

  private List<Event> events(UnitSummary summary) {
    Unit unit = bench.ledger().find(summary.serialNumber()).orElseThrow();
    return bench.ledger().history(unit).stream().map(entry -> entry.event()).toList();
  }

  /** A unit that was proven, and whose label could not be made. */
  private void leftOpen(SimulatedBoard board) throws IOException {
    Files.writeString(folder.resolve("labels"), "in the way");
    assertThat(bench.run(PORT)).isInstanceOf(Outcome.SetAside.class);
    Unit unit = bench.ledger().find(board.mac().toString()).orElseThrow();
    assertThat(unit.state()).isEqualTo(State.BOOTED);
    Files.delete(folder.resolve("labels"));
  }

  private static byte[] beside(byte[] own) {
    try (NvsContents contents = NvsReader.read(own);
        NvsImage image = new NvsImage(SIZE)) {
      contents.items().forEach(item -> image.namespace(item.namespace()).copy(item));
      return image.namespace("rf-cal").u32("offset", 4711).toBytes();
    }
  }

  /** The firmware ran in between, and what it keeps beside the unit's data is nowhere else. */
  @Test
  void finishingAProvenUnitKeepsItToo() throws Exception {
    SimulatedBoard board = plug();
    leftOpen(board);
    byte[] own = board.flash(FCTRY, SIZE);
    byte[] used = beside(own);
    board.fill(FCTRY, used);

    UnitSummary unit = made();
    OthersKept kept = unit.others().orElseThrow();
    assertThat(kept.namespaces()).containsExactly("rf-cal");
    assertThat(Files.readAllBytes(kept.files().getFirst())).isEqualTo(used);
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(own);
    assertThat(events(unit))
        .filteredOn(e -> e instanceof Event.Booted || e instanceof Event.BackedUp)
        .hasExactlyElementsOfTypes(Event.Booted.class, Event.BackedUp.class);
    assertThat(bench.ledger().verify().faults()).isEmpty();
  }

  @Test
  void finishingAUnitWhoseBoardIsAsItWasKeepsNothing() throws Exception {
    leftOpen(plug());
    assertThat(made().others()).isEmpty();
    assertThat(bench.settings().backups()).doesNotExist();
  }

  /** The identity is sound: the next run finishes it. */
  @Test
  void aUnitThatCannotBeFinishedForWantOfACopyStaysOpen() throws Exception {
    SimulatedBoard board = plug();
    leftOpen(board);
    byte[] used = beside(board.flash(FCTRY, SIZE));
    board.fill(FCTRY, used);
    Files.writeString(bench.settings().backups(), "in the way");
    assertThat(bench.run(PORT))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> {
              assertThat(aside.finding().code()).isEqualTo("file.unwritable-in-the-way");
              assertThat(aside.unit()).isEmpty();
            });
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(used);
    Files.delete(bench.settings().backups());
    assertThat(made().others()).isPresent();
  }
}
