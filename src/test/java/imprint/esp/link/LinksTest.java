package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Ports ports = new Ports(Map.of("sim:", name -> () -> MemoryLink.pair().station()));

  @TempDir Path folder;

  @Test
  void bothEndsOfAMemoryWireHearEachOther() throws IOException {
    MemoryLink.Pair wire = MemoryLink.pair();
    wire.station().write(new byte[] {1, 2, 3});
    byte[] two = new byte[2];
    assertThat(wire.board().read(two, SOON)).isEqualTo(2);
    assertThat(wire.board().read(two, SOON)).isEqualTo(1);
    assertThat(wire.board().read(two, Duration.ZERO)).isZero();
  }

  @Test
  void aClosedEndIsNoticedAtTheOther() {
    MemoryLink.Pair wire = MemoryLink.pair();
    wire.board().close();
    assertThatThrownBy(() -> wire.station().read(new byte[1], SOON))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> wire.station().write(new byte[1])).isInstanceOf(EOFException.class);
  }

  @Test
  void aSocketCarriesBytesAndHasNeitherRateNorLines() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Link link = ports.open("socket://127.0.0.1:" + server.getLocalPort());
        Socket board = server.accept()) {
      link.write(new byte[] {42});
      assertThat(board.getInputStream().read()).isEqualTo(42);
      board.getOutputStream().write(7);
      byte[] buffer = new byte[4];
      assertThat(link.read(buffer, SOON)).isEqualTo(1);
      assertThat(link.read(buffer, Duration.ofMillis(5))).isZero();
      assertThat(link.baudRate(921_600)).isFalse();
      assertThat(link.controlLines(true, true)).isFalse();
      board.shutdownOutput();
      assertThatThrownBy(() -> link.read(buffer, SOON)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',                      link.port-not-chosen",
    "/dev/there-is-no-port,   link.port-absent",
    "socket://nowhere,        link.address-wrong",
    "'socket://a b:1',        link.address-wrong",
    "socket://127.0.0.1:1,    link.unreachable"
  })
  void aPortThatCannotBeHadIsRefusedByName(String name, String code) {
    assertThatThrownBy(() -> ports.open(name))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  @Test
  void aFileIsNoPort() {
    assertThatThrownBy(() -> ports.open(folder.toString())).isInstanceOf(Refusal.class);
  }

  @Test
  void schemesGivenAtConstructionOpenTheirOwnLinks() {
    assertThat(ports.open("sim:esp32c3")).isInstanceOf(MemoryLink.class);
  }

  @Test
  void aResetPullsEnBeforeTheBootPin() throws Exception {
    List<String> lines = new ArrayList<>();
    Link link = new RecordingLink(lines);
    assertThat(ResetSequence.TIGHT.play(link, span -> lines.add("wait " + span.toMillis())))
        .isTrue();
    assertThat(lines).containsExactly("00", "11", "01", "wait 100", "10", "wait 50", "00", "00");
  }

  @Test
  void aLinkWithoutLinesPlaysNothing() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Link link = ports.open("socket://127.0.0.1:" + server.getLocalPort())) {
      assertThat(ResetSequence.TIGHT.play(link, span -> {})).isFalse();
    }
  }

  /** Writes down what its control lines do. */
  private record RecordingLink(List<String> lines) implements Link {
    @Override
    public int read(byte[] buffer, Duration patience) {
      return 0;
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public void discardInput() {}

    @Override
    public boolean baudRate(int rate) {
      return true;
    }

    @Override
    public boolean controlLines(boolean dtr, boolean rts) {
      lines.add((dtr ? "1" : "0") + (rts ? "1" : "0"));
      return true;
    }

    @Override
    public void close() {}
  }
}
