package imprint.bench.rom;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chips;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ESP32 encrypts what a host writes by registers alone (rom-protocol 14.1). */
class EncryptionBlockTest {
  private static final int ADDRESS = 0x9000;
  private static final int SWITCH = 0x3FF000C8;
  private static final byte[] KEY =
      HexFormat.of().parseHex("9a5e1f82238f995b285c8a55eba39d4cb8110f1a2c8742ce15305310fa60332c");

  /** Bytes 0 to 63 at 0x9000, by espsecure 5.0.2. */
  private static final String SEALED =
      "11fc1c342f018c7bacab09e6a3f5389cba6dc30d134937762073f6831a3d7496"
          + "e3668128ed20a68b30b0cf01fffd9bb0df8426f33d528acb5a0c84fd0ab63a3c";

  private final LoneRom rom = esp32(false);

  private static LoneRom esp32(boolean forbidden) {
    Security fuses = new Security(0, 1, List.of(0, 0, 0, 0, 0, 0), forbidden);
    LoneRom rom = new LoneRom(Chips.ESP32, fuses, new Esp32Cipher(KEY, 0xF));
    rom.exchange(words(0x0D, 0, 0));
    assertThat(rom.status(words(0x02, 0x1000, 1, 0x400, ADDRESS))).startsWith("00");
    return rom;
  }

  @Test
  void rowsComeToLieAsEspsecureMakesThem() {
    prepare(rom, 0x101);
    writeRow(rom, 0);
    writeRow(rom, 32);
    assertThat(hex(rom, 64)).isEqualTo(SEALED);
    assertThat(rom.flash.copy(ADDRESS + 64, 64)).containsOnly(0xFF);
  }

  @Test
  void withoutTheSwitchThePlainBytesAreProgrammed() {
    prepare(rom, 0);
    writeRow(rom, 0);
    assertThat(rom.flash.copy(ADDRESS, 32)).isEqualTo(plain(0));
  }

  @Test
  void whereTheLoaderMayNotEncryptNothingIsSealed() {
    LoneRom release = esp32(true);
    prepare(release, 0x101);
    writeRow(release, 0);
    assertThat(release.exchange(words(0x0A, 0x3FF5B028))).startsWith("c0010a040000000000");
    assertThat(hex(release, 32)).isNotEqualTo(SEALED.substring(0, 64));
  }

  @Test
  void withoutWriteEnableNothingIsProgrammed() {
    prepare(rom, 0x101);
    seal(rom, 0);
    rom.exchange(words(0x09, tuples(program(0).skip(1))));
    assertThat(rom.flash.copy(ADDRESS, 32)).containsOnly(0xFF);
  }

  @Test
  void withoutTheAddressesLengthNothingIsProgrammed() {
    rom.exchange(words(0x09, SWITCH, 0x101, 0x101, 0));
    writeRow(rom, 0);
    assertThat(rom.flash.copy(ADDRESS, 32)).containsOnly(0xFF);
  }

  private static void prepare(LoneRom rom, int switches) {
    rom.exchange(
        words(
            0x09,
            tuples(
                Stream.of(
                    new int[] {0x3FF4201C, 0, 1 << 29, 0},
                    new int[] {0x3FF42020, 0x5C000000, 0xFC000000, 0},
                    new int[] {SWITCH, switches, 0x101, 0}))));
  }

  private static void writeRow(LoneRom rom, int offset) {
    seal(rom, offset);
    rom.exchange(words(0x09, tuples(program(offset))));
  }

  private static void seal(LoneRom rom, int offset) {
    rom.exchange(
        words(
            0x09,
            tuples(
                Stream.of(
                        Stream.of(new int[] {0x3FF5B024, ADDRESS + offset, -1, 0}),
                        data(0x3FF5B000, offset),
                        Stream.of(new int[] {0x3FF5B020, 1, -1, 0}))
                    .flatMap(part -> part))));
  }

  private static Stream<int[]> program(int offset) {
    return Stream.of(
            Stream.of(new int[] {0x3FF42000, 0x40000000, -1, 50}),
            data(0x3FF42080, offset),
            Stream.of(
                new int[] {0x3FF42004, 0x20000000 | (ADDRESS + offset), -1, 50},
                new int[] {0x3FF42000, 0x02000000, -1, 0}))
        .flatMap(part -> part);
  }

  private static Stream<int[]> data(int register, int offset) {
    ByteBuffer plain = ByteBuffer.wrap(plain(offset)).order(ByteOrder.LITTLE_ENDIAN);
    return Stream.iterate(0, i -> i + 1)
        .limit(8)
        .map(i -> new int[] {register + 4 * i, plain.getInt(4 * i), -1, 0});
  }

  private static byte[] plain(int offset) {
    byte[] plain = new byte[32];
    for (int i = 0; i < 32; i++) {
      plain[i] = (byte) (offset + i);
    }
    return plain;
  }

  private static int[] tuples(Stream<int[]> tuples) {
    return tuples.flatMapToInt(Arrays::stream).toArray();
  }

  private static String hex(LoneRom rom, int length) {
    return HexFormat.of().formatHex(rom.flash.copy(ADDRESS, length));
  }
}
