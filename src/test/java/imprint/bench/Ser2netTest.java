package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imprint.esp.chip.Chips;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.link.Link;
import imprint.esp.link.Ports;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Our RFC 2217 client against a server that is not ours, with a board at a pseudo-terminal. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "ser2net is a program for Linux")
class Ser2netTest {
  private static final List<String> PLACES =
      List.of("/usr/sbin/ser2net", "/usr/bin/ser2net", "/usr/local/sbin/ser2net");

  private final SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1));

  @TempDir Path folder;

  @Test
  void aBoardBehindSer2netIsFlashed() throws Exception {
    byte[] image = new byte[0x3000];
    new Random(2).nextBytes(image);
    try (PtyBoard terminal = PtyBoard.open(board)) {
      int port = freePort();
      Process server = start(terminal.path(), port);
      try (Link link = open("rfc2217://127.0.0.1:" + port);
          BoardSession session =
              BoardSession.open(link, "ser2net", 460_800, span -> {}, () -> false)) {
        assertThat(session.identification().mac()).isEqualTo(board.mac().toString());
        Flasher flasher = new Flasher(session, () -> false);
        FlashPlan.Region region = FlashPlan.at(0x20000, image);
        flasher.write(region, done -> {});
        flasher.prove(region, done -> {});
        assertThat(board.flash(0x20000, image.length)).isEqualTo(image);
      } finally {
        server.destroy();
        server.waitFor();
      }
    }
  }

  private Process start(String device, int port) throws IOException {
    Path settings = folder.resolve("ser2net.yaml");
    Files.writeString(
        settings,
        """
        %%YAML 1.1
        ---
        connection: &board
          accepter: telnet(rfc2217),tcp,127.0.0.1,%d
          connector: serialdev,%s,115200n81,local
        """
            .formatted(port, device));
    return new ProcessBuilder(program(), "-n", "-u", "-c", settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("ser2net.log").toFile())
        .start();
  }

  /** Where every test has to run, a missing program is a failure. */
  private static String program() {
    List<String> found = PLACES.stream().filter(place -> Files.exists(Path.of(place))).toList();
    if (System.getenv("IMPRINT_EVERY_TEST") == null) {
      assumeTrue(!found.isEmpty(), "ser2net is not installed");
    }
    assertThat(found).as("ser2net is installed").isNotEmpty();
    return found.getFirst();
  }

  /** The server takes a moment to listen. */
  private Link open(String address) throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        return new Ports(Map.of()).open(address);
      } catch (Refusal refused) {
        if (attempt == 100 || !refused.finding().code().equals("link.unreachable")) {
          try (Stream<String> log = Files.lines(folder.resolve("ser2net.log"))) {
            throw new AssertionError(String.join("\n", log.toList()), refused);
          }
        }
        Thread.sleep(50);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }
}
