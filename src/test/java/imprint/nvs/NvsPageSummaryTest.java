package imprint.nvs;

import static imprint.nvs.SmallImage.small;
import static imprint.nvs.SmallImage.state;
import static imprint.nvs.SmallImage.words;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NvsPageSummaryTest {
  @Test
  void countsWhatThePagesHold() {
    byte[] image = small();
    state(image, 1, 0b00);
    assertThat(NvsReader.read(image).pages())
        .containsExactly(
            new NvsPageSummary(0, "ACTIVE", 0, 2, 7, 1, 118),
            new NvsPageSummary(1, "EMPTY", 0xFFFFFFFFL, 1, 0, 0, 126),
            new NvsPageSummary(2, "EMPTY", 0xFFFFFFFFL, 1, 0, 0, 126));
  }

  @Test
  void showsFullPagesTheirOrderAndTheFormat() {
    byte[] image =
        new NvsImage(0x4000, NvsVersion.ONE)
            .namespace("a")
            .string("s", "x".repeat(1900))
            .string("t", "x".repeat(1900))
            .string("u", "x".repeat(1900))
            .toBytes();
    assertThat(NvsReader.read(image).pages())
        .extracting(p -> p.state() + " " + p.sequence() + " " + p.version())
        .startsWith("FULL 0 1", "ACTIVE 1 1", "EMPTY 4294967295 1");
  }

  @Test
  void showsAlsoWhatTheDeviceDoesNotTake() {
    byte[] image = small();
    words(image).putInt(0, 0xFFFFFFF0);
    words(image).putInt(4096, 7);
    words(image).putInt(8192, 0xFFFFFFF8);
    assertThat(NvsPageSummary.of(image))
        .extracting(NvsPageSummary::state)
        .containsExactly("CORRUPT", "UNKNOWN", "FREEING");
  }
}
