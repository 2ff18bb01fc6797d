package imprint.bench.rom;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The watchdog as a way to reset the chip. */
class WatchdogTest {
  private static final int KEY = 0x50D83AA1;
  private static final int RESETS = (1 << 31) | (5 << 28) | (1 << 8) | 2;

  static List<Chip> chips() {
    return RomSheet.chips().stream().filter(chip -> chip.watchdogReset().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void itBitesWhenItsTimeIsUp(Chip chip) {
    LoneRom rom = new LoneRom(chip);
    write(rom, at(chip).protect(), KEY);
    write(rom, at(chip).config1(), 2000);
    write(rom, at(chip).config0(), RESETS);
    write(rom, at(chip).protect(), 0);
    assertThat(rom.events).containsExactly("watchdog in 14 ms");
  }

  @ParameterizedTest
  @MethodSource("chips")
  void withoutItsKeyItTakesNothing(Chip chip) {
    LoneRom rom = new LoneRom(chip);
    write(rom, at(chip).config0(), RESETS);
    assertThat(rom.events).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void itCanBePutToSleep(Chip chip) {
    LoneRom rom = new LoneRom(chip);
    write(rom, at(chip).protect(), KEY);
    write(rom, at(chip).config0(), RESETS);
    write(rom, at(chip).config0(), 0);
    assertThat(rom.events).last().isEqualTo("watchdog sleeps");
  }

  private static Chip.WatchdogReset at(Chip chip) {
    return chip.watchdogReset().orElseThrow();
  }

  private static void write(LoneRom rom, int register, int value) {
    assertThat(rom.status(words(0x09, register, value, -1, 0))).startsWith("00");
  }
}
