package imprint.esp.flash;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.FlashKey;
import imprint.bench.Pace;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.bench.rom.Mac;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.flash.encryption.FlashScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A kind of board for a session to be tried on, and what the session writes: a unit's NVS with two
 * pages in use, and its keys.
 *
 * @param keyKnown somebody has the board's flash encryption key
 */
record TriedBoard(Chip chip, SecurityState state, boolean keyKnown) {
  static final int SIZE = 2 << 20;
  static final int NVS = SIZE - 0x20000;
  static final int NVS_SIZE = 0x6000;
  static final int KEYS = SIZE - 0x1A000;
  static final int KEYS_SIZE = 0x1000;
  private static final int UNIT = 7;
  private static final int IN_USE = 0x2000;

  static TriedBoard open(Chip chip) {
    return new TriedBoard(chip, SecurityState.OPEN, false);
  }

  SimulatedBoard make(Fault... faults) {
    BoardOptions options =
        BoardOptions.of(UNIT).withFlashSize(SIZE).withPace(Pace.LEAPING).withSecurity(state);
    if (sealed()) {
      options = options.withFlashKey(FlashKey.ofUnit(UNIT));
    }
    for (Fault fault : faults) {
      options = options.withFault(fault);
    }
    SimulatedBoard board = SimulatedBoard.of(chip, options);
    board.fill(NVS, oldNvs());
    board.fill(KEYS, oldKeys());
    return board;
  }

  /** What a session writes to it. */
  FlashPlan plan(Flasher flasher) throws IOException {
    Planner planner =
        new Planner(flasher, new TablePlace(PartitionTable.OFFSET, table()), scheme());
    return new FlashPlan(
            List.of(
                planner.labelled("fctry", nvs(), Planner.Content.NVS),
                planner.labelled("nvs_keys", keys(), Planner.Content.SEALED)))
        .check(flasher.board().flashSize());
  }

  boolean hidden() {
    return state.name().startsWith("SECURE_DOWNLOAD");
  }

  boolean sealed() {
    return state.name().endsWith("DEVELOPMENT") || state.name().endsWith("RELEASE");
  }

  /** Whoever had the board before left these. */
  static byte[] oldNvs() {
    return content(1, NVS_SIZE, IN_USE);
  }

  static byte[] oldKeys() {
    return content(2, KEYS_SIZE, KEYS_SIZE);
  }

  static byte[] nvs() {
    return content(3, IN_USE, IN_USE);
  }

  static byte[] keys() {
    return content(4, KEYS_SIZE, 100);
  }

  /** As it has to be in the flash memory in the end. */
  static byte[] rightNvs() {
    return content(3, NVS_SIZE, IN_USE);
  }

  byte[] rightKeys() {
    return sealed()
        ? FlashKey.ofUnit(UNIT).cipher(chip).encrypt(KEYS, keys(), 0, KEYS_SIZE)
        : keys();
  }

  private static byte[] content(int seed, int size, int used) {
    byte[] random = new byte[used];
    new Random(seed).nextBytes(random);
    byte[] content = Arrays.copyOf(random, size);
    Arrays.fill(content, used, size, (byte) 0xFF);
    return content;
  }

  /** The board's own flash encryption key, where somebody has it. */
  Optional<FlashScheme> scheme() {
    if (!keyKnown) {
      return Optional.empty();
    }
    try {
      Path file = Files.createTempFile("key", ".bin");
      Files.write(file, FlashKey.ofUnit(UNIT).bytes());
      FlashScheme scheme = imprint.esp.flash.encryption.FlashKey.read(file, chip).scheme();
      Files.delete(file);
      return Optional.of(scheme);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table that such a board has; needed where it cannot be read. */
  Optional<PartitionTable> table() {
    return hidden() || sealed()
        ? Optional.of(
            PartitionTable.parse(
                PartitionTableTest.table(
                    PartitionTableTest.row("nvs", 1, 2, 0x9000, 0x6000, 0),
                    PartitionTableTest.row("phy_init", 1, 1, 0xF000, 0x1000, 0),
                    PartitionTableTest.row("factory", 0, 0, 0x10000, 0x180000, 0),
                    PartitionTableTest.row("esp_secure_cert", 0x3F, 6, SIZE - 0x22000, 0x2000, 1),
                    PartitionTableTest.row("fctry", 1, 2, NVS, NVS_SIZE, 0),
                    PartitionTableTest.row("nvs_keys", 1, 4, KEYS, KEYS_SIZE, 1))))
        : Optional.empty();
  }

  String mac() {
    return Mac.ofUnit(UNIT).toString();
  }

  /** Its encryption has to be driven by registers. */
  boolean driven() {
    return sealed() && chip.equals(Chips.ESP32) && !keyKnown;
  }
}
