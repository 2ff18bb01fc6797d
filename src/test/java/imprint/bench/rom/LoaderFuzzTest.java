package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThatCode;

import imprint.esp.chip.Chip;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes over the wire, the model neither throws nor stays away. */
class LoaderFuzzTest {
  static List<Chip> chips() {
    return RomSheet.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void survivesRandomBytes(Chip chip) {
    SplittableRandom random = new SplittableRandom(chip.id());
    LoneRom rom = new LoneRom(chip);
    for (int round = 0; round < 60; round++) {
      byte[] noise = new byte[random.nextInt(2000)];
      random.nextBytes(noise);
      assertThatCode(() -> rom.exchange(noise)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void survivesCommandsWithRandomWords(Chip chip) {
    SplittableRandom random = new SplittableRandom(chip.id());
    LoneRom rom = new LoneRom(chip);
    for (int round = 0; round < 6_000; round++) {
      if (rom.loader.hanging()) {
        rom = new LoneRom(chip);
      }
      LoneRom target = rom;
      byte[] request = request(random);
      assertThatCode(() -> target.exchange(request)).doesNotThrowAnyException();
    }
  }

  private static byte[] request(SplittableRandom random) {
    int opcode = random.nextInt(0x18);
    byte[] tail = new byte[random.nextInt(4) == 0 ? random.nextInt(64) : 0];
    random.nextBytes(tail);
    int[] words = new int[random.nextInt(7)];
    for (int i = 0; i < words.length; i++) {
      words[i] = random.nextBoolean() ? random.nextInt(0x2000) : random.nextInt();
    }
    return Requests.frame(opcode, random.nextInt(), Requests.data(tail, words));
  }

  @ParameterizedTest
  @MethodSource("chips")
  void survivesRecordedRequestsWithBytesChanged(Chip chip) {
    List<byte[]> recorded = new ArrayList<>();
    RecordedRom.load(recording(chip))
        .steps()
        .forEach(step -> recorded.add(HexFormat.of().parseHex(step.request())));
    SplittableRandom random = new SplittableRandom(chip.id());
    LoneRom rom = new LoneRom(chip);
    for (int round = 0; round < 2_000; round++) {
      byte[] request = recorded.get(random.nextInt(recorded.size())).clone();
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        request[random.nextInt(request.length)] = (byte) random.nextInt(256);
      }
      LoneRom target = rom.loader.hanging() ? new LoneRom(chip) : rom;
      rom = target;
      assertThatCode(() -> target.exchange(request)).doesNotThrowAnyException();
    }
  }

  /** Of the chip, or else of one whose commands are the same. */
  private static String recording(Chip chip) {
    return switch (chip.key()) {
      case "esp32", "esp32s3" -> "rom-" + chip.key() + "-plain";
      default -> "rom-esp32c3-plain";
    };
  }
}
