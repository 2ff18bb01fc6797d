package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.rom.Mac;
import imprint.bench.rom.Timing;
import imprint.esp.chip.Chips;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PortNameTest {
  @Test
  void aChipAloneIsASoundBoardInRealTime() {
    PortName name = PortName.parse("sim:esp32c3", 5);
    assertThat(name.chip()).isEqualTo(Chips.ESP32_C3);
    assertThat(name.options()).isEqualTo(BoardOptions.of(5).withPace(Pace.REAL));
  }

  @Test
  void allOptionsTogether() {
    PortName name =
        PortName.parse(
            "sim:esp32?mac=24:6f:28:aa:bb:cc&unit=9&flash=a%20b.bin&size=8&time=virtual"
                + "&reset=off&start=loader&blank&fault=drop:5&fault=stuck-erase",
            5);
    BoardOptions expected =
        BoardOptions.of(9)
            .withMac(new Mac(0x246F28AABBCCL))
            .withFlashFile(Path.of("a b.bin"))
            .withFlashSize(8 << 20)
            .withoutAutoReset()
            .startedInLoader()
            .withBlankFlash()
            .withFault(new Fault.Drop(Fault.Way.TO_BOARD, 5))
            .withFault(new Fault.StuckErase());
    assertThat(name).isEqualTo(new PortName(Chips.ESP32, expected));
  }

  @Test
  void everythingAboutTheChip() {
    FlashKey key = FlashKey.of(new byte[64]);
    PortName name =
        PortName.parse(
            "sim:esp32c5?revision=3.1&crystal=40&security=release&secure-boot&key="
                + "00".repeat(64),
            5);
    BoardOptions expected =
        BoardOptions.of(5)
            .withPace(Pace.REAL)
            .withRevision(301)
            .withCrystal(40)
            .withSecurity(SecurityState.RELEASE)
            .withSecureBoot()
            .withFlashKey(key);
    assertThat(name).isEqualTo(new PortName(Chips.ESP32_C5, expected));
    assertThat(name.toString()).contains("flash key of 64 bytes");
  }

  @ParameterizedTest
  @EnumSource(SecurityState.class)
  void everyStateHasItsName(SecurityState state) {
    BoardOptions options = PortName.parse("sim:esp32c3?security=" + state, 5).options();
    assertThat(options.specimen().protection().state()).isEqualTo(state);
  }

  @Test
  void aKeyCanStandInAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("key.bin");
    Files.write(file, new byte[32]);
    BoardOptions options = PortName.parse("sim:esp32?key=" + file, 5).options();
    assertThat(options.specimen().protection().key()).contains(FlashKey.of(new byte[32]));
  }

  @Test
  void timeCanBeSwitchedOff() {
    assertThat(PortName.parse("sim:esp32s3?time=off", 5).options().timing())
        .isEqualTo(Timing.none());
  }

  @Test
  void aPlusInAFileNameIsAPlus() {
    assertThat(PortName.parse("sim:esp32?flash=a+b", 5).options().memory().file())
        .contains(Path.of("a+b"));
  }

  @ParameterizedTest
  @CsvSource({
    "sim:,                     sim.chip-unknown",
    "sim:esp8266,              sim.chip-unknown",
    "sim:ESP32,                sim.chip-unknown",
    "sim:esp32?colour=red,     sim.option-unknown",
    "sim:esp32?mac=1,          sim.option-wrong",
    "sim:esp32?unit=-1,        sim.option-wrong",
    "sim:esp32?flash=,         sim.option-wrong",
    "sim:esp32?size=3,         sim.option-wrong",
    "sim:esp32?time=slow,      sim.option-wrong",
    "sim:esp32?reset=on,       sim.option-wrong",
    "sim:esp32?start,          sim.option-wrong",
    "sim:esp32?blank=no,       sim.option-wrong",
    "sim:esp32?flash=%zz,      sim.option-wrong",
    "sim:esp32?fault=fire,     sim.fault-unknown",
    "sim:esp32?revision=3,     sim.option-wrong",
    "sim:esp32?crystal=,       sim.option-wrong",
    "sim:esp32c3?crystal=26,   sim.not-on-chip",
    "sim:esp32?security=tight, sim.option-wrong",
    "sim:esp32?security=secure-download, sim.not-on-chip",
    "sim:esp32?secure-boot=2,  sim.option-wrong",
    "sim:esp32?key=,           sim.option-wrong",
    "sim:esp32?key=nowhere,    sim.key-file",
    "sim:esp32c3?key=00,       sim.not-on-chip",
    "sim:esp32?usb,            sim.not-on-chip",
    "sim:esp32c3?usb=jtag,     sim.option-wrong",
    "sim:esp32c3?key=00112233445566778899aabbccddeeff, sim.not-on-chip",
  })
  void whatIsWrongIsNamed(String name, String code) {
    assertThatThrownBy(() -> PortName.parse(name, 5))
        .isInstanceOf(Refusal.class)
        .extracting(e -> ((Refusal) e).finding().code())
        .isEqualTo(code);
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll String text) {
    assertThatCode(
            () -> {
              try {
                PortName.parse("sim:esp32c3?" + text, 5);
              } catch (Refusal expected) {
                assertThat(expected.finding().code()).startsWith("sim.");
              }
            })
        .doesNotThrowAnyException();
  }
}
