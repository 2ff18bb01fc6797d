package imprint.nvs;

import static imprint.nvs.SmallImage.KEY;
import static imprint.nvs.SmallImage.small;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NvsReaderTest {
  @Test
  void findsValuesByNamespaceAndKey() {
    NvsContents contents = NvsReader.read(small());
    assertThat(contents.number("cfg", "n")).hasValue(77);
    assertThat(contents.string("cfg", "s")).contains("text");
    assertThat(contents.blob("cfg", "b")).contains(KEY);
    assertThat(contents.number("cfg", "m")).hasValue(-1);
    assertThat(contents.findings()).isEmpty();
  }

  @Test
  void aValueOfAnotherKindOrPlaceIsNotFound() {
    NvsContents contents = NvsReader.read(small());
    assertThat(contents.number("cfg", "s")).isEmpty();
    assertThat(contents.string("cfg", "n")).isEmpty();
    assertThat(contents.blob("cfg", "s")).isEmpty();
    assertThat(contents.blob("other", "b")).isEmpty();
  }

  @Test
  void listsAllInOrderWithTheirTypes() {
    assertThat(NvsReader.read(small()).items())
        .extracting(item -> item.namespace() + "/" + item.key() + " " + item.type())
        .containsExactly("cfg/n u32", "cfg/s string", "cfg/b blob", "cfg/m u64");
  }

  @Test
  void revealsOnlyOnRequest() {
    NvsContents contents = NvsReader.read(small());
    assertThat(contents.items())
        .extracting(item -> item.value().reveal())
        .containsExactly("77", "text", "09080706", "18446744073709551615");
    assertThat(contents.items().toString() + contents)
        .doesNotContain("77", "text", "0908", "1844")
        .contains("u32", "string of 4 bytes", "blob of 4 bytes");
  }

  @Test
  void closingWipesTheBlobs() {
    NvsContents contents = NvsReader.read(small());
    contents.close();
    assertThat(contents.blob("cfg", "b").orElseThrow()).containsOnly(0);
  }

  @Test
  void leavesTheImageAlone() {
    byte[] image = small();
    NvsReader.read(image).close();
    assertThat(image).isEqualTo(small());
  }
}
