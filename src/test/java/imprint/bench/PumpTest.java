package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.link.MemoryLink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PumpTest {
  private final MemoryLink.Pair wire = MemoryLink.pair();
  private final CountDownLatch closed = new CountDownLatch(1);

  @Test
  void carriesWhatComesInAndEndsWithIt() throws IOException {
    byte[] bytes = {1, 2, 3};
    Pump.carry(
        wire.station(), new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), () -> {});
    byte[] buffer = new byte[8];
    assertThat(wire.board().read(buffer, Duration.ofSeconds(5))).isEqualTo(3);
    assertThat(buffer).startsWith(bytes);
  }

  @Test
  void carriesWhatTheBoardSays() throws Exception {
    PipedInputStream heard = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(heard);
    PipedOutputStream host = new PipedOutputStream();
    Thread pump = pump(new PipedInputStream(host), out);
    wire.board().write(new byte[] {7, 8});
    assertThat(heard.readNBytes(2)).containsExactly(7, 8);
    host.close();
    pump.join();
  }

  @Test
  void closesTheStreamsWhenTheLinkIsGone() throws Exception {
    PipedOutputStream host = new PipedOutputStream();
    Thread pump = pump(new PipedInputStream(host), new ByteArrayOutputStream());
    wire.board().close();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    host.close();
    pump.join();
  }

  private Thread pump(InputStream in, OutputStream out) {
    return Thread.ofVirtual().start(() -> Pump.carry(wire.station(), in, out, closed::countDown));
  }

  @Test
  void closingWhatCannotBeClosedHarmsNobody() {
    Pump.closeQuietly(
        () -> {
          closed.countDown();
          throw new IOException("no");
        });
    assertThat(closed.getCount()).isZero();
  }
}
