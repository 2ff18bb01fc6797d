package imprint.nvs;

import static imprint.nvs.PageLayout.ENTRY;
import static imprint.nvs.PageLayout.PAGE;
import static imprint.nvs.SmallImage.KEY;
import static imprint.nvs.SmallImage.changed;
import static imprint.nvs.SmallImage.finds;
import static imprint.nvs.SmallImage.seal;
import static imprint.nvs.SmallImage.set;
import static imprint.nvs.SmallImage.small;
import static imprint.nvs.SmallImage.state;
import static imprint.nvs.SmallImage.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader says to an image that is not as it should be. */
class NvsReaderDamageTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 4095})
  void lessThanAPageIsNoImage(int length) {
    refused("nvs.too-short", Arrays.copyOf(small(), length));
  }

  @Test
  void otherFilesAreNoImage() {
    refused("nvs.not-an-image", new byte[0x3000]);
  }

  @Test
  void aBlankImageIsSaidToBeBlank() {
    byte[] image = new byte[0x3000];
    Arrays.fill(image, (byte) 0xFF);
    finds(NvsReader.read(image), "nvs.blank");
  }

  @Test
  void aRestBehindTheLastPageIsSaid() {
    NvsContents contents = NvsReader.read(Arrays.copyOf(small(), 0x3001));
    finds(contents, "nvs.cut-off");
    assertThat(contents.number("cfg", "n")).hasValue(77);
  }

  /** As an encrypted image looks: headers in the clear, no entry readable. */
  @Test
  void oneFindingSaysThatAllEntriesAreUnreadable() {
    byte[] image = small();
    for (int i = 0; i < 8 * ENTRY; i++) {
      image[PageLayout.ENTRIES_AT + i] ^= 0x5A;
    }
    finds(NvsReader.read(image), "nvs.encrypted");
  }

  @ParameterizedTest
  @CsvSource({"-4,nvs.page-twice", "-2,nvs.page-twice", "-8,nvs.page-freeing nvs.page-twice"})
  void twoPagesOfOneSequenceNumberAreSaid(int state, String codes) {
    byte[] image = small();
    System.arraycopy(image, 0, image, PAGE, PAGE);
    words(image).putInt(PAGE, state);
    assertThat(NvsReader.read(image).findings())
        .extracting(Finding::code)
        .containsSubsequence(codes.split(" "));
  }

  @Test
  void pagesAreReadInTheOrderOfTheirNumbers() {
    byte[] image =
        new NvsImage(0x4000).namespace("a").blob("b", new byte[5000]).u8("c", 1).toBytes();
    byte[] swapped = image.clone();
    System.arraycopy(image, 0, swapped, PAGE, PAGE);
    System.arraycopy(image, PAGE, swapped, 0, PAGE);
    assertThat(NvsReader.read(swapped).items())
        .extracting(NvsItem::key, NvsItem::value)
        .isEqualTo(
            NvsReader.read(image).items().stream()
                .map(item -> tuple(item.key(), item.value()))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({"0,nvs.page-state", "-16,nvs.page-state", "-1,nvs.page-not-blank"})
  void aPageInAnotherStateIsSkipped(int state, String code) {
    finds(changed(image -> words(image).putInt(0, state)), code, "nvs.blank");
  }

  @Test
  void aPageWithAWrongHeaderIsSkipped() {
    finds(
        changed(image -> words(image).putInt(PageLayout.SEQUENCE_AT, 5)),
        "nvs.page-header",
        "nvs.blank");
  }

  @Test
  void aPageOfALaterFormatIsSkipped() {
    finds(
        changed(
            image -> {
              words(image).put(PageLayout.VERSION_AT, (byte) 0xFD);
              words(image).putInt(PageLayout.HEADER_CRC_AT, PageLayout.headerCrc(image));
            }),
        "nvs.page-version",
        "nvs.blank");
  }

  @Test
  void withoutABlankPageTheDeviceCannotWrite() {
    byte[] image = new byte[3 * PAGE];
    for (int i = 0; i < 3; i++) {
      byte[] page = new byte[PAGE];
      new PageWriter(i, NvsVersion.TWO).copyTo(page, 0);
      System.arraycopy(page, 0, image, i * PAGE, PAGE);
    }
    finds(NvsReader.read(image), "nvs.no-blank-page");
  }

  @Test
  void aDamagedEntryIsSaidAndTheOthersAreRead() {
    NvsContents contents =
        changed(image -> words(image).put(PageLayout.entryAt(1) + 24, (byte) 78));
    finds(contents, "nvs.entry-crc");
    assertThat(contents.number("cfg", "n")).isEmpty();
    assertThat(contents.number("cfg", "m")).isPresent();
  }

  @Test
  void damagedNeighboursAreOneFinding() {
    NvsContents contents =
        changed(
            image -> {
              words(image).put(PageLayout.entryAt(2), (byte) 9);
              words(image).put(PageLayout.entryAt(4), (byte) 9);
            });
    assertThat(contents.findings().getFirst()).isEqualTo(Finding.error("nvs.entry-crc", 0, 2, 5));
  }

  @Test
  void damagedDataIsSaidByItsKey() {
    NvsContents contents = changed(image -> words(image).put(PageLayout.entryAt(3), (byte) 'x'));
    assertThat(contents.findings()).containsExactly(Finding.error("nvs.data-crc", 0, 2, "s"));
    assertThat(contents.string("cfg", "s")).isEmpty();
  }

  @Test
  void anErasedEntryIsGoneWithoutAWord() {
    NvsContents contents = changed(image -> state(image, 1, 0b00));
    finds(contents);
    assertThat(contents.number("cfg", "n")).isEmpty();
  }

  @Test
  void statesThatCannotBeAreSaid() {
    finds(changed(image -> state(image, 1, 0b01)), "nvs.entry-state");
    finds(changed(image -> state(image, 1, 0b11)), "nvs.entry-unfinished");
    finds(changed(image -> state(image, 3, 0b11)), "nvs.entry-data");
  }

  @ParameterizedTest
  @CsvSource({
    "1,2,0,nvs.entry-span",
    "1,2,200,nvs.entry-span",
    "7,2,2,nvs.entry-span",
    "1,1,0x24,nvs.entry-type",
    "1,8,0,nvs.entry-key",
    "1,23,65,nvs.entry-key",
    "1,0,3,nvs.namespace-undefined",
    "6,28,2,nvs.chunk-missing",
    "6,24,3,nvs.blob-size",
    "4,3,1,nvs.chunk-missing nvs.chunk-orphan",
    "0,1,2,nvs.namespace-odd nvs.namespace-undefined",
  })
  void aSoundEntryThatMakesNoSenseIsSaid(int entry, int offset, String value, String codes) {
    finds(changed(image -> set(image, entry, offset, Integer.decode(value))), codes.split(" "));
  }

  @Test
  void aStringWithoutItsZeroIsSaid() {
    finds(
        changed(
            image -> {
              int at = PageLayout.entryAt(2);
              words(image).putShort(at + 24, (short) 4);
              words(image).putInt(at + 28, NvsCrc.of("text".getBytes(StandardCharsets.UTF_8)));
              seal(image, 2);
            }),
        "nvs.string-end");
  }

  @Test
  void aStringThatIsNoTextIsSaid() {
    finds(
        changed(
            image -> {
              int at = PageLayout.entryAt(2);
              byte[] data = {(byte) 0xC3, 'e', 'x', 't', 0};
              words(image).put(PageLayout.entryAt(3), data);
              words(image).putInt(at + 28, NvsCrc.of(data));
              seal(image, 2);
            }),
        "nvs.string-utf8");
  }

  @Test
  void oneNumberForTwoNamespacesIsSaid() {
    finds(changed(image -> set(image, 1, 0, 0)), "nvs.namespace-odd");
    byte[] image = new NvsImage(0x3000).namespace("a").namespace("b").u8("k", 1).toBytes();
    set(image, 1, 24, 1);
    assertThat(NvsReader.read(image).findings())
        .extracting(Finding::code)
        .contains("nvs.namespace-twice");
  }

  @Test
  void aBlobWrittenTwiceIsReadOnceAndSaid() {
    byte[] image =
        new NvsImage(0x3000).namespace("a").blob("b", KEY).blob("b", new byte[4]).toBytes();
    NvsContents contents = NvsReader.read(image);
    finds(contents, "nvs.chunk-twice", "nvs.duplicate");
    assertThat(contents.blob("a", "b")).contains(KEY);
  }

  @Test
  void aDamagedKeyCannotSteerATerminal() {
    NvsContents contents =
        changed(
            image -> {
              set(image, 1, PageLayout.KEY_AT, 0x1B);
              set(image, 1, PageLayout.NAMESPACE_AT, 7);
            });
    assertThat(contents.findings().toString()).doesNotContain("\u001B").contains("\\u001b");
  }

  /** As the device leaves a blob that it has written again: the old pieces erased. */
  @Test
  void aBlobRewrittenByTheDeviceIsReadFromItsSecondPlace() {
    byte[] image = new NvsImage(0x3000).namespace("a").blob("b", KEY).blob("b", KEY).toBytes();
    set(image, 4, PageLayout.CHUNK_AT, 0x80);
    set(image, 6, PageLayout.FIELD_AT + 5, 0x80);
    for (int entry = 1; entry < 4; entry++) {
      state(image, entry, 0b00);
    }
    NvsContents contents = NvsReader.read(image);
    finds(contents);
    assertThat(contents.blob("a", "b")).contains(KEY);
    assertThat(contents.items().getFirst().entry()).isEqualTo(6);
  }

  @Test
  void aBlobOfWhichThePiecesAreErasedIsMissingThem() {
    finds(
        changed(
            image -> {
              state(image, 4, 0b00);
              state(image, 5, 0b00);
            }),
        "nvs.chunk-missing");
    finds(changed(image -> state(image, 6, 0b00)), "nvs.chunk-orphan");
  }

  @Test
  void aNamespaceCannotSteerATerminalEither() {
    byte[] image = new NvsImage(0x3000).namespace("\u009B2J").namespace("b").u8("k", 1).toBytes();
    assertThat(NvsReader.read(image).findings().toString())
        .contains("\\u009b2J")
        .doesNotContain("\u009B");
  }

  @Test
  void ofVeryManyFindingsTheFirstAreKept() {
    byte[] image = new byte[0x100000];
    Arrays.fill(image, (byte) 0);
    System.arraycopy(small(), 0, image, 0, PAGE);
    assertThat(NvsReader.read(image).findings())
        .hasSize(101)
        .last()
        .isEqualTo(Finding.error("nvs.more", 156));
  }

  private static void refused(String code, byte[] image) {
    assertThatThrownBy(() -> NvsReader.read(image))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
