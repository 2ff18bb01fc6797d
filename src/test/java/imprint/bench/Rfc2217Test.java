package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Rfc2217Board.Mood;
import imprint.esp.chip.Chips;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Region;
import imprint.esp.link.Bridge;
import imprint.esp.link.Link;
import imprint.esp.link.Ports;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Leaving;
import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our client against a server of RFC 2217 that drives a board's reset circuit. */
class Rfc2217Test {
  private final SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1));
  private final Ports ports = new Ports(Map.of());

  @Test
  void aBoardIsResetFlashedAndStarted() throws Exception {
    byte[] image = new byte[0x3000];
    // every second byte has to be escaped on the way
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (i % 2 == 0 ? 0xFF : i);
    }
    Arrays.fill(image, 0, 16, (byte) 0x5A);
    try (Rfc2217Board server = new Rfc2217Board(board, Mood.OBLIGING);
        BoardSession session =
            BoardSession.open(
                ports.plug(server.address()),
                server.address(),
                Approach.at(460_800),
                _ -> {},
                () -> false,
                _ -> {})) {
      assertThat(session.identification().mac()).contains(board.mac().toString());
      assertThat(session.rate()).isEqualTo(460_800);
      assertThat(server.rates()).startsWith(115_200).endsWith(460_800);
      Flasher flasher = new Flasher(session, () -> false);
      Region region = Region.at(0x20000, image);
      flasher.write(region, false, done -> {});
      flasher.prove(region, done -> {});
      assertThat(board.flash(0x20000, image.length)).isEqualTo(image);
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
    }
  }

  @Test
  void answersAreLongerUnderWay() throws Exception {
    try (Rfc2217Board server = new Rfc2217Board(board, Mood.OBLIGING);
        Link link = ports.open(server.address())) {
      assertThat(link.bridge()).isEqualTo(Bridge.RFC2217);
      assertThat(link.bridge().patience()).isGreaterThan(1);
      assertThat(link.controlLines(true, false)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_PORT_CONTROL", "NO_BINARY", "SEVEN_BITS"})
  void aServerThatDoesNotAgreeIsRefused(Mood mood) throws Exception {
    try (Rfc2217Board server = new Rfc2217Board(board, mood)) {
      assertThatThrownBy(() -> ports.open(server.address()))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.finding().code()).isEqualTo("link.no-port-control"));
    }
  }

  @Test
  void aRateThatCannotBeHadIsNoError() throws Exception {
    try (Rfc2217Board server = new Rfc2217Board(board, Mood.NO_SUCH_RATE);
        Link link = ports.open(server.address())) {
      assertThat(link.baudRate(921_600)).isFalse();
      assertThat(link.baudRate(115_200)).isTrue();
    }
  }
}
