package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chips;
import org.junit.jupiter.api.Test;

class AftermathTest {
  private static final byte[] EMPTY = {(byte) 0xC0, (byte) 0xC0};

  private final LoneRom rom = new LoneRom(Chips.ESP32_C3);
  private final Aftermath aftermath = new Aftermath();

  @Test
  void usuallyNothingFollows() {
    aftermath.happen(rom, EMPTY);
    assertThat(rom.events).isEmpty();
    assertThat(rom.sent()).isEmpty();
  }

  @Test
  void anEmptyFrameGoesOutBeforeARestartAndBeforeANewRate() {
    aftermath.restart();
    aftermath.happen(rom, EMPTY);
    aftermath.divider(694);
    aftermath.happen(rom, EMPTY);
    assertThat(rom.events).containsExactly("reset", "divider 694");
    assertThat(rom.sent()).isEqualTo("c0c0c0c0");
  }

  @Test
  void leavingAndJumpingHappenWithoutAWord() {
    aftermath.leave();
    aftermath.happen(rom, EMPTY);
    aftermath.jump(0x40380000);
    aftermath.happen(rom, EMPTY);
    assertThat(rom.events).containsExactly("left", "jump 40380000");
    assertThat(rom.sent()).isEmpty();
  }

  @Test
  void everythingHappensOnce() {
    aftermath.divider(5);
    aftermath.restart();
    aftermath.happen(rom, EMPTY);
    aftermath.happen(rom, EMPTY);
    assertThat(rom.events).containsExactly("divider 5", "reset");
  }
}
