package imprint.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "604",
        " 604 ",
        "commissioner.604",
        "err 604",
        "[1700000000.123][101:102] CHIP:CTL: Failed in verifying 'Attestation Information' command"
            + " received from the device: err 604. Look at AttestationVerificationResult enum"
      })
  void aNumberOfACommissionerIsFoundWhereverItStands(String typed) {
    Meaning meaning = Meaning.of(typed, Locale.ENGLISH);
    assertThat(meaning.sentence()).startsWith("The vendor id differs between");
    assertThat(meaning.act()).startsWith("Make all four the same");
  }

  @Test
  void aCodeOfOursIsKnownInBothLanguages() {
    String line = "imprint: The board does not answer on COM5. Check power. [rom.no-answer]";
    assertThat(Meaning.of(line, Locale.ENGLISH).sentence())
        .isEqualTo("The board does not answer on ….");
    assertThat(Meaning.of(line, Locale.SIMPLIFIED_CHINESE).sentence())
        .isNotEqualTo("The board does not answer on ….")
        .contains("…");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    assertThat(Meaning.of("999 rom.nonsense", Locale.ENGLISH).sentence())
        .isEqualTo("Nothing is known here about 999 rom.nonsense.");
    assertThat(Meaning.of("  ", Locale.ENGLISH)).isEqualTo(Meaning.NONE);
  }

  @Property
  void anythingCanBePasted(@ForAll String any) {
    assertThat(Meaning.of(any, Locale.ENGLISH).sentence().isEmpty()).isEqualTo(any.isBlank());
  }
}
