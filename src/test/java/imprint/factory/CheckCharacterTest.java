package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCharacterTest {
  /** The example of the Global Release Identifier standard, and of ISO/IEC 7064's other users. */
  @ParameterizedTest
  @CsvSource({
    "A12425GABC1234002, M",
    "a12425gabc1234002, M",
    "A1-2425G-ABC1234002, M",
    "A1_2425G.ABC1234002-, M"
  })
  void isThatOfTheStandard(String text, char check) {
    assertThat(CheckCharacter.of(text)).isEqualTo(check);
  }

  @Test
  void letterAndDigitsBeyondAsciiArePassedOver() {
    assertThat(CheckCharacter.of("A1Ａ１é٣")).isEqualTo(CheckCharacter.of("A1"));
  }

  @Property(tries = 300)
  void findsEveryMistypedCharacter(
      @ForAll @NumericChars @CharRange(from = 'A', to = 'Z') @StringLength(min = 1, max = 31)
          String text,
      @ForAll char at,
      @ForAll @NumericChars @AlphaChars char instead) {
    int place = at % text.length();
    char other = Character.toUpperCase(instead);
    String wrong = text.substring(0, place) + other + text.substring(place + 1);
    assertThat(CheckCharacter.of(wrong) == CheckCharacter.of(text)).isEqualTo(wrong.equals(text));
  }
}
