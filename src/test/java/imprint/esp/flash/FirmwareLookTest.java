package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.Moment;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareLookTest {
  private static final int SIZE = 4 << 20;
  private static final int APPLICATION = 0x10000;
  private static final int READ_FLASH = 0x0E;
  private static final Partition DATA = new Partition("nvs", 1, 2, 0x9000, 0x6000, 0);
  private static final Partition FACTORY = application("factory", 0, APPLICATION);
  private static final Partition NOTHING_THERE = application("ota_0", 0x10, 0x190000);

  private static Partition application(String label, int subtype, int offset) {
    return new Partition(label, 0, subtype, offset, 0x180000, 0);
  }

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void aBoardNeedsItsBootLoaderAndAnApplication(Chip chip) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(1))) {
      assertThat(missing(board, DATA, FACTORY)).isFalse();
      byte[] loader = board.flash(chip.boot().loader(), 0x1000);
      board.fill(chip.boot().loader(), new byte[0x1000]);
      assertThat(missing(board, DATA, FACTORY)).isTrue();
      board.fill(chip.boot().loader(), loader);
      board.fill(APPLICATION, erased());
      assertThat(missing(board, DATA, FACTORY)).isTrue();
    }
  }

  @Test
  void oneApplicationIsEnough() throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1))) {
      assertThat(missing(board, NOTHING_THERE, FACTORY)).isFalse();
      assertThat(missing(board, DATA, NOTHING_THERE)).isTrue();
    }
  }

  /** Of what nobody can read, and of what is started in a way of its own, nothing is said. */
  @ParameterizedTest
  @ValueSource(ints = {SIZE, SIZE - 0x20, 0x1000000, 0x80000000})
  void anApplicationOutOfReachMayBeThere(int offset) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1))) {
      assertThat(missing(board, NOTHING_THERE, application("ota_1", 0x11, offset))).isFalse();
      assertThat(missing(board, DATA)).isFalse();
    }
  }

  /** Ciphertext may be anything; only erased memory is nothing for sure. */
  @ParameterizedTest
  @CsvSource({"esp32c3, DEVELOPMENT", "esp32c3, RELEASE", "esp32, DEVELOPMENT", "esp32s3, RELEASE"})
  void ofAnEncryptedBoardOnlyErasedMemoryTells(String name, SecurityState state) throws Exception {
    Chip chip = Chips.byKey(name).orElseThrow();
    int loader = chip.boot().loader();
    for (int at : new int[] {loader, APPLICATION}) {
      try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(1).withSecurity(state))) {
        assertThat(board.flash(at, 1)).as("ciphertext").doesNotContain(0xE9);
        assertThat(missing(board, FACTORY)).isFalse();
        board.fill(at, new byte[0x1000]);
        assertThat(missing(board, FACTORY)).isFalse();
        board.fill(at, erased());
        assertThat(missing(board, FACTORY)).isTrue();
      }
    }
  }

  /** Their flash is read as the chip will read it. */
  @ParameterizedTest
  @EnumSource(
      value = SecurityState.class,
      names = {"FIRST_BOOT", "WAS_ON"})
  void whatIsNotEncryptedIsReadAsItIs(SecurityState state) throws Exception {
    BoardOptions options = BoardOptions.of(1).withSecurity(state);
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options)) {
      assertThat(missing(board, FACTORY)).isFalse();
      board.fill(APPLICATION, new byte[0x1000]);
      assertThat(missing(board, FACTORY)).isTrue();
    }
  }

  @Test
  void inSecureDownloadModeNobodyCanLook() throws Exception {
    BoardOptions hidden = BoardOptions.of(1).withSecurity(SecurityState.SECURE_DOWNLOAD);
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, hidden)) {
      board.fill(board.chip().boot().loader(), erased());
      assertThat(missing(board, FACTORY)).isFalse();
    }
  }

  /** Nothing guards a request or an answer: what is read elsewhere is no reason to refuse. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void oneDamagedRequestDoesNotCountAsMissing(int request) throws Exception {
    Fault flipped = new Fault.At(Moment.of(READ_FLASH, request), Mishap.OnRequest.BYTE_FLIPPED);
    try (SimulatedBoard board =
        SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1).withFault(flipped))) {
      assertThat(missing(board, FACTORY)).isFalse();
    }
  }

  private static boolean missing(SimulatedBoard board, Partition... rows) throws Exception {
    try (BoardSession session = open(board)) {
      Flasher flasher = new Flasher(session, () -> false);
      return new FirmwareLook(flasher, new PartitionTable(List.of(rows))).missing();
    }
  }

  private static BoardSession open(SimulatedBoard board) throws Exception {
    return BoardSession.open(
        board::open, "sim:1", Approach.at(921_600), span -> {}, () -> false, _ -> {});
  }

  private static byte[] erased() {
    byte[] sector = new byte[0x1000];
    Arrays.fill(sector, (byte) 0xFF);
    return sector;
  }
}
