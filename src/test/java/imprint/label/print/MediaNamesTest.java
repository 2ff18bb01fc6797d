package imprint.label.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import imprint.label.Size;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaNamesTest {
  /** What a queue of CUPS says whose printer takes any size. */
  private static final List<String> ANY =
      List.of("iso_a4_210x297mm", "custom_min_3.53x3.53mm", "custom_max_352.78x352.78mm");

  @ParameterizedTest
  @CsvSource({
    "oe_4x6-label_4x6in, 101.6, 152.4",
    "custom_w50h25_50x25mm, 50, 25",
    "om_small-photo_100x150mm, 100, 150",
    "na_index-4x6_4x6in, 101.6, 152.4"
  })
  void aNameTellsItsSize(String name, double width, double height) {
    Size size = MediaNames.size(name).orElseThrow();
    assertThat(size.width()).isCloseTo(width, within(1e-9));
    assertThat(size.height()).isCloseTo(height, within(1e-9));
    assertThat(MediaNames.has(List.of("iso_a4_210x297mm", name), size, 0.5)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"50, 25, true", "3.4, 3.4, true", "3, 25, false", "50, 353.5, false"})
  void aSizeBetweenTheLeastAndTheMostIsThere(double width, double height, boolean there) {
    assertThat(MediaNames.has(ANY, new Size(width, height), 0.5)).isEqualTo(there);
  }

  @Test
  void aTurnedPageIsAnotherPage() {
    assertThat(MediaNames.has(List.of("custom_x_25x50mm"), new Size(50, 25), 0.5)).isFalse();
  }

  @Test
  void whoNamesNoSizesMayHaveIt() {
    assertThat(MediaNames.has(List.of(), new Size(50, 25), 0.5)).isTrue();
    assertThat(MediaNames.has(List.of("labels", "roll"), new Size(50, 25), 0.5)).isTrue();
  }

  @Property
  void aNamedSizeIsFoundAndNoOther(
      @ForAll @IntRange(min = 1, max = 99_999) int width,
      @ForAll @IntRange(min = 1, max = 99_999) int height) {
    List<String> names = List.of("custom_x_%dx%dmm".formatted(width, height));
    assertThat(MediaNames.has(names, new Size(width, height), 0.5)).isTrue();
    assertThat(MediaNames.has(names, new Size(width + 1, height), 0.5)).isFalse();
    assertThat(MediaNames.has(names, new Size(width, height + 1), 0.5)).isFalse();
  }

  @Property
  void anyTextIsAName(@ForAll String name) {
    MediaNames.size(name).ifPresent(size -> assertThat(size.width()).isNotNegative());
  }
}
