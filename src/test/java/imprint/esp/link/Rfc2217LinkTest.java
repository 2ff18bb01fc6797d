package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import imprint.finding.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Servers that say nothing, or anything. */
class Rfc2217LinkTest {
  private static final Duration SOON = Duration.ofMillis(20);

  @Test
  void aServerThatSaysNothingIsRefused() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Rfc2217Link.open(address(server), SOON))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.finding().code()).isEqualTo("link.no-port-control"));
    }
  }

  @Test
  void anAddressIsAskedForInItsOwnForm() {
    assertThatThrownBy(() -> Rfc2217Link.open("rfc2217://nowhere"))
        .hasMessageContaining("not of the form rfc2217://host:port");
  }

  /** With an agreement before the noise, so that it reaches the answers too. */
  @Property(tries = 30)
  void noNoiseOfAServerDoesMoreThanToBeRefused(@ForAll long seed) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread noise = Thread.ofVirtual().start(() -> speak(server, new Random(seed)));
      Throwable end = catchThrowable(() -> Rfc2217Link.open(address(server), SOON).close());
      noise.interrupt();
      assertThat(end).isInstanceOf(Refusal.class);
    }
  }

  private static void speak(ServerSocket server, Random random) {
    int[] likely = {255, 255, 250, 240, 251, 252, 253, 254, 44, 0, 101, 102, 103, 104, 105, 108};
    byte[] words = new byte[4000];
    for (int i = 0; i < words.length; i++) {
      boolean plain = random.nextInt(3) == 0;
      words[i] = (byte) (plain ? random.nextInt(256) : likely[random.nextInt(likely.length)]);
    }
    try (Socket client = server.accept()) {
      OutputStream out = client.getOutputStream();
      if (random.nextBoolean()) {
        out.write(new byte[] {-1, -3, 44, -1, -3, 0, -1, -5, 0});
      }
      out.write(words);
      while (client.getInputStream().read() >= 0) {
        // until it goes
      }
    } catch (IOException gone) {
      // refused
    }
  }

  private static String address(ServerSocket server) {
    return "rfc2217://127.0.0.1:" + server.getLocalPort();
  }
}
