package imprint.bench.rom;

import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflateCommandsTest {
  private static final int PACKET = 0x400;

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 0x7FFF, 0x8000, 0x8001, 0x14000})
  void anExactStreamIsWrittenWhole(int size) {
    LoneRom rom = attached(Chips.ESP32_C3);
    byte[] plain = bytes(size);
    assertThat(send(rom, plain, 0)).isEqualTo("0000");
    assertThat(rom.flash.copy(0x10000, size)).isEqualTo(plain);
  }

  @Test
  void onTheEsp32TheLastPacketProgramsTheWholeWindow() {
    LoneRom rom = attached(Chips.ESP32);
    byte[] plain = bytes(0x1000);
    assertThat(send(rom, plain, 0)).isEqualTo("0000");
    assertThat(rom.flash.copy(0x10000, 0x1000)).isEqualTo(plain);
    assertThat(rom.flash.copy(0x11000, 0x7000)).as("beyond the region").containsOnly(0);
    assertThat(rom.flash.copy(0x18000, 0x1000)).containsOnly(0xFF);
  }

  @Test
  void aCountThatIsTooLargeLosesTheTail() {
    LoneRom rom = attached(Chips.ESP32_C3);
    assertThat(send(rom, bytes(0x1000), 1)).isEqualTo("0000");
    assertThat(rom.flash.copy(0x10000, 0x1000)).containsOnly(0xFF);
  }

  @Test
  void aCountThatIsTooSmallFailsAtItsLastPacketAndEverAfter() {
    LoneRom rom = attached(Chips.ESP32_C3);
    byte[] stream = deflated(bytes(0x1000));
    begin(rom, 0x1000, 2);
    assertThat(rom.status(block(0x11, 0, Arrays.copyOf(stream, PACKET)))).isEqualTo("0000");
    for (int i = 1; i < 4; i++) {
      byte[] packet = Arrays.copyOfRange(stream, i * PACKET, (i + 1) * PACKET);
      assertThat(rom.status(block(0x11, i, packet))).isEqualTo("010b");
    }
    assertThat(rom.flash.copy(0x10000, 0x1000)).containsOnly(0xFF);
  }

  @Test
  void aTruncatedStreamIsAnInflateError() {
    LoneRom rom = attached(Chips.ESP32_C3);
    byte[] stream = deflated(bytes(0x300));
    begin(rom, 0x1000, 1);
    byte[] part = Arrays.copyOf(stream, stream.length - 20);
    assertThat(rom.status(block(0x11, 0, part))).isEqualTo("010b");
  }

  @Test
  void aWrongCheckSumOfTheStreamHasItsOwnCode() {
    LoneRom rom = attached(Chips.ESP32_C3);
    byte[] stream = deflated(bytes(0x300));
    stream[stream.length - 1] ^= 1;
    begin(rom, 0x1000, 1);
    assertThat(rom.status(block(0x11, 0, stream))).isEqualTo("010c");
  }

  @Test
  void oneByteBehindTheStreamHangsTheChip() {
    LoneRom rom = attached(Chips.ESP32_C3);
    byte[] stream = deflated(bytes(0x300));
    begin(rom, 0x1000, 1);
    assertThat(rom.status(block(0x11, 0, Arrays.copyOf(stream, stream.length + 1)))).isEmpty();
    assertThat(rom.loader.hanging()).isTrue();
  }

  @Test
  void aPacketBehindTheStreamHangsTheChip() {
    LoneRom rom = attached(Chips.ESP32_C3);
    begin(rom, 0x1000, 2);
    rom.status(block(0x11, 0, deflated(bytes(0x300))));
    assertThat(rom.status(block(0x11, 1, new byte[4]))).isEmpty();
  }

  @Test
  void itsEndLooksAtTheCountOnlyAndStaysInTheLoaderOtherwise() {
    LoneRom rom = attached(Chips.ESP32_C3);
    begin(rom, 0x1000, 1);
    assertThat(rom.status(words(0x12, 0))).isEqualTo("0106");
    rom.status(block(0x11, 0, deflated(bytes(0x300))));
    assertThat(rom.status(words(0x12, 1))).startsWith("00");
    assertThat(rom.events).isEmpty();
    assertThat(rom.status(words(0x12, 0))).startsWith("00");
    assertThat(rom.events).containsExactly("reset");
  }

  /** Sends {@code plain} in packets; the status of the last answer. */
  private static String send(LoneRom rom, byte[] plain, int moreCounted) {
    byte[] stream = deflated(plain);
    int packets = Math.ceilDiv(stream.length, PACKET);
    begin(rom, plain.length, packets + moreCounted);
    String status = "";
    for (int i = 0; i < packets; i++) {
      int end = Math.min(stream.length, (i + 1) * PACKET);
      status = rom.status(block(0x11, i, Arrays.copyOfRange(stream, i * PACKET, end)));
    }
    return status;
  }

  private static void begin(LoneRom rom, int size, int packets) {
    boolean wide = RomSheet.of(rom.chip).chip().rom().wideBegin();
    byte[] request =
        wide
            ? words(0x10, size, packets, PACKET, 0x10000, 0)
            : words(0x10, size, packets, PACKET, 0x10000);
    assertThat(rom.status(request)).isEqualTo("0000");
  }

  private static LoneRom attached(Chip chip) {
    LoneRom rom = new LoneRom(chip);
    rom.status(words(0x0D, 0, 0));
    return rom;
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] deflated(byte[] plain) {
    try (Deflater deflater = new Deflater(9)) {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }
}
