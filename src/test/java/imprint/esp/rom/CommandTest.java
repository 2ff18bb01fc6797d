package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.esp.link.Slip;
import imprint.esp.rom.Command.WriteRegisters.Write;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandTest {
  private static final Map<String, Command> OURS =
      Map.ofEntries(
          Map.entry("SYNC", new Command.Sync()),
          Map.entry("READ_REG 0x40001000", new Command.ReadRegister(0x40001000)),
          Map.entry("GET_SECURITY_INFO", new Command.GetSecurityInfo()),
          Map.entry("SPI_ATTACH default (ROM, 8 bytes)", new FlashCommand.SpiAttach(0)),
          Map.entry(
              "SPI_ATTACH ESP32 in-package flash pads CLK6 Q17 D8 HD11 CS16",
              new FlashCommand.SpiAttach(11 << 24 | 16 << 18 | 8 << 12 | 17 << 6 | 6)),
          Map.entry("SPI_SET_PARAMS 4 MiB", new FlashCommand.SpiSetParams(4 << 20)),
          Map.entry("CHANGE_BAUDRATE 921600 (ROM)", Command.ChangeBaudRate.rate(921_600)),
          Map.entry(
              "FLASH_BEGIN ESP32 ROM 24 KiB @0x9000, 6 blocks of 0x1000",
              new FlashCommand.FlashBegin(
                  0x6000, 6, 0x1000, 0x9000, FlashCommand.Encryption.NO_WORD)),
          Map.entry(
              "FLASH_BEGIN S2-and-later ROM 24 KiB @0x9000, plain",
              new FlashCommand.FlashBegin(0x6000, 6, 0x1000, 0x9000, FlashCommand.Encryption.OFF)),
          Map.entry(
              "FLASH_DATA seq 0, 16 bytes B8..C7",
              new FlashCommand.FlashData(
                  0, HexFormat.of().parseHex("b8b9babbbcbdbebfc0c1c2c3c4c5c6c7"))),
          Map.entry("SPI_FLASH_MD5 0x9000 len 0x6000", new FlashCommand.FlashMd5(0x9000, 0x6000)),
          Map.entry(
              "WRITE_REG two tuples in one command",
              new Command.WriteRegisters(
                  List.of(new Write(0x60008034, 0x11, -1, 0), new Write(0x6000007C, 0, 0, 500)))));

  static Stream<Class<?>> kinds() {
    return Stream.concat(
            Stream.of(Command.class.getPermittedSubclasses()),
            Stream.of(FlashCommand.class.getPermittedSubclasses()))
        .filter(Class::isRecord);
  }

  /** A component of that name would make an accessor of that name: bytes without their header. */
  @ParameterizedTest
  @MethodSource("kinds")
  void noKindOfCommandHasAFrameOfItsOwn(Class<?> kind) throws NoSuchMethodException {
    assertThat(kind.getMethod("packet").getDeclaringClass()).isEqualTo(Command.class);
  }

  @Test
  void aCompressedPieceHasTheHeadOfABlock() {
    byte[] piece = {0x78, (byte) 0xDA, 3, 0, 0, 0, 0, 1};
    byte[] packet = new FlashCommand.DeflateData(5, piece, 0x8000).packet();
    assertThat(HexFormat.of().formatHex(packet))
        .isEqualTo(
            "00111800%02x000000".formatted(xor(piece))
                + "08000000050000000000000000000000"
                + "78da030000000001");
  }

  private static int xor(byte[] bytes) {
    int sum = 0xEF;
    for (byte b : bytes) {
      sum ^= b & 0xFF;
    }
    return sum;
  }

  @Test
  void everyCommandIsByteForByteWhatTheFieldSends() throws IOException {
    int compared = 0;
    for (JsonNode vector : vectors("commands")) {
      Command command = OURS.get(vector.get("name").asText());
      if (command != null) {
        assertThat(HexFormat.of().formatHex(Slip.encode(command.packet())))
            .as(vector.get("name").asText())
            .isEqualTo(vector.get("frame").asText());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(OURS.size());
  }

  @Test
  void checksumsFit() throws IOException {
    for (JsonNode vector : vectors("checksum")) {
      byte[] data = HexFormat.of().parseHex(vector.get("data").asText());
      assertThat(new FlashCommand.FlashData(0, data).checksum())
          .isEqualTo(Integer.parseInt(vector.get("xor_ef").asText(), 16));
    }
  }

  @Test
  void anErasePatienceGrowsWithItsSectors() {
    assertThat(
            new FlashCommand.FlashBegin(0x6000, 6, 0x1000, 0, FlashCommand.Encryption.OFF)
                .patience())
        .isEqualTo(java.time.Duration.ofMillis(4600));
  }

  private static JsonNode vectors(String kind) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CommandTest.class.getResourceAsStream("/wire/wire-frames.json"))) {
      return new ObjectMapper().readTree(in).get(kind);
    }
  }
}
