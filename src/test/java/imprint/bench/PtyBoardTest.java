package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.esp.chip.Chips;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Region;
import imprint.esp.link.Bridge;
import imprint.esp.link.SerialLink;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no pseudo-terminals")
class PtyBoardTest {
  private final SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1));

  @Test
  void isASerialDeviceForOurFlasher() throws Exception {
    byte[] image = new byte[0x3000];
    new Random(1).nextBytes(image);
    try (PtyBoard served = PtyBoard.open(board);
        BoardSession session = session(served)) {
      assertThat(session.identification().mac()).contains(board.mac().toString());
      Flasher flasher = new Flasher(session, () -> false);
      Region region = Region.at(0x20000, image);
      flasher.write(region, false, done -> {});
      flasher.prove(region, done -> {});
      assertThat(board.flash(0x20000, image.length)).isEqualTo(image);
    }
  }

  @Test
  void isInItsLoaderAgainForTheNextClient() throws Exception {
    try (PtyBoard served = PtyBoard.open(board)) {
      for (int client = 0; client < 3; client++) {
        try (BoardSession session = session(served)) {
          assertThat(session.identification().chip()).isEqualTo(Chips.ESP32_C3);
        }
      }
    }
  }

  @Test
  void letsTheBoardGoWhenItIsClosed() {
    PtyBoard.open(board).close();
    assertThat(board.open()).isNotNull();
  }

  @Test
  void isNotThereAnyMoreWhenItIsClosed() {
    PtyBoard served = PtyBoard.open(board);
    served.close();
    assertThatThrownBy(() -> SerialLink.open(served.path(), Bridge.UART))
        .isInstanceOf(Refusal.class);
  }

  private static BoardSession session(PtyBoard served) throws InterruptedException {
    return BoardSession.open(
        () -> SerialLink.open(served.path(), Bridge.UART),
        served.path(),
        Approach.at(115_200),
        _ -> {},
        () -> false,
        _ -> {});
  }
}
