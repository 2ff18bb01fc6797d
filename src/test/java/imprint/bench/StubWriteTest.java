package imprint.bench;

import static imprint.bench.StubClient.AT;
import static imprint.bench.StubClient.board;
import static imprint.bench.StubClient.deflated;
import static imprint.bench.StubClient.hex;
import static imprint.bench.StubClient.no;
import static imprint.bench.StubClient.noise;
import static imprint.bench.StubClient.ok;
import static imprint.bench.StubClient.stub;
import static imprint.bench.StubClient.write;
import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.Requests;
import imprint.bench.rom.XtsCipher;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing through a stub: plain, compressed and encrypted, and what it does not take. */
class StubWriteTest {
  @ParameterizedTest
  @CsvSource({"4", "5"})
  void writesABlockAndErasesOnlyWhatItReaches(int words) throws IOException {
    byte[] data = noise(0x2000);
    try (SimulatedBoard board = board(Chips.ESP32, BoardOptions.of(1));
        Link link = stub(board)) {
      link.write(words(0xD1, 0x8000, 0x8000));
      write(link, AT, noise(0x5000));
      byte[] begin =
          words == 4
              ? words(2, data.length, 1, 0x4000, AT)
              : words(2, data.length, 1, 0x4000, AT, 0);
      byte[] before = board.flash(AT + 0x2000, 0x3000);
      assertThat(hex(link, begin)).isEqualTo(ok(2));
      assertThat(board.flash(AT, 0x2000)).as("not erased yet").isEqualTo(noise(0x5000, 0x2000));
      // the last block is filled up, and what is too much is not written
      assertThat(hex(link, block(3, 0, Arrays.copyOf(data, 0x4000)))).isEqualTo(ok(3));
      assertThat(hex(link, words(4, 1))).isEqualTo(ok(4));
      assertThat(board.flash(AT, 0x2000)).isEqualTo(data);
      assertThat(board.flash(AT + 0x2000, 0x3000)).isEqualTo(before);
      assertThat(hex(link, words(0x0A, 0))).as("still there").isEqualTo(ok(0x0A));
    }
  }

  @Test
  void whatGoesWrongInWritingIsToldAtTheNextCommandWhichIsNotExecuted() throws IOException {
    try (SimulatedBoard board = board(Chips.ESP32_C3, BoardOptions.of(1));
        Link link = stub(board)) {
      int beyond = (4 << 20) - 0x1000;
      assertThat(hex(link, words(2, 0x2000, 1, 0x4000, beyond))).isEqualTo(ok(2));
      assertThat(hex(link, block(3, 0, noise(0x2000)))).isEqualTo(ok(3));
      assertThat(hex(link, words(0xD1, 0x8000, 0x1000))).isEqualTo(no(0xD1, "c400"));
      assertThat(board.flash(0x8000, 2)).as("not erased").containsExactly(0xAA, 0x50);
      assertThat(hex(link, words(0xD1, 0x8000, 0x1000))).isEqualTo(ok(0xD1));
      assertThat(board.flash(0x8000, 0x1000)).containsOnly(0xFF);
    }
  }

  @Test
  void refusesWhatIsWrong() throws IOException {
    try (SimulatedBoard board = board(Chips.ESP32_C3, BoardOptions.of(1));
        Link link = stub(board)) {
      byte[] piece = noise(16);
      assertThat(hex(link, block(3, 0, piece))).isEqualTo(no(3, "c600"));
      assertThat(hex(link, words(2, 16, 1))).isEqualTo(no(2, "c000"));
      assertThat(hex(link, words(2, 16, 1, 0x4001, AT))).isEqualTo(no(2, "c200"));
      assertThat(hex(link, words(2, 32, 1, 0x4000, AT))).isEqualTo(ok(2));
      assertThat(hex(link, block(0x11, 0, piece))).isEqualTo(no(0x11, "c600"));
      assertThat(hex(link, Requests.frame(3, 1, new byte[32]))).isEqualTo(no(3, "c000"));
      byte[] bad = block(3, 0, piece);
      bad[5] ^= 1;
      assertThat(hex(link, bad)).isEqualTo(no(3, "c100"));
      assertThat(hex(link, block(3, 0, piece))).isEqualTo(ok(3));
      assertThat(hex(link, words(4, 1))).as("half of it").isEqualTo(no(4, "c000"));
      assertThat(hex(link, words(0xD1, 0x8001, 0x1000))).isEqualTo(no(0xD1, "c000"));
      assertThat(hex(link, words(0xD2, 0, 16, 0, 1))).isEqualTo(no(0xD2, "c200"));
      assertThat(hex(link, words(0x13, 0, 8 << 20, 0, 0))).isEqualTo(no(0x13, "c400"));
    }
  }

  @Test
  void writesCompressedAndSaysWhatIsMissing() throws IOException {
    byte[] data = noise(0x3001);
    byte[] packed = deflated(data);
    try (SimulatedBoard board = board(Chips.ESP32_S3, BoardOptions.of(1));
        Link link = stub(board)) {
      assertThat(hex(link, words(0x10, data.length, 2, 0x4000, AT))).isEqualTo(ok(0x10));
      int half = packed.length / 2;
      link.write(block(0x11, 0, Arrays.copyOf(packed, half)));
      link.write(block(0x11, 1, Arrays.copyOfRange(packed, half, packed.length)));
      assertThat(hex(link, words(0x12, 1))).endsWith(ok(0x12));
      assertThat(board.flash(AT, data.length)).isEqualTo(data);

      link.write(words(0x10, data.length, 2, 0x4000, AT));
      link.write(block(0x11, 0, Arrays.copyOf(packed, half)));
      assertThat(hex(link, words(0x12, 1))).endsWith(no(0x12, "c800"));
      link.write(words(0x10, 16, 2, 0x4000, AT));
      link.write(block(0x11, 0, packed));
      assertThat(hex(link, words(0x12, 1))).endsWith(no(0x12, "c900"));
      link.write(words(0x10, 16, 2, 0x4000, AT));
      link.write(block(0x11, 0, noise(64)));
      assertThat(hex(link, words(0x12, 1))).endsWith(no(0x12, "c700"));
    }
  }

  @Test
  void encryptsWhatIsMarkedSoUnlessTheFusesForbidIt() throws IOException {
    byte[] data = noise(64);
    for (SecurityState state : List.of(SecurityState.DEVELOPMENT, SecurityState.RELEASE)) {
      BoardOptions options =
          BoardOptions.of(1).withSecurity(state).withFlashKey(FlashKey.of(new byte[32]));
      try (SimulatedBoard board = board(Chips.ESP32_C3, options);
          Link link = stub(board)) {
        byte[] before = board.flash(AT, 64);
        link.write(words(2, 64, 1, 0x4000, AT, 1));
        link.write(block(3, 0, data));
        boolean forbidden = state == SecurityState.RELEASE;
        assertThat(hex(link, words(4, 1))).endsWith(forbidden ? no(4, "c400") : ok(4));
        byte[] encrypted = new XtsCipher(new byte[32]).encrypt(AT, data, 0, 64);
        assertThat(board.flash(AT, 64)).isEqualTo(forbidden ? before : encrypted);
      }
    }
  }

  /** What esptool sends behind a compressed write, up to version 5.1. */
  @Test
  void eitherEndClosesEitherKindOfWriting() throws IOException {
    byte[] data = noise(0x1000);
    try (SimulatedBoard board = board(Chips.ESP32, BoardOptions.of(1));
        Link link = stub(board)) {
      link.write(words(0x10, data.length, 1, 0x4000, AT));
      link.write(block(0x11, 0, deflated(data)));
      assertThat(hex(link, words(2, 0, 0, 0x4000, 0))).endsWith(ok(2));
      assertThat(hex(link, words(0x12, 1))).isEqualTo(ok(0x12));
      assertThat(hex(link, words(0x12, 1))).isEqualTo(no(0x12, "c600"));
      assertThat(board.flash(AT, data.length)).isEqualTo(data);
    }
  }

  /** The first generation's way: four words at the begin, and a command of its own. */
  @Test
  void encryptsBlocksOfTheCommandThatSaysSo() throws IOException {
    byte[] data = noise(64);
    BoardOptions options =
        BoardOptions.of(1)
            .withSecurity(SecurityState.DEVELOPMENT)
            .withFlashKey(FlashKey.of(new byte[32]));
    try (SimulatedBoard board = board(Chips.ESP32_C3, options);
        Link link = stub(board)) {
      link.write(words(2, 64, 1, 0x4000, AT));
      assertThat(hex(link, block(0xD4, 0, data))).endsWith(ok(0xD4));
      assertThat(hex(link, words(4, 1))).isEqualTo(ok(4));
      assertThat(board.flash(AT, 64))
          .isEqualTo(new XtsCipher(new byte[32]).encrypt(AT, data, 0, 64));
    }
  }
}
