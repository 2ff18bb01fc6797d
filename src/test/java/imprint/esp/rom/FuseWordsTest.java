package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.BitField;
import imprint.esp.chip.Chip;
import imprint.esp.link.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of a board while it is identified. */
class FuseWordsTest {
  private static final int READ_REGISTER = 0x0A;

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void noWordIsAskedForTwiceButThoseOfTheMac(Chip chip) throws InterruptedException {
    List<Integer> asked = new ArrayList<>();
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(1));
        BoardSession session =
            BoardSession.open(
                () -> new Listening(board.open(), asked),
                "sim",
                Approach.at(115_200),
                span -> {},
                () -> false,
                _ -> {})) {
      assertThat(session.identification().mac()).contains(board.mac().toString());
    }
    Chip.Fuses fuses = chip.fuses();
    assertThat(asked).contains(fuses.macLow(), fuses.macHigh());
    assertThat(words(chip).filter(asked::contains)).isNotEmpty();
    assertThat(words(chip))
        .allMatch(word -> Collections.frequency(asked, word) <= 1 + forTheMac(fuses, word));
  }

  /** Read until two readings agree. */
  private static int forTheMac(Chip.Fuses fuses, int word) {
    return word == fuses.macLow() || word == fuses.macHigh() ? 2 : 0;
  }

  private static Stream<Integer> words(Chip chip) {
    Chip.Fuses fuses = chip.fuses();
    return Stream.of(
            fuses.revision().major().stream(),
            fuses.revision().minor().stream(),
            fuses.revision().unburnt().keySet().stream(),
            Stream.of(fuses.manualEncryptDisable(), fuses.encryptionCount()))
        .flatMap(fields -> fields)
        .map(BitField::register)
        // the ESP32's flash pins are looked up when the memory is attached
        .filter(word -> word != 0x3FF5A00C && word != 0x3FF5A014)
        .distinct();
  }

  /** A link that writes down which registers are asked for. */
  private record Listening(Link link, List<Integer> asked) implements Link {
    @Override
    public void write(byte[] bytes) throws IOException {
      if (bytes.length >= 13 && bytes[2] == READ_REGISTER) {
        // frames whose address holds 0xC0 or 0xDB are longer; no such address is asked for
        asked.add(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(9));
      }
      link.write(bytes);
    }

    @Override
    public int read(byte[] buffer, Duration patience) throws IOException {
      return link.read(buffer, patience);
    }

    @Override
    public void discardInput() throws IOException {
      link.discardInput();
    }

    @Override
    public boolean baudRate(int rate) throws IOException {
      return link.baudRate(rate);
    }

    @Override
    public boolean controlLines(boolean dtr, boolean rts) throws IOException {
      return link.controlLines(dtr, rts);
    }

    @Override
    public void close() {
      link.close();
    }
  }
}
