package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.esp.chip.Chips;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Region;
import imprint.esp.link.Link;
import imprint.esp.link.Rfc2217Link;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Leaving;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpBoardOverTelnetTest {
  private static final byte[] WILL_AND_DO = {-1, -5, 44, -1, -5, 0, -1, -3, 0};

  private final SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1));
  private final TcpBoard served = TcpBoard.telnet(board, anyPort());

  @AfterEach
  void end() {
    served.close();
    board.close();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private Link open() {
    return Rfc2217Link.open("rfc2217://127.0.0.1:" + served.port());
  }

  private BoardSession session() throws InterruptedException {
    return BoardSession.open(
        this::open, "here", Approach.at(921_600), span -> {}, () -> false, _ -> {});
  }

  @Test
  void resetsRaisesTheRateAndRestarts() throws Exception {
    byte[] image = new byte[0x2000];
    new Random(1).nextBytes(image);
    Arrays.fill(image, 100, 200, (byte) 0xFF);
    try (BoardSession session = session()) {
      Flasher flasher = new Flasher(session, () -> false);
      Region region = Region.at(0x20000, image);
      flasher.write(region, false, done -> {});
      flasher.prove(region, done -> {});
      assertThat(flasher.read(0x20000, image.length)).isEqualTo(image);
      assertThat(session.rate()).isEqualTo(921_600);
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
    }
    assertThat(board.flash(0x20000, image.length)).isEqualTo(image);
  }

  @Test
  void isThereForTheNextClient() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (BoardSession session = session()) {
        assertThat(session.identification().chip()).isEqualTo(Chips.ESP32_C3);
      }
    }
  }

  @Test
  void agreesToBytesAndPortControlAlone() throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
      client.setSoTimeout(10_000);
      // a name of the terminal is asked for and offered besides
      client.getOutputStream().write(new byte[] {-1, -5, 24, -1, -3, 24});
      client.getOutputStream().write(WILL_AND_DO);
      assertThat(client.getInputStream().readNBytes(15))
          .containsExactly(-1, -2, 24, -1, -4, 24, -1, -3, 44, -1, -3, 0, -1, -5, 0);
    }
  }

  @Test
  void outlivesClientsThatSendAnything() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
        client.setSoTimeout(10_000);
        client.getOutputStream().write(noise(random));
        client.shutdownOutput();
        // until the server is ready for the next one
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException hungUp) {
        // it may end the connection
      }
    }
    try (BoardSession session = session()) {
      assertThat(session.identification().chip()).isEqualTo(Chips.ESP32_C3);
    }
  }

  /** Rich in what telnet takes for a command. */
  private static byte[] noise(Random random) {
    byte[] noise = new byte[1 + random.nextInt(200)];
    for (int at = 0; at < noise.length; at++) {
      noise[at] = (byte) (random.nextBoolean() ? 240 + random.nextInt(16) : random.nextInt(48));
    }
    return noise;
  }

  @Test
  void aClientThatNeverEndsARequestIsLetGo() throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
      client.setSoTimeout(10_000);
      byte[] endless = new byte[200];
      endless[0] = -1;
      endless[1] = -6;
      client.getOutputStream().write(endless);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aClosedServerEndsItsClientAndListensNoMore() throws Exception {
    try (Link link = open()) {
      served.close();
      assertThatThrownBy(
              () -> {
                while (true) {
                  link.read(new byte[100], Duration.ofSeconds(1));
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(this::open).isInstanceOf(Refusal.class);
  }

  @Test
  void twoCannotHaveOnePort() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), served.port());
    assertThatThrownBy(() -> TcpBoard.telnet(board, taken)).isInstanceOf(Refusal.class);
  }
}
