package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chips;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {
  private static final int FUSE = 0x60008844;
  private static final int DIVIDER = 0x60000014;

  private final LoneRom rom = new LoneRom(Chips.ESP32_C3);
  private final SpiPort spi =
      new SpiPort(
          Chips.ESP32_C3.spi(),
          Optional.empty(),
          new FlashDriver(rom.flash, FlashSupply.always(), Timing.none(), rom),
          rom.flash);
  private final AddressSpace space =
      new AddressSpace(Map.of(FUSE, 7), List.of(spi), DIVIDER, () -> 42);

  @Test
  void remembersWhatIsWritten() {
    assertThat(space.read(0x3FC80000)).isZero();
    space.write(0x3FC80000, 5);
    assertThat(space.read(0x3FC80000)).isEqualTo(5);
  }

  @Test
  void wordsHaveTheirLowestTwoAddressBitsIgnored() {
    space.write(0x3FC80003, 5);
    assertThat(space.read(0x3FC80001)).isEqualTo(5);
  }

  @Test
  void fusesAndDividerAreWhatTheyAre() {
    space.write(FUSE, 9);
    space.write(DIVIDER, 9);
    assertThat(space.read(FUSE)).isEqualTo(7);
    assertThat(space.read(DIVIDER)).isEqualTo(42);
  }

  @Test
  void theControllersRegistersAreTheControllers() {
    space.write(Chips.ESP32_C3.spi().w0(), 3);
    assertThat(spi.read(Chips.ESP32_C3.spi().w0())).isEqualTo(3);
  }

  @Test
  void hasNoMoreMemoryThanAChipHas() {
    for (int i = 0; i < (1 << 18) + 10; i++) {
      space.write(4 * i, 1);
    }
    assertThat(space.read(4 * ((1 << 18) - 1))).isOne();
    assertThat(space.read(4 * ((1 << 18) + 5))).isZero();
    space.write(0, 2);
    assertThat(space.read(0)).as("words that are there can still change").isEqualTo(2);
  }
}
