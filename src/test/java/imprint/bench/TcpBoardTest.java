package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.rom.Requests;
import imprint.esp.chip.Chips;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Region;
import imprint.esp.link.Link;
import imprint.esp.link.SocketLink;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Leaving;
import imprint.finding.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpBoardTest {
  private final SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_S3, BoardOptions.of(1));
  private final TcpBoard served = TcpBoard.raw(board, anyPort());

  @AfterEach
  void end() {
    served.close();
    board.close();
  }

  @Test
  void isThereForOurFlasher() throws Exception {
    byte[] image = new byte[0x2000];
    new Random(1).nextBytes(image);
    try (BoardSession session = session()) {
      Flasher flasher = new Flasher(session, () -> false);
      Region region = Region.at(0x20000, image);
      flasher.write(region, false, done -> {});
      flasher.prove(region, done -> {});
      assertThat(session.leave()).isEqualTo(Leaving.NOT_RESTARTED);
    }
    assertThat(board.flash(0x20000, image.length)).isEqualTo(image);
  }

  @Test
  void everyConnectionFindsItInItsLoader() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertFoundInItsLoader();
    }
  }

  private void assertFoundInItsLoader() throws InterruptedException {
    try (BoardSession session = session()) {
      assertThat(session.identification().chip()).isEqualTo(Chips.ESP32_S3);
    }
  }

  @Test
  void aPulledCableEndsTheConnection() throws IOException {
    try (Link link = SocketLink.open(address())) {
      link.write(Requests.sync());
      byte[] buffer = new byte[64];
      assertThat(link.read(buffer, Duration.ofSeconds(10))).isPositive();
      board.unplug();
      assertThatThrownBy(
              () -> {
                while (true) {
                  link.read(buffer, Duration.ofSeconds(10));
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void noiseFromAClientDoesNotHurtIt() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int client = 0; client < 3; client++) {
      byte[] noise = new byte[20_000];
      random.nextBytes(noise);
      try (Link link = SocketLink.open(address())) {
        link.write(noise);
      }
    }
    assertFoundInItsLoader();
  }

  @Test
  void aPortThatIsTakenIsRefused() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), served.port());
    assertThatThrownBy(() -> TcpBoard.raw(board, taken))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(String.valueOf(served.port()));
  }

  private BoardSession session() throws InterruptedException {
    return BoardSession.open(
        () -> SocketLink.open(address()),
        address(),
        Approach.at(921_600),
        _ -> {},
        () -> false,
        _ -> {});
  }

  private String address() {
    return "socket://127.0.0.1:" + served.port();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
