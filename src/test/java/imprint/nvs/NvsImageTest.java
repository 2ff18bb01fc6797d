package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Placement and contents are tested against Espressif's images; here is what they do not show. */
class NvsImageTest {
  private static NvsImage image() {
    return new NvsImage(0x3000).namespace("cfg");
  }

  static AbstractThrowableAssert<?, ? extends Throwable> refused(
      String code, ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -4096, 0, 0x1001000, 0x7FFFF000})
  void refusesASizeThatNoPartitionHas(int size) {
    refused("nvs.size-range", () -> new NvsImage(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 4095, 0x3001})
  void refusesASizeThatIsNotWholePages(int size) {
    refused("nvs.size", () -> new NvsImage(size));
  }

  @Test
  void countsEntriesAsTheyAreWritten() {
    NvsImage image = new NvsImage(0x3000);
    assertThat(image.entriesUsed()).isZero();
    image.namespace("cfg").u8("n", 1).string("s", "x".repeat(32)).blob("b", new byte[32]);
    assertThat(image.entriesUsed()).isEqualTo(1 + 1 + 3 + 3);
    assertThat(image.namespace("cfg").entriesUsed()).isEqualTo(8);
  }

  @Test
  void theLastPageStaysBlankForTheDevice() {
    byte[] bytes = image().toBytes();
    assertThat(bytes).hasSize(0x3000);
    assertThat(Arrays.copyOfRange(bytes, 0x1000, 0x3000)).containsOnly(0xFF);
  }

  @Test
  void ofOneOrTwoPagesOnlyTheUsedAreThere() {
    assertThat(new NvsImage(0x1000).toBytes()).hasSize(0x1000);
    assertThat(new NvsImage(0x2000).toBytes()).hasSize(0x1000);
    assertThat(new NvsImage(0x2000).namespace("a").blob("b", new byte[4000]).toBytes())
        .hasSize(0x2000);
  }

  @Test
  void isFullWhenOnlyTheDevicesPageIsLeft() {
    NvsImage image = image();
    for (int i = 1; i < 252; i++) {
      image.u8("k" + i, 0);
    }
    refused("nvs.full", () -> image.u8("k252", 0)).hasMessageContaining("12288");
  }

  @Test
  void aKeyNeedsANamespace() {
    refused("nvs.no-namespace", () -> new NvsImage(0x3000).u8("a", 1)).hasMessageContaining("a");
  }

  @Test
  void refusesKeysThatTheDeviceCannotHold() {
    refused("nvs.key-empty", () -> image().u8("", 1));
    refused("nvs.key-length", () -> image().u8("sixteen_chars_xx", 1));
    refused("nvs.key-length", () -> image().u8("üüüüüüüü", 1)).hasMessageContaining("16 bytes");
    refused("nvs.key-length", () -> image().namespace("sixteen_chars_xx"));
    refused("nvs.text", () -> image().u8("a\0b", 1));
    refused("nvs.text", () -> image().u8("\uD800", 1));
  }

  @Test
  void refusesTextsThatCannotBeReadBack() {
    refused("nvs.text", () -> image().string("s", "a\0"));
    refused("nvs.text", () -> image().string("s", "\uDC00 secret"))
        .hasMessageNotContaining("secret");
  }

  @Test
  void takes254Namespaces() {
    NvsImage image = new NvsImage(0x6000);
    for (int i = 1; i <= 254; i++) {
      image.namespace("n" + i).u8("k", i);
    }
    assertThat(NvsReader.read(image.toBytes()).number("n254", "k")).hasValue(254);
    refused("nvs.namespaces", () -> image.namespace("n255"));
  }

  @ParameterizedTest
  @EnumSource(names = {"U8", "I8", "U16", "I16", "U32", "I32"})
  void refusesNumbersOutsideTheirTypeWithoutRepeatingThem(NvsType type) {
    long lowest = type.lowest().longValueExact();
    long highest = type.highest().longValueExact();
    image().number("k", type, lowest).number("l", type, highest);
    refused("nvs.number-range", () -> image().number("k", type, lowest - 1));
    refused("nvs.number-range", () -> image().number("k", type, highest + 1));
    refused("nvs.number-range", () -> image().number("k", type, highest + 99))
        .hasMessageNotContaining(Long.toString(highest + 99));
  }

  @ParameterizedTest
  @EnumSource(names = {"STRING", "BLOB", "BLOB_CHUNK", "BLOB_INDEX"})
  void onlyNumbersAreNumbers(NvsType type) {
    assertThatThrownBy(() -> image().number("k", type, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"ONE,1983", "TWO,3999"})
  void refusesStringsThatTheDeviceCannotHold(NvsVersion version, int longest) {
    String text = "x".repeat(longest);
    byte[] bytes = new NvsImage(0x4000, version).namespace("a").string("s", text).toBytes();
    assertThat(NvsReader.read(bytes).string("a", "s")).contains(text);
    refused(
        "nvs.string-length",
        () -> new NvsImage(0x4000, version).namespace("a").string("s", text + "x"));
  }

  @Test
  void refusesBlobsOfMoreThan127Pieces() {
    // the first page has room for 124 entries of data, the others for 125
    byte[] most = new byte[(124 + 126 * 125) * 32];
    NvsImage image = new NvsImage(NvsImage.MAX_SIZE).namespace("a").blob("b", most);
    assertThat(NvsReader.read(image.toBytes()).blob("a", "b")).contains(most);
    refused(
        "nvs.blob-length",
        () ->
            new NvsImage(NvsImage.MAX_SIZE)
                .namespace("a")
                .blob("b", Arrays.copyOf(most, most.length + 1)));
  }

  @Test
  void printsItsSizeAlone() {
    assertThat(image().string("s", "secret")).hasToString("NVS image of 12288 bytes, 3 entries");
  }

  @Test
  void closingWipesWhatWasWritten() {
    PageWriter page = new PageWriter(0, NvsVersion.TWO);
    page.wipe();
    byte[] bytes = new byte[PageLayout.PAGE];
    Arrays.fill(bytes, (byte) 1);
    page.copyTo(bytes, 0);
    assertThat(bytes).containsOnly(0);
  }
}
