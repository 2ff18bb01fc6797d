package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FlasherArgsFuzzTest {
  private static final byte[] GOOD = Build.TEXT.getBytes(StandardCharsets.UTF_8);
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\u0000",
          "null",
          "true",
          "-1",
          "1e999",
          "0x",
          "../",
          "\"offset\"",
          "\"file\"",
          "\"flash_files\"",
          "keep",
          "99999999999999999999");

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] text) {
    readOrRefuse(text);
  }

  @Property(tries = 2000)
  void aDamagedTextIsReadOrRefused(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int damages) {
    Random random = new Random(seed);
    byte[] text = GOOD;
    for (int i = 0; i < damages; i++) {
      text = damaged(text, random);
    }
    readOrRefuse(text);
  }

  private static void readOrRefuse(byte[] text) {
    try {
      FlasherArgs args = FlasherArgs.parse("flasher_args.json", text);
      assertThat(args.rows())
          .isNotEmpty()
          .isSortedAccordingTo((a, b) -> Long.compare(a.offset(), b.offset()));
      assertThat(args.rows()).allMatch(row -> row.offset() >= 0);
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).isEqualTo("firmware.broken");
    }
  }

  private static byte[] damaged(byte[] text, Random random) {
    int at = random.nextInt(text.length);
    byte[] head = Arrays.copyOf(text, at);
    int skip = random.nextInt(3) == 0 ? random.nextInt(text.length - at) : random.nextInt(2);
    byte[] tail = Arrays.copyOfRange(text, Math.min(text.length, at + skip), text.length);
    String piece =
        random.nextBoolean()
            ? PIECES.get(random.nextInt(PIECES.size()))
            : String.valueOf((char) random.nextInt(256));
    byte[] middle = piece.getBytes(StandardCharsets.UTF_8);
    byte[] out = Arrays.copyOf(head, head.length + middle.length + tail.length);
    System.arraycopy(middle, 0, out, head.length, middle.length);
    System.arraycopy(tail, 0, out, head.length + middle.length, tail.length);
    return out;
  }
}
