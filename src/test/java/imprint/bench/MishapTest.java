package imprint.bench;

import static imprint.bench.rom.Requests.words;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.rom.Requests;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mishap happens at its request, once, and to nothing else. */
class MishapTest {
  private static final byte[] MAGIC = words(0x0A, Chips.MAGIC_REGISTER);
  private static final String ANSWER = "c0010a04006f50311b00000000c0";
  private static final String SYNCED = "c0010804000707122000000000c0";
  private static final int HELLO = 8 * 14;
  private static final int TEXT = AnswerFrames.PANIC.length();
  private static final byte[] DATA = new byte[64];

  @ParameterizedTest
  @CsvSource({
    // the address' lowest byte: dropped, all behind it moves down and the frame before shows
    "drop-in-request:2, c0010a0400000000",
    "flip-in-request:2, c0010a0400000000",
    "double-in-request:2, c0010a0400000000",
    "drop-in-answer:2, c0010a04006f50",
    "flip-in-answer:2, c0010a04006f50351b00000000c0",
    "double-in-answer:2, c0010a04006f5031311b00000000c0",
    "drop-in-answer:0x0a/1, c0010a04006f501b00000000c0"
  })
  void oneByteInTheMiddleOfAFrameSuffers(String fault, String heard) throws IOException {
    try (SimulatedBoard board = in(fault);
        Link link = greeted(board)) {
      assertThat(hex(link, MAGIC)).startsWith(heard).isNotEqualTo(ANSWER);
      assertThat(hex(link, MAGIC)).isEqualTo(ANSWER);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lose-request:2", "lose-request:0x0a/1", "lose-answer:2"})
  void aLostFrameIsMissedOnceAndTheNextIsHeard(String fault) throws IOException {
    try (SimulatedBoard board = in(fault);
        Link link = greeted(board)) {
      assertThat(hex(link, MAGIC)).isEmpty();
      assertThat(hex(link, MAGIC)).isEqualTo(ANSWER);
      assertThat(board.requests()).isEqualTo(fault.startsWith("lose-request") ? 2 : 3);
    }
  }

  @Test
  void aLostRequestIsNotExecutedAndALostAnswerHidesThatItWas() throws IOException {
    try (SimulatedBoard board = in("lose-request:0x03/1", "lose-answer:0x03/2");
        Link link = greeted(board)) {
      begin(link);
      assertThat(hex(link, Requests.block(3, 0, DATA))).isEmpty();
      assertThat(board.flash(0x1000, 64)).containsOnly(0xFF);
      assertThat(hex(link, Requests.block(3, 0, DATA))).startsWith("c00103").contains("030400");
      assertThat(board.flash(0x1000, 64)).isEqualTo(DATA);
      assertThat(hex(link, Requests.block(3, 1, DATA))).isEmpty();
      assertThat(board.flash(0x1040, 64)).isEqualTo(DATA);
    }
  }

  @Test
  void aLateAnswerComesInTheMiddleOfTheNextExchange() throws IOException {
    try (SimulatedBoard board = in("late-answer:2");
        Link link = greeted(board)) {
      assertThat(hex(link, MAGIC)).isEmpty();
      link.discardInput();
      assertThat(hex(link, words(0x0A, 0))).isEqualTo(ANSWER + "c0010a04000000000000000000c0");
      assertThat(hex(link, MAGIC)).isEqualTo(ANSWER);
    }
  }

  @Test
  void aStaleAnswerIsTheOneBefore() throws IOException {
    try (SimulatedBoard board = in("stale-answer:2", "stale-answer:0x0a/2");
        Link link = greeted(board)) {
      assertThat(hex(link, MAGIC)).startsWith("c0010804").hasSize(28);
      assertThat(hex(link, words(0x0A, 0))).isEqualTo(ANSWER);
      assertThat(hex(link, words(0x0A, 0))).isEqualTo("c0010a04000000000000000000c0");
    }
  }

  @Test
  void aPanicsTextComesBeforeOrWithinAnAnswer() throws IOException {
    try (SimulatedBoard board = in("panic-before:2", "panic-within:3");
        Link link = greeted(board)) {
      byte[] before = heard(link, MAGIC);
      assertThat(new String(before, 0, TEXT, ISO_8859_1)).isEqualTo(AnswerFrames.PANIC);
      assertThat(HexFormat.of().formatHex(before, TEXT, before.length)).isEqualTo(ANSWER);
      byte[] within = heard(link, MAGIC);
      assertThat(new String(within, 7, TEXT, ISO_8859_1)).isEqualTo(AnswerFrames.PANIC);
      assertThat(HexFormat.of().formatHex(within, 7 + TEXT, within.length))
          .isEqualTo(ANSWER.substring(14));
      assertThat(hex(link, MAGIC)).isEqualTo(ANSWER);
    }
  }

  @Test
  void aPanicOrABrownOutEndsInTheApplication() throws IOException {
    for (String fault : new String[] {"panic:2", "brown-out:2"}) {
      try (SimulatedBoard board = in(fault);
          Link link = greeted(board)) {
        String text = new String(heard(link, MAGIC), ISO_8859_1);
        assertThat(text).contains("SPI_FAST_FLASH_BOOT").contains("app_main");
        assertThat(text.startsWith("Guru Meditation")).isEqualTo(fault.startsWith("panic"));
        assertThat(hex(link, MAGIC)).isEmpty();
      }
    }
  }

  @Test
  void aRestartWithTheBootPinLowEndsInTheLoader() throws IOException {
    try (SimulatedBoard board = in("restart-loader:2");
        Link link = greeted(board)) {
      assertThat(new String(heard(link, MAGIC), ISO_8859_1)).contains("waiting for download");
      link.write(Requests.sync());
      assertThat(Heard.all(link)).hasSize(HELLO);
      assertThat(hex(link, MAGIC)).isEqualTo(ANSWER);
    }
  }

  @Test
  void aBoardWithASupplyOfItsOwnStaysInItsLoader() throws IOException {
    try (SimulatedBoard board = in("unplug-powered:3")) {
      Link first = greeted(board);
      assertThat(hex(first, MAGIC)).isEqualTo(ANSWER);
      assertThatThrownBy(() -> first.write(MAGIC)).isInstanceOf(IOException.class);
      try (Link second = board.open()) {
        assertThat(hex(second, MAGIC)).as("no SYNC needed").isEqualTo(ANSWER);
      }
      assertThat(board.pulls()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"swap:2", "swap-connected:2"})
  void aSwappedBoardIsAnotherSpecimen(String fault) throws IOException {
    try (SimulatedBoard board = in("lose-answer:1", fault)) {
      Link link = board.open();
      link.write(Requests.sync());
      var mac = board.mac();
      try {
        link.write(MAGIC);
        assertThat(Heard.text(link)).contains("SPI_FAST_FLASH_BOOT");
      } catch (IOException pulled) {
        assertThat(fault).isEqualTo("swap:2");
        link = board.open();
      }
      assertThat(board.mac()).isNotEqualTo(mac);
      board.pressReset(true);
      Heard.all(link);
      link.write(Requests.sync());
      Heard.all(link);
      String low = hex(link, words(0x0A, Chips.ESP32_C3.fuses().macLow()));
      assertThat(low.substring(10, 12))
          .isEqualTo(board.mac().toString().substring(15))
          .isNotEqualTo(mac.toString().substring(15));
      link.close();
    }
  }

  @Test
  void onlyTheEraseOfItsRequestIsStuck() throws IOException {
    try (SimulatedBoard board = in("stuck-erase:0x02/2");
        Link link = greeted(board)) {
      begin(link);
      assertThat(hex(link, words(2, 0x1000, 1, 16, 0x1000, 0))).isEmpty();
      assertThat(hex(link, MAGIC)).as("hangs").isEmpty();
      board.pressReset(true);
      Heard.all(link);
      link.write(Requests.sync());
      Heard.all(link);
      begin(link);
      assertThat(hex(link, words(2, 0x1000, 1, 16, 0x1000, 0))).startsWith("c00102");
    }
  }

  @Test
  void anEraseIsAcknowledgedAndDoesNotTakePlace() throws IOException {
    byte[] old = new byte[0x1000];
    Arrays.fill(old, (byte) 7);
    try (SimulatedBoard board = in("lose-erase:0x02/1");
        Link link = greeted(board)) {
      board.fill(0x1000, old);
      begin(link);
      assertThat(board.flash(0x1000, 0x1000)).isEqualTo(old);
      begin(link);
      assertThat(board.flash(0x1000, 0x1000)).containsOnly(0xFF);
    }
  }

  @Test
  void aWriteIsAcknowledgedAndNotThereAfterwards() throws IOException {
    try (SimulatedBoard board = in("lose-write:0x03/1", "halve-write:0x03/2");
        Link link = greeted(board)) {
      begin(link);
      assertThat(hex(link, Requests.block(3, 0, DATA))).startsWith("c001030400").endsWith("00c0");
      assertThat(board.flash(0x1000, 64)).containsOnly(0xFF);
      hex(link, Requests.block(3, 1, DATA));
      assertThat(board.flash(0x1040, 32)).containsOnly(0);
      assertThat(board.flash(0x1060, 32)).containsOnly(0xFF);
      hex(link, Requests.block(3, 2, DATA));
      assertThat(board.flash(0x1080, 64)).containsOnly(0);
    }
  }

  @Test
  void noiseSparesNothingAndIsTheSameAgain() throws IOException {
    String[] heard = new String[2];
    for (int i = 0; i < 2; i++) {
      try (SimulatedBoard board = in("noise:3/20");
          Link link = board.open()) {
        StringBuilder all = new StringBuilder();
        board.pressReset(true);
        for (int round = 0; round < 20; round++) {
          all.append(hex(link, Requests.sync()));
        }
        heard[i] = all.toString();
      }
    }
    assertThat(heard[0]).isEqualTo(heard[1]).contains(SYNCED);
    assertThat(heard[0].replace(SYNCED, "").replace("c0", "").replace("00", ""))
        .as("not all is sound")
        .isNotEmpty();
  }

  @Test
  void aBoardComesBackUnderItsNextName() throws IOException {
    BoardRack rack = new BoardRack();
    try (SimulatedBoard board = in("unplug:2");
        SimulatedBoard other = in()) {
      rack.put(board, "COM3", "COM7");
      rack.put(other, "COM4");
      Link link = rack.open("COM3");
      link.write(Requests.sync());
      assertThatThrownBy(() -> link.write(MAGIC)).isInstanceOf(IOException.class);
      assertThat(rack.names()).containsExactly("COM7", "COM4");
      assertThatThrownBy(() -> rack.open("COM3")).hasMessageContaining("COM3");
      try (Link again = rack.open("COM7")) {
        again.write(Requests.sync());
        assertThat(Heard.all(again)).hasSize(HELLO);
      }
      board.unplug();
      assertThat(rack.names()).as("it keeps the last").containsExactly("COM7", "COM4");
    }
  }

  private static void begin(Link link) throws IOException {
    link.write(words(0x0D, 0, 0));
    Heard.all(link);
    assertThat(hex(link, words(2, 0x1000, 16, 64, 0x1000, 0))).startsWith("c00102");
  }

  private static SimulatedBoard in(String... faults) {
    BoardOptions options = BoardOptions.of(1).startedInLoader();
    for (String fault : Arrays.asList(faults)) {
      options = options.withFault(FaultNames.parse(fault));
    }
    return SimulatedBoard.of(Chips.ESP32_C3, options);
  }

  private static Link greeted(SimulatedBoard board) throws IOException {
    Link link = board.open();
    link.write(Requests.sync());
    assertThat(Heard.all(link)).hasSize(HELLO);
    return link;
  }

  private static byte[] heard(Link link, byte[] request) throws IOException {
    link.write(request);
    return Heard.all(link);
  }

  private static String hex(Link link, byte[] request) throws IOException {
    return HexFormat.of().formatHex(heard(link, request));
  }
}
