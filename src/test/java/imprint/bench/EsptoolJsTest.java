package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Region;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A flasher that we did not write keeps the simulated boards honest, and ours is measured against
 * it. What it does on every chip, {@link EsptoolJsTourTest} shows.
 */
@Tag("peer")
class EsptoolJsTest {
  private static final int OFFSET = 0x110000;
  private static final int SIZE = 24 << 10;

  private static EsptoolJs esptool;

  @TempDir Path folder;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    esptool = EsptoolJs.install();
  }

  /**
   * The ESP32's image goes compressed: without its stub, esptool-js sends that chip a begin of 20
   * bytes for plain data, which its ROM refuses.
   */
  @ParameterizedTest
  @CsvSource({
    "esp32,   ESP32,    compressed, 921600",
    "esp32c3, ESP32-C3, plain,      115200",
    "esp32c3, ESP32-C3, plain,      921600",
  })
  void identifiesWritesAndVerifies(String key, String name, String way, int rate)
      throws IOException, InterruptedException {
    byte[] data = new byte[SIZE];
    new Random(rate).nextBytes(data);
    Path image = Files.write(folder.resolve("image.bin"), data);
    Chip chip = Chips.byKey(key).orElseThrow();
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(rate));
        TcpBoard served =
            TcpBoard.raw(board, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      EsptoolJs.Run run = esptool.flash(board, served.port(), image, OFFSET, rate, way);
      assertThat(run.facts())
          .containsEntry("chip", name)
          .containsEntry("mac", board.mac().toString())
          .containsEntry("size", "4MB")
          .containsEntry("verified", "true");
      assertThat(board.flash(OFFSET, SIZE)).isEqualTo(data);
      System.out.printf(
          "esptool-js 0.7.0, %s, %d baud, %s, 24 KiB: session %d ms, of it write and verify %d ms"
              + " (wall %d ms); our flasher: session %d ms%n",
          name,
          rate,
          way,
          run.modelled("connect", "end").toMillis(),
          run.modelled("write", "end").toMillis(),
          run.wall("connect", "end").toMillis(),
          ours(chip, data, rate).toMillis());
    }
  }

  private static Duration ours(Chip chip, byte[] data, int rate)
      throws IOException, InterruptedException {
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(rate));
        BoardSession session =
            BoardSession.open(
                board::open, "sim", Approach.at(rate), span -> {}, () -> false, _ -> {})) {
      Flasher flasher = new Flasher(session, () -> false);
      Region region = Region.at(OFFSET, data);
      flasher.write(region, false, done -> {});
      flasher.prove(region, done -> {});
      return board.modelledTime();
    }
  }
}
