package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpiPortTest {
  private static final Chip.SpiController LAYOUT = Chips.ESP32_C3.spi();
  private static final int START = 1 << 18;
  private static final int WITH_ADDRESS = 1 << 30;

  private final LoneRom rom = new LoneRom(Chips.ESP32_C3);
  private final FlashDriver driver =
      new FlashDriver(rom.flash, FlashSupply.always(), Timing.none(), rom);
  private final SpiPort port = new SpiPort(LAYOUT, Optional.empty(), driver, rom.flash);

  @BeforeEach
  void attach() {
    driver.attach();
  }

  @ParameterizedTest
  @CsvSource({"8, 0xEF", "16, 0x40EF", "24, 0x1640EF", "32, 0x1640EF"})
  void readsAsManyBitsAsItIsToldTo(int bits, String value) {
    port.write(LAYOUT.misoLength(), bits - 1);
    port.write(LAYOUT.usr2(), 0x7000009F);
    port.write(LAYOUT.command(), START);
    assertThat(port.read(LAYOUT.w0())).isEqualTo(Integer.decode(value));
  }

  @Test
  void isDoneAtOnce() {
    port.write(LAYOUT.command(), START);
    assertThat(port.read(LAYOUT.command())).isZero();
  }

  @Test
  void nothingHappensWithoutTheStartBit() {
    port.write(LAYOUT.w0(), 0x12345678);
    port.write(LAYOUT.usr2(), 0x9F);
    port.write(LAYOUT.command(), 1);
    assertThat(port.read(LAYOUT.w0())).isEqualTo(0x12345678);
  }

  @Test
  void aLongAnswerFillsItsWordsAndNoMore() {
    port.write(LAYOUT.misoLength(), 0x3FF);
    port.write(LAYOUT.usr(), WITH_ADDRESS);
    port.write(LAYOUT.base() + 4, 4);
    port.write(LAYOUT.usr2(), 0x5A);
    port.write(LAYOUT.command(), START);
    for (int i = 0; i < 16; i++) {
      assertThat(port.read(LAYOUT.w0() + 4 * i)).isEqualTo(-1);
    }
    assertThat(port.read(LAYOUT.w0() + 64)).isZero();
  }

  @Test
  void onTheEsp32AnAddressStandsInTheUpperBits() {
    SpiPort esp32 =
        new SpiPort(
            Chips.ESP32.spi(),
            Optional.of(new EncryptionBlock(FlashCipher.NONE, false)),
            driver,
            rom.flash);
    Chip.SpiController layout = Chips.ESP32.spi();
    esp32.write(layout.misoLength(), 31);
    esp32.write(layout.usr(), WITH_ADDRESS);
    esp32.write(layout.base() + 4, 0);
    esp32.write(layout.usr2(), 0x5A);
    esp32.write(layout.command(), START);
    assertThat(esp32.read(layout.w0())).as("SFDP").isEqualTo(0x50444653);
    esp32.write(layout.base() + 4, 4 << 8);
    esp32.write(layout.command(), START);
    assertThat(esp32.read(layout.w0())).isEqualTo(-1);
  }

  @Test
  void ownsItsRegistersOnly() {
    assertThat(port.owns(LAYOUT.base())).isTrue();
    assertThat(port.owns(LAYOUT.base() + 0xFC)).isTrue();
    assertThat(port.owns(LAYOUT.base() + 0x100)).isFalse();
    assertThat(port.owns(LAYOUT.base() - 4)).isFalse();
  }
}
