package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSequenceTest {
  /** An image whose first page has {@code used} entries. */
  private static NvsImage used(int used, NvsVersion version) {
    NvsImage image = new NvsImage(0x4000, version).namespace("a");
    IntStream.range(1, used).forEach(i -> image.u8("k" + i, 0));
    return image;
  }

  /** Page, index and chunk of every entry of key v, as {@code type@page:index}. */
  private static List<String> places(NvsImage image) {
    List<String> places = new ArrayList<>();
    for (NvsPage page : NvsReader.pages(image.toBytes(), new FindingLog())) {
      for (NvsEntry entry : page.entries()) {
        if (entry.key().equals("v")) {
          places.add(entry.type() + "@" + entry.page() + ":" + entry.index());
        }
      }
    }
    return places;
  }

  /** Written out by hand from the format. */
  @Test
  void anEntryIsLaidOutInThirtyTwoBytes() {
    byte[] page = new NvsImage(0x1000).namespace("ns").u16("key", 0x1234).toBytes();
    HexFormat hex = HexFormat.of();
    assertThat(hex.formatHex(page, 0, 8)).isEqualTo("feffffff00000000");
    assertThat(hex.formatHex(page, 8, 9)).isEqualTo("fe");
    assertThat(hex.formatHex(page, 9, 28)).isEqualTo("ff".repeat(19));
    assertThat(hex.formatHex(page, 28, 32)).isEqualTo("842dbab9");
    assertThat(hex.formatHex(page, 32, 64)).isEqualTo("fa" + "ff".repeat(31));
    assertThat(hex.formatHex(page, 64, 68)).isEqualTo("000101ff");
    assertThat(hex.formatHex(page, 72, 96))
        .isEqualTo("6e73" + "00".repeat(14) + "01ffffffffffffff");
    assertThat(hex.formatHex(page, 96, 100)).isEqualTo("010201ff");
    assertThat(hex.formatHex(page, 104, 128))
        .isEqualTo("6b6579" + "00".repeat(13) + "3412ffffffffffff");
    assertThat(hex.formatHex(page, 128, 4096)).isEqualTo("ff".repeat(4096 - 128));
  }

  @Test
  void dataIsPaddedWithOnes() {
    byte[] page = new NvsImage(0x1000).namespace("ns").string("s", "ab").toBytes();
    HexFormat hex = HexFormat.of();
    assertThat(hex.formatHex(page, 96, 100)).isEqualTo("012102ff");
    assertThat(hex.formatHex(page, 120, 124)).isEqualTo("0300ffff");
    assertThat(hex.formatHex(page, 128, 160)).isEqualTo("616200" + "ff".repeat(29));
  }

  @Test
  void aPageIsFullOnlyOnceTheNextIsStarted() {
    assertThat(used(126, NvsVersion.TWO).toBytes()[0]).isEqualTo((byte) 0xFE);
    assertThat(used(127, NvsVersion.TWO).toBytes()[0]).isEqualTo((byte) 0xFC);
  }

  /** A string of one data entry takes two; it never takes the last entry of a begun page. */
  @ParameterizedTest
  @CsvSource({"1,0", "123,0", "124,1", "125,1", "126,1"})
  void aStringNeverTakesTheLastEntry(int used, int page) {
    assertThat(places(used(used, NvsVersion.TWO).string("v", "x")))
        .containsExactly("string@" + page + ":" + (page == 0 ? used : 0));
    assertThat(places(used(used, NvsVersion.ONE).blob("v", new byte[1])))
        .containsExactly("blob@" + page + ":" + (page == 0 ? used : 0));
  }

  @Test
  void whatAStringSkipsStaysFree() {
    byte[] image = used(124, NvsVersion.TWO).string("v", "x").u8("w", 1).toBytes();
    assertThat(Arrays.copyOfRange(image, PageLayout.entryAt(124), 4096)).containsOnly(0xFF);
    assertThat(image[PageLayout.BITMAP_AT + 31]).isEqualTo((byte) 0xFF);
  }

  /** The device's limit; Espressif's generator fails on all of these. */
  @ParameterizedTest
  @CsvSource({"3968", "3999"})
  void theLongestStringsFillAPageOfTheirOwn(int length) {
    String text = "x".repeat(length);
    assertThat(places(used(1, NvsVersion.TWO).string("v", text))).containsExactly("string@1:0");
    assertThat(places(used(127, NvsVersion.TWO).string("v", text))).containsExactly("string@2:0");
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,blob_chunk@0:1 blob_index@0:2",
    "1,3936,blob_chunk@0:1 blob_index@0:125",
    "1,3937,blob_chunk@0:1 blob_index@1:0",
    "1,3968,blob_chunk@0:1 blob_index@1:0",
    "1,3969,blob_chunk@0:1 blob_chunk@1:0 blob_index@1:2",
    "125,0,blob_chunk@0:125 blob_index@1:0",
    "125,4,blob_chunk@0:125 blob_chunk@1:0 blob_index@1:2",
    "126,4,blob_chunk@1:0 blob_index@1:2",
  })
  void aBlobIsCutWherePagesEnd(int used, int size, String places) {
    assertThat(places(used(used, NvsVersion.TWO).blob("v", new byte[size])))
        .containsExactly(places.split(" "));
  }

  @Test
  void pagesAreNumberedInTheirOrder() {
    assertThat(
            NvsReader.pages(used(300, NvsVersion.TWO).toBytes(), new FindingLog()).stream()
                .map(NvsPage::sequence))
        .containsExactly(0, 1, 2, -1);
  }
}
