package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpConnectionTest {
  private static final Duration LATE = Duration.ofMinutes(1);

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private SocketLink open(Duration writePatience) {
    return SocketLink.open("socket://127.0.0.1:" + server.getLocalPort(), writePatience);
  }

  @Test
  void aWriteThatNobodyTakesEnds() throws IOException {
    try (SocketLink link = open(Duration.ofMillis(50));
        Socket deaf = server.accept()) {
      assertThat(deaf.isConnected()).isTrue();
      assertThatThrownBy(() -> link.write(new byte[24 << 20]))
          .hasMessage("the other side takes no more bytes");
    }
  }

  @Test
  void aWriteThatIsTakenSlowlyIsWhole() throws Exception {
    byte[] bytes = new byte[8 << 20];
    bytes[bytes.length - 1] = 7;
    try (SocketLink link = open(LATE);
        Socket slow = server.accept()) {
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      link.write(bytes);
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  });
      assertThat(slow.getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
      writer.join();
    }
  }

  @Test
  void closingFromAnotherThreadEndsARead() throws Exception {
    SocketLink link = open(LATE);
    Thread closer = Thread.ofPlatform().unstarted(link::close);
    try (Socket quiet = server.accept()) {
      assertThat(quiet.isConnected()).isTrue();
      closer.start();
      assertThatThrownBy(() -> link.read(new byte[1], LATE)).isInstanceOf(IOException.class);
      closer.join();
    }
  }

  @Test
  void anInterruptEndsARead() throws Exception {
    try (SocketLink link = open(LATE);
        Socket quiet = server.accept()) {
      assertThat(quiet.isConnected()).isTrue();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> link.read(new byte[1], LATE)).hasMessage("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void discardingTakesWhatIsThereAndWaitsForNoMore() throws Exception {
    try (SocketLink link = open(LATE);
        Socket board = server.accept()) {
      board.getOutputStream().write(new byte[] {1, 2, 3});
      byte[] one = new byte[1];
      assertThat(link.read(one, LATE)).isOne();
      link.discardInput();
      board.getOutputStream().write(9);
      assertThat(link.read(one, LATE)).isOne();
      assertThat(one[0]).isEqualTo((byte) 9);
    }
  }
}
