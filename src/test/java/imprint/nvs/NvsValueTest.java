package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvsValueTest {
  @ParameterizedTest
  @CsvSource({
    "U64,-1,18446744073709551615",
    "U64,1,1",
    "I64,-1,-1",
    "I8,-128,-128",
    "U64,-9223372036854775808,9223372036854775808",
  })
  void revealsNumbersWithTheSignOfTheirType(NvsType type, long bits, String shown) {
    assertThat(new NvsValue.Int(type, bits).reveal()).isEqualTo(shown);
  }

  @Test
  void countsTheBytesOfATextNotItsLetters() {
    assertThat(new NvsValue.Text("Tür")).hasToString("string of 4 bytes");
  }

  @Test
  void blobsAreEqualByTheirBytes() {
    NvsValue blob = new NvsValue.Blob(new byte[] {1, 2});
    assertThat(blob)
        .isEqualTo(new NvsValue.Blob(new byte[] {1, 2}))
        .hasSameHashCodeAs(new NvsValue.Blob(new byte[] {1, 2}))
        .isNotEqualTo(new NvsValue.Blob(new byte[] {1, 3}));
  }

  @Test
  void aBlobGivesCopiesAway() {
    NvsValue.Blob blob = new NvsValue.Blob(new byte[] {1, 2});
    blob.bytes()[0] = 9;
    assertThat(blob.bytes()).containsExactly(1, 2);
  }
}
