package imprint.bench;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Fault.Way;
import imprint.bench.rom.Requests;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Each fault does what it says, once, and nothing else. */
class BoardFaultTest {
  private static final byte[] MAGIC = words(0x0A, Chips.MAGIC_REGISTER);
  private static final int SYNC = Requests.sync().length;
  private static final int HELLO = 8 * 14;

  @Test
  void aDroppedByteMakesAFrameThatIsReadWrongly() throws IOException {
    try (SimulatedBoard board = in(new Fault.Drop(Way.TO_BOARD, SYNC + 2));
        Link link = greeted(board)) {
      assertThat(hex(link, MAGIC)).as("direction byte is now the opcode").contains("0105");
      assertThat(hex(link, MAGIC)).contains("6f50311b");
    }
  }

  @Test
  void aFlippedByteFailsTheCheckSumOfItsBlock() throws IOException {
    int block = SYNC + words(0x0D, 0, 0).length + words(2, 16, 1, 16, 0, 0).length + 30;
    try (SimulatedBoard board = in(new Fault.Flip(Way.TO_BOARD, block, 1));
        Link link = greeted(board)) {
      link.write(words(0x0D, 0, 0));
      link.write(words(2, 16, 1, 16, 0x1000, 0));
      Heard.all(link);
      assertThat(hex(link, Requests.block(3, 0, new byte[16]))).contains("0107");
    }
  }

  @Test
  void bytesFromTheBoardAreDroppedAndFlippedToo() throws IOException {
    try (SimulatedBoard board =
            in(new Fault.Drop(Way.TO_HOST, HELLO + 1), new Fault.Flip(Way.TO_HOST, HELLO + 2, 2));
        Link link = greeted(board)) {
      assertThat(hex(link, MAGIC)).isEqualTo("030a04006f50311b00000000c0");
      assertThat(hex(link, MAGIC)).isEqualTo("c0010a04006f50311b00000000c0");
    }
  }

  @Test
  void aCablePulledAtARequestBreaksTheLinkBeforeItIsExecuted() throws IOException {
    try (SimulatedBoard board = in(Fault.at(4, Mishap.Cut.UNPLUGGED));
        Link link = greeted(board)) {
      link.write(words(0x0D, 0, 0));
      link.write(words(2, 0x1000, 1, 16, 0x8000, 0));
      byte[] before = board.flash(0x8000, 32);
      assertThatThrownBy(() -> link.write(Requests.block(3, 0, new byte[16])))
          .isInstanceOf(IOException.class);
      assertThat(board.flash(0x8000, 32)).isEqualTo(before).containsOnly(0xFF);
      assertThatThrownBy(() -> link.write(MAGIC)).isInstanceOf(IOException.class);
      assertThatThrownBy(link::discardInput).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> link.baudRate(9600)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> link.controlLines(true, true)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aCablePulledInTheMiddleOfABlockLeavesItUnwritten() throws IOException {
    try (SimulatedBoard board = in(new Fault.Unplug(Way.TO_BOARD, SYNC + 100));
        Link link = greeted(board)) {
      link.write(words(0x0D, 0, 0));
      link.write(words(2, 0x1000, 1, 0x400, 0x1000, 0));
      assertThatThrownBy(() -> link.write(Requests.block(3, 0, new byte[0x400])))
          .isInstanceOf(IOException.class);
      assertThat(board.flash(0x1000, 0x400)).containsOnly(0xFF);
    }
  }

  @Test
  void whatWasAnsweredBeforeTheCableWentCanStillBeRead() throws IOException {
    try (SimulatedBoard board = in(new Fault.Unplug(Way.TO_HOST, HELLO + 5));
        Link link = greeted(board)) {
      assertThatThrownBy(() -> link.write(MAGIC)).isInstanceOf(IOException.class);
      byte[] buffer = new byte[64];
      assertThat(link.read(buffer, Duration.ofSeconds(1))).isEqualTo(4);
      assertThatThrownBy(() -> link.read(buffer, Duration.ofSeconds(1)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void pluggedInAgainTheBoardStartsItsApplicationAndKeepsItsFlash() throws IOException {
    try (SimulatedBoard board =
        SimulatedBoard.of(
            Chips.ESP32_C3, BoardOptions.of(1).withFault(Fault.at(2, Mishap.Cut.UNPLUGGED)))) {
      Link first = board.open();
      board.pressReset(true);
      Heard.all(first);
      first.write(Requests.sync());
      assertThatThrownBy(() -> first.write(MAGIC)).isInstanceOf(IOException.class);
      try (Link second = board.open()) {
        assertThatThrownBy(() -> first.write(MAGIC)).as("old link").isInstanceOf(IOException.class);
        second.write(Requests.sync());
        assertThat(Heard.all(second)).as("not in the loader").isEmpty();
        assertThat(board.flash(0x8000, 2)).containsExactly(0xAA, 0x50);
      }
    }
  }

  @Test
  void aBrownOutThrowsTheBoardOutOfItsLoader() throws IOException {
    try (SimulatedBoard board = in(Fault.at(2, Mishap.Cut.BROWN_OUT));
        Link link = greeted(board)) {
      link.write(MAGIC);
      assertThat(Heard.text(link)).contains("BROWN_OUT").contains("SPI_FAST_FLASH_BOOT");
      assertThat(hex(link, MAGIC)).isEmpty();
    }
  }

  @Test
  void aStuckEraseIsNeverAnsweredAndOnlyAResetHelps() throws Exception {
    try (SimulatedBoard board = in(new Fault.StuckErase());
        Link link = greeted(board)) {
      link.write(words(0x0D, 0, 0));
      Heard.all(link);
      assertThat(hex(link, words(2, 0x1000, 1, 16, 0x1000, 0))).isEmpty();
      assertThat(hex(link, MAGIC)).isEmpty();
      ResetSequence.TIGHT.play(link, span -> {});
      Heard.all(link);
      link.write(Requests.sync());
      assertThat(Heard.all(link)).hasSize(HELLO);
    }
  }

  @Test
  void anotherChipThanTheOneAskedForAnswers() throws IOException {
    try (SimulatedBoard board = in(new Fault.WrongChip(Chips.ESP32_S3));
        Link link = greeted(board)) {
      assertThat(board.chip()).isEqualTo(Chips.ESP32_S3);
      assertThat(hex(link, MAGIC)).contains("0a040009000000");
    }
  }

  @Test
  void aBoardThatOnlyMakesNoiseSaysNothingUseful() throws IOException {
    try (SimulatedBoard board = in(new Fault.Garbage());
        Link link = board.open()) {
      link.write(Requests.sync());
      assertThat(Heard.text(link)).hasSize(HELLO);
      assertThat(hex(link, MAGIC)).isNotEmpty().doesNotContain("6f50311b");
      board.pressReset(false);
      assertThat(Heard.text(link)).isNotEmpty().doesNotContain("rst:");
    }
  }

  @Test
  void aSilentBoardSaysNothingAtAll() throws IOException {
    try (SimulatedBoard board = in(new Fault.Silence());
        Link link = board.open()) {
      link.write(Requests.sync());
      board.pressReset(true);
      board.pressReset(false);
      assertThat(Heard.all(link)).isEmpty();
    }
  }

  private static SimulatedBoard in(Fault... faults) {
    BoardOptions options = BoardOptions.of(1).startedInLoader();
    for (Fault fault : faults) {
      options = options.withFault(fault);
    }
    return SimulatedBoard.of(Chips.ESP32_C3, options);
  }

  private static Link greeted(SimulatedBoard board) throws IOException {
    Link link = board.open();
    link.write(Requests.sync());
    assertThat(Heard.all(link)).hasSize(HELLO);
    return link;
  }

  private static String hex(Link link, byte[] request) throws IOException {
    link.write(request);
    return HexFormat.of().formatHex(Heard.all(link));
  }
}
