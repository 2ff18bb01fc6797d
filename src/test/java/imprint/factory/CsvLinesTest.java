package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import org.junit.jupiter.api.Test;

class CsvLinesTest {
  /** More than the reader takes, which it says without a place. */
  @Test
  void aCellWithoutEndIsRefusedLikeAnyOther() {
    assertThatThrownBy(() -> CsvLines.read("units.csv", "a,b\n" + "x".repeat(21_000_000) + ",1\n"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("nvs.csv-syntax"));
  }
}
