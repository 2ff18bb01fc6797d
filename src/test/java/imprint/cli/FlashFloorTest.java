package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.Timing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FlashFloorTest {
  private static final FlashFloor SLOW = new FlashFloor(BenchBoards.TIMING, 115_200);
  private static final FlashFloor FAST = new FlashFloor(BenchBoards.TIMING, 921_600);

  private static byte[] image(int size, int used) {
    byte[] image = new byte[size];
    Arrays.fill(image, used, size, (byte) 0xFF);
    return image;
  }

  @Test
  void countsTheBytesOfTheSpecificationsTable() {
    Map<String, Duration> parts = SLOW.parts(List.of(image(0x6000, 0x6000)));
    // 6 blocks of 4096 bytes and a begin: 24 732 and 30 bytes out, 7 answers of 14; none escaped
    long bytes = 24_732 + 30 + 7 * 14;
    Duration roundTrips = Duration.ofNanos(7 * 2_100_000);
    assertThat(part(parts, "wire and round trips").minus(roundTrips))
        .isBetween(wire(bytes, 115_200).minusNanos(100), wire(bytes, 115_200).plusNanos(100));
    assertThat(parts)
        .containsEntry("erases", Duration.ofMillis(6 * 40))
        .containsEntry("programming", Duration.ofMillis(240))
        .containsEntry("reset pulse, ROM start", Duration.ofMillis(70))
        .containsEntry("restart pulse", Duration.ofMillis(20));
  }

  private static Duration part(Map<String, Duration> parts, String name) {
    return parts.getOrDefault(name, Duration.ZERO);
  }

  private static Duration wire(long bytes, int rate) {
    return Duration.ofNanos(bytes * 10 * 1_000_000_000L / rate);
  }

  @Test
  void escapedBytesTakeTwo() {
    byte[] escaped = image(0x1000, 4);
    escaped[1] = (byte) 0xC0;
    escaped[2] = (byte) 0xDB;
    assertThat(FAST.of(List.of(escaped)).minus(FAST.of(List.of(image(0x1000, 4)))))
        .isEqualTo(wire(2, 921_600));
  }

  @Test
  void nothingIsSentForBlankSectors() {
    Map<String, Duration> parts = FAST.parts(List.of(image(0x2000, 0)));
    assertThat(parts)
        .containsEntry("erases", Duration.ofMillis(80))
        .doesNotContainKey("programming");
    assertThat(part(parts, "MD5")).isGreaterThan(Duration.ofMillis(24));
  }

  @Test
  void aChipThatTakesNoTimeLeavesTheWireAndThePulses() {
    FlashFloor floor = new FlashFloor(Timing.none(), 921_600);
    assertThat(floor.of(List.of(image(0x1000, 0x1000))))
        .isBetween(Duration.ofMillis(90 + 44), Duration.ofMillis(90 + 44 + 40));
  }

  @Property
  void moreBytesNeverTakeLess(
      @ForAll @IntRange(max = 0x3000) int one, @ForAll @IntRange(max = 0x3000) int other) {
    int less = Math.min(one, other);
    int more = Math.max(one, other);
    assertThat(FAST.of(List.of(image(0x3000, less))))
        .isLessThanOrEqualTo(FAST.of(List.of(image(0x3000, more))))
        .isLessThan(SLOW.of(List.of(image(0x3000, less))));
  }
}
