package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NvsUsageTest {
  /** Of three pages and more the last stays blank. */
  @ParameterizedTest
  @CsvSource({"0x1000, 126", "0x2000, 252", "0x3000, 252", "0x6000, 630"})
  void saysHowManyEntriesAPartitionHasForUse(String size, int usable) {
    assertThat(NvsUsage.usable(Integer.decode(size))).isEqualTo(usable);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4096, 100, 0x7FFFF000})
  void refusesASizeThatNoPartitionHas(int size) {
    assertThatThrownBy(() -> NvsUsage.usable(size)).hasMessageContaining(String.valueOf(size));
  }

  @Property(tries = 100)
  void countsWhatTheWriterWrote(
      @ForAll @IntRange(max = 40) int numbers, @ForAll @IntRange(max = 6000) int blob) {
    try (NvsImage image = new NvsImage(0x6000).namespace("n").blob("b", new byte[blob])) {
      for (int i = 0; i < numbers; i++) {
        image.u8("k" + i, i);
      }
      NvsUsage usage = NvsUsage.of(image.toBytes());
      assertThat(usage).isEqualTo(new NvsUsage(image.entriesUsed(), 630));
    }
  }
}
