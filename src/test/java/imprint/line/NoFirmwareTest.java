package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import imprint.finding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A board that could not start anyway is seen before it costs an identity. */
class NoFirmwareTest extends WatchedStart {
  private static final int APPLICATION_AT = 0x10000;
  private static final String COUNTED = "serial-number: \"L{counter:4}\"";

  @ParameterizedTest
  @CsvSource({
    "esp32c3, loader, restart",
    "esp32c3, application, restart",
    "esp32c3, application, application",
    "esp32, loader, restart",
    "esp32p4, loader, application"
  })
  void itIsRefusedAndTakenAsSoonAsItIsFlashed(String name, String missing, String watch)
      throws Exception {
    product("boot: {watch: " + watch + "}\n", "serial-number: \"{random:12}\"", COUNTED);
    Chip chip = Chips.byKey(name).orElseThrow();
    SimulatedBoard board = bench.plug(PORT, chip, BoardOptions.of(1));
    int at = missing.equals("loader") ? chip.boot().loader() : APPLICATION_AT;
    byte[] firmware = board.flash(at, 0x1000);
    board.fill(at, erased());
    byte[] before = board.flash(0, 4 << 20);

    refused(bench.station().slot(PORT).provisionNext(watcher));
    assertThat(steps).containsExactly(Step.IDENTIFIED);
    assertThat(board.flash(0, 4 << 20)).isEqualTo(before);
    assertThat(folder.resolve("labels")).doesNotExist();

    board.fill(at, firmware);
    assertThat(bench.station().slot(PORT).provisionNext(watcher)).isInstanceOf(Outcome.Done.class);
    assertThat(unit().serialNumber()).as("no number was drawn for nothing").isEqualTo("L0001");
  }

  /** What is asked for can also be known not to be there on a board that nobody can restart. */
  @Test
  void aBoardThatNobodyCanRestartNeedsItToo() throws Exception {
    product("");
    BoardOptions byHand = BoardOptions.of(1).withoutAutoReset().startedInLoader();
    SimulatedBoard board = bench.plug(PORT, Chips.ESP32_C3, byHand);
    board.fill(APPLICATION_AT, new byte[0x1000]);
    refused(bench.station().slot(PORT).provisionNext(watcher));
  }

  /** Its firmware comes later: nothing is asked, what was seen is told, and it is made. */
  @Test
  void aBoardWhoseFirmwareComesLaterIsMadeWhereNothingIsAsked() throws Exception {
    product("boot: {watch: off}\n");
    SimulatedBoard board = bench.plug(PORT, 1);
    board.fill(board.chip().boot().loader(), erased());
    assertThat(bench.station().slot(PORT).provisionNext(watcher)).isInstanceOf(Outcome.Done.class);
    assertThat(codes()).containsExactly("line.boot-broken");
    assertThat(grade(unit())).isEmpty();
  }

  /** The way out is in the sentence. */
  @Test
  void whoHasNoFirmwareYetIsToldWhatToDo() {
    for (String code : List.of("boot.cannot-start", "line.no-firmware")) {
      assertThat(Finding.error(code).nextAct(Locale.ENGLISH)).contains("boot.watch");
      assertThat(Finding.error(code).nextAct(Locale.SIMPLIFIED_CHINESE)).contains("boot.watch");
    }
  }

  private void refused(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> {
              assertThat(aside.finding().code()).isEqualTo("line.no-firmware");
              assertThat(aside.finding().severity()).isEqualTo(Severity.ERROR);
              assertThat(aside.after()).contains(Step.IDENTIFIED);
              assertThat(aside.unit()).isEmpty();
            });
    assertThat(bench.ledger().latest(1)).isEmpty();
    assertThat(bench.ledger().open()).isEmpty();
  }

  private static byte[] erased() {
    byte[] sector = new byte[0x1000];
    Arrays.fill(sector, (byte) 0xFF);
    return sector;
  }
}
