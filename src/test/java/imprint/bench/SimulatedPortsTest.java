package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.esp.chip.Chips;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Region;
import imprint.esp.link.Link;
import imprint.esp.link.Ports;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedPortsTest {
  @TempDir Path folder;

  private final SimulatedPorts simulated = new SimulatedPorts(new SplittableRandom(1));
  private final Ports ports = new Ports(Map.of(PortName.SCHEME, simulated::plug));

  @Test
  void aNameIsABoard() throws Exception {
    try (BoardSession session = session("sim:esp32s3?mac=24:6f:28:00:00:01&time=off")) {
      assertThat(session.identification().chip()).isEqualTo(Chips.ESP32_S3);
      assertThat(session.identification().mac().orElseThrow()).isEqualTo("24:6f:28:00:00:01");
    }
  }

  @Test
  void withoutAFileEachIsAnotherBoard() {
    assertThat(simulated.board("sim:esp32").mac()).isNotEqualTo(simulated.board("sim:esp32").mac());
    assertThat(simulated.board("sim:esp32?unit=3").mac())
        .isEqualTo(simulated.board("sim:esp32?unit=3").mac());
  }

  @Test
  void withAFileItIsTheSameBoardAgainAndRemembers() throws Exception {
    Path file = folder.resolve("board.bin");
    String name = "sim:esp32c3?time=off&flash=" + file;
    byte[] image = new byte[0x1000];
    String mac;
    try (BoardSession session = session(name)) {
      mac = session.identification().mac().orElseThrow();
      new Flasher(session, () -> false).write(Region.at(0x20000, image), false, done -> {});
    }
    assertThat(Files.size(file)).isEqualTo(4 << 20);
    try (BoardSession session = session(name)) {
      assertThat(session.identification().mac().orElseThrow()).isEqualTo(mac);
      assertThat(new Flasher(session, () -> false).read(0x20000, 64)).containsOnly(0);
    }
  }

  @Test
  void aBoardInUseIsRefused() {
    try (SimulatedBoard board = simulated.board("sim:esp32");
        Link link = board.open()) {
      assertThat(link).isNotNull();
      assertThatThrownBy(board::open)
          .isInstanceOf(Refusal.class)
          .extracting(e -> ((Refusal) e).finding().code())
          .isEqualTo("sim.in-use");
    }
  }

  @Test
  void aFileOfAnotherSizeIsRefused() throws Exception {
    Path file = Files.write(folder.resolve("board.bin"), new byte[7]);
    assertThatThrownBy(() -> simulated.open("sim:esp32?flash=" + file))
        .isInstanceOf(Refusal.class)
        .extracting(e -> ((Refusal) e).finding().code())
        .isEqualTo("sim.flash-size");
  }

  private BoardSession session(String name) throws InterruptedException {
    return BoardSession.open(
        ports.plug(name), name, Approach.at(921_600), _ -> {}, () -> false, _ -> {});
  }
}
