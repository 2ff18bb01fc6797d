package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "24:0a:c4:00:be:ef",
        "24:0A:C4:00:BE:EF",
        "24-0a-C4-00-be-EF",
        "240ac400beef",
        "240AC400BEEF",
        "240a.c400.beef",
        "  24:0A:c4:00:BE:ef\n"
      })
  void everyUsualSpellingIsTheSameAddress(String text) {
    assertThat(Mac.parse(text)).hasToString("24:0a:c4:00:be:ef");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "24:0a:c4:00:be",
        "24:0a:c4:00:be:ef:00",
        "24:0a-c4:00:be:ef",
        "24:0a:c4:00:be:eg",
        "240ac400bee",
        "2:4:0:a:c:4",
        "SN0001"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Mac.parse(text))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.finding().code()).isEqualTo("ledger.not-a-mac"));
  }

  @Test
  void theCanonicalFormIsTheOnlyOneToBeHeld() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Mac("24:0A:C4:00:BE:EF"));
  }

  @Property
  void anyTextIsReadOrNotReadAndNothingElse(
      @ForAll @StringLength(max = 20) @Chars({':', '-', '.', ' '}) @CharRange(from = '0', to = 'f')
          String text) {
    assertThat(Mac.read(text).map(Mac::text).map(Mac::parse)).isEqualTo(Mac.read(text));
  }
}
