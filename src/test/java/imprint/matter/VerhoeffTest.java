package imprint.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerhoeffTest {
  /** 236 → 3 and 12345 → 1 are the usual textbook examples. */
  @ParameterizedTest
  @CsvSource({"236,3", "12345,1", "142857,0", "3497011233,2"})
  void givesTheKnownDigits(String digits, int check) {
    assertThat(Verhoeff.checkDigit(digits)).isEqualTo(check);
    assertThat(Verhoeff.isValid(digits + check)).isTrue();
  }

  @Property
  void catchesEverySingleWrongDigit(
      @ForAll @NumericChars @StringLength(min = 1, max = 21) String digits,
      @ForAll @IntRange(max = 21) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    StringBuilder code = new StringBuilder(digits).append(Verhoeff.checkDigit(digits));
    int place = at % code.length();
    code.setCharAt(place, (char) ('0' + (code.charAt(place) - '0' + by) % 10));
    assertThat(Verhoeff.isValid(code.toString())).isFalse();
  }

  @Property
  void catchesEverySwapOfNeighbours(
      @ForAll @NumericChars @StringLength(min = 1, max = 21) String digits,
      @ForAll @IntRange(max = 20) int at) {
    String code = digits + Verhoeff.checkDigit(digits);
    int place = at % digits.length();
    char left = code.charAt(place);
    char right = code.charAt(place + 1);
    String swapped = code.substring(0, place) + right + left + code.substring(place + 2);
    assertThat(Verhoeff.isValid(swapped)).isEqualTo(left == right);
  }

  @Test
  void nothingIsNotValid() {
    assertThat(Verhoeff.isValid("")).isFalse();
  }

  @Test
  void takesDigitsOnly() {
    assertThatThrownBy(() -> Verhoeff.checkDigit("1a")).hasMessage("not a digit at 1");
  }
}
