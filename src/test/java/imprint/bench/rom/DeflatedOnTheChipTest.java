package imprint.bench.rom;

import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chips;
import imprint.esp.flash.Deflated;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the station makes of a region, taken by the simulated ROM. */
class DeflatedOnTheChipTest {
  private static final int OFFSET = 0x10000;

  @ParameterizedTest
  @CsvSource({
    "0x1000, 1, 0x1000",
    "0x8000, 256, 0x1000",
    "0x8001, 256, 0x1000",
    "0x23457, 40, 0x1800",
    "0x23457, 2, 0x400",
    "0x40000, 1, 0x1000",
  })
  void theRegionHoldsTheContentAndBlankBehindIt(String length, int kinds, String packetSize) {
    LoneRom rom = new LoneRom(Chips.ESP32_C3);
    rom.status(words(0x0D, 0, 0));
    byte[] content = content(Integer.decode(length), kinds);
    int size = Math.ceilDiv(content.length, 0x1000) * 0x1000 + 0x3000;
    rom.flash.program(OFFSET, new byte[size], 0, size);

    int most = Integer.decode(packetSize);
    Deflated deflated = Deflated.of(content, most);
    int count = deflated.packets().size();
    assertThat(rom.status(words(0x10, size, count, most, OFFSET, 0))).isEqualTo("0000");
    for (int i = 0; i < count; i++) {
      assertThat(rom.status(block(0x11, i, deflated.packets().get(i).data()))).isEqualTo("0000");
    }
    byte[] region = Arrays.copyOf(content, size);
    Arrays.fill(region, content.length, size, (byte) 0xFF);
    assertThat(rom.flash.copy(OFFSET, size)).isEqualTo(region);
    assertThat(rom.loader.hanging()).isFalse();
  }

  private static byte[] content(int length, int kinds) {
    Random random = new Random(length);
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = (byte) random.nextInt(kinds);
    }
    return content;
  }
}
