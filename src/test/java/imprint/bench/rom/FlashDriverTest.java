package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.esp.chip.Chips;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlashDriverTest {
  private static final int MIB = 1 << 20;

  private final LoneRom rom = new LoneRom(Chips.ESP32_C3);
  private final FlashDriver driver =
      new FlashDriver(rom.flash, FlashSupply.always(), Timing.typical(), rom);
  private final byte[] buffer = new byte[0x1800];

  @BeforeEach
  void attach() {
    driver.attach();
  }

  @ParameterizedTest
  @CsvSource({
    "0x1ff000, 0x1000, true,  the last sector of the two mebibytes it starts with",
    "0x1ff000, 0x1001, false, one byte too many",
    "0x200000, 0,      true,  nothing at the very end",
    "0x201000, 0,      false, nothing beyond it",
    "0xfffff000, 0x1000, false, an offset that would wrap round",
    "0x1001,   0x1000, false, not at the beginning of a sector",
  })
  void erasesOnlyWhatIsItsOwn(String address, String length, boolean done, String why) {
    assertThat(driver.erase(Long.decode(address), Long.decode(length))).as(why).isEqualTo(done);
  }

  @Test
  void reachesMoreOnceItKnowsOfMore() {
    assertThat(driver.program(3 * MIB, buffer, 0, 16)).isFalse();
    assertThat(driver.read(3 * MIB, buffer, 16)).isFalse();
    assertThat(driver.digest(3 * MIB, 16)).isEmpty();
    driver.size(4 * MIB);
    assertThat(driver.program(3 * MIB, buffer, 0, 16)).isTrue();
    assertThat(driver.read(3 * MIB, buffer, 16)).isTrue();
    assertThat(driver.digest(3 * MIB, 16)).hasSize(32);
  }

  /** Of erased bytes, by coreutils. */
  @ParameterizedTest
  @CsvSource({
    "0, d41d8cd98f00b204e9800998ecf8427e",
    "1, 00594fd4f42ba43fc1ca0427a0576295",
    "129, 0e3e5959bcf4c9b5cb4358c02843bb8e",
    "4096, 6ae59e64850377ee5470c854761551ea",
  })
  void hashesAsEverybodyDoes(int length, String md5) {
    driver.erase(0, 0x1000);
    assertThat(new String(driver.digest(0, length), StandardCharsets.US_ASCII)).isEqualTo(md5);
  }

  @Test
  void timeGoesByTheBytes() {
    driver.erase(0, 0x1000);
    long before = rom.worked;
    driver.program(0, buffer, 0, 1024);
    assertThat(rom.worked - before).isEqualTo(12_000_000);
    before = rom.worked;
    driver.digest(0, 2048);
    assertThat(rom.worked - before).isEqualTo(6_000_000);
  }

  @Test
  void anEraseThatHangsNeverComesBackUnlessThereIsNothingToErase() {
    rom.flash.hangInErase();
    assertThat(driver.erase(0, 0)).isTrue();
    assertThatThrownBy(() -> driver.erase(0, 1)).isInstanceOf(ChipHangs.class);
  }
}
