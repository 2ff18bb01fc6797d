package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A project that keeps its partition table elsewhere than at 0x8000. */
class MovedTableTest extends WatchedStart {
  private static final int TABLE = 0xC000;

  /** It moved the table and kept the partitions where they were. */
  @ParameterizedTest
  @ValueSource(strings = {"off", "restart"})
  void itIsNeverWrittenOver(String watch) throws Exception {
    SimulatedBoard board = boardWith(0x9000, watch);
    byte[] before = board.flash(0, 4 << 20);
    assertThat(bench.run(PORT))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> {
              assertThat(aside.finding().code()).isEqualTo("flash.shared");
              assertThat(aside.finding().toString()).contains("fctry", "0xc000");
              assertThat(aside.unit()).isEmpty();
            });
    assertThat(bench.ledger().latest(1)).isEmpty();
    assertThat(board.flash(0, 4 << 20)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"0xD000", "0x200000"})
  void aPartitionBehindItIsMade(String place) throws Exception {
    SimulatedBoard board = boardWith(Integer.decode(place), "off");
    byte[] table = board.flash(TABLE, 0x1000);
    assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
    assertThat(board.flash(TABLE, 0x1000)).isEqualTo(table);
  }

  private SimulatedBoard boardWith(int factoryData, String watch) throws Exception {
    product(
        "boot: {watch: " + watch + "}\n",
        "partition: fctry",
        "partition: fctry\n  partition-table-offset: 0xc000");
    SimulatedBoard board = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
    ByteBuffer table = ByteBuffer.allocate(0x1000).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(table.array(), (byte) 0xFF);
    row(table, "fctry", 1, 2, factoryData, 0x6000);
    row(table, "factory", 0, 0, 0x20000, 0x180000);
    board.fill(TABLE, table.array());
    return board;
  }

  private static void row(
      ByteBuffer table, String label, int type, int subtype, int offset, int size) {
    table.putShort((short) 0x50AA).put((byte) type).put((byte) subtype).putInt(offset).putInt(size);
    table.put(Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), 16)).putInt(0);
  }
}
