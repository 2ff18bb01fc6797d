package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import imprint.finding.Refusal;
import java.security.SecureRandom;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialPatternTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @CsvSource({
    "SN-{date}-{counter:5}, SN-20260131-00042",
    "{date:yyMMdd}.{station}.{counter:3}, 260131.Line-2.042",
    "A{counter:18}, A000000000000000042",
    "{date:yy}W{date:ww}{counter:2}, 26W0542"
  })
  void fillsItsFieldsIn(String pattern, String serial) {
    assertThat(SerialPattern.parse(pattern).make(42, DAY, "Line-2 (左)", RANDOM)).isEqualTo(serial);
  }

  /** The example of the standard's users: a Global Release Identifier. */
  @Test
  void theCheckCharacterIsThatOfTheStandard() {
    assertThat(CheckCharacter.of("A12425GABC1234002")).isEqualTo('M');
    assertThat(CheckCharacter.of("A1-2425G-ABC1234002")).isEqualTo('M');
    assertThat(SerialPattern.parse("a1-2425g-abc{counter:7}{check}").make(1234002, DAY, "", RANDOM))
        .isEqualTo("a1-2425g-abc1234002M");
  }

  @Property(tries = 500)
  void theCheckCharacterTellsEveryWrongOne(
      @ForAll @StringLength(min = 1, max = 20) @Chars({'0', '1', '8', '9', 'A', 'O', 'Z'})
          String text,
      @ForAll @IntRange(max = 19) int place) {
    StringBuilder wrong = new StringBuilder(text);
    wrong.setCharAt(place % text.length(), '5');
    assertThat(CheckCharacter.of(wrong)).isNotEqualTo(CheckCharacter.of(text));
  }

  @Test
  void theCheckCharacterTellsNearlyEverySwap() {
    String all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    int missed = 0;
    for (char a : all.toCharArray()) {
      for (char b : all.toCharArray()) {
        boolean same = CheckCharacter.of("7" + a + b) == CheckCharacter.of("7" + b + a);
        missed += a != b && same ? 1 : 0;
      }
    }
    assertThat(missed).as("of 1260").isLessThan(5);
  }

  @Property
  void countersGiveEveryNumberOnce(@ForAll @LongRange(min = 0, max = 99_999) long counter) {
    String serial = SerialPattern.parse("X{counter:5}").make(counter, DAY, "", RANDOM);
    assertThat(serial).hasSize(6);
    assertThat(Long.parseLong(serial.substring(1))).isEqualTo(counter);
  }

  @Test
  void aCounterThatIsUsedUpSaysSo() {
    assertThatThrownBy(() -> SerialPattern.parse("X{counter:2}").make(100, DAY, "", RANDOM))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("used up");
  }

  @ParameterizedTest
  @CsvSource({
    "SN, serial.same",
    "SN{date}{station}, serial.same",
    "SN {counter:3}, serial.pattern",
    "{counter:3, serial.pattern",
    "{counter}, serial.field",
    "{counter:0}, serial.field",
    "{counter:19}, serial.field",
    "{random:33}, serial.field",
    "{date:HH}{counter:1}, serial.field",
    "{date:yyyyyyyy}{counter:1}{what}, serial.field",
    "{random:32}X, serial.length",
  })
  void refusesWithThePlace(String pattern, String code) {
    assertThatThrownBy(() -> SerialPattern.parse(pattern))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code))
        .hasMessageContaining(pattern);
  }

  @Test
  void aLongStationNameIsTold() {
    SerialPattern pattern = SerialPattern.parse("{station}{random:20}");
    assertThatThrownBy(() -> pattern.make(0, DAY, "a-very-long-station", RANDOM))
        .hasMessageContaining("station");
  }

  @Test
  void noneIsWiderThanTheWidest() {
    SerialPattern pattern = SerialPattern.parse("A{date}{station}{counter:4}{random:3}{check}");
    assertThat(pattern.make(7, DAY, "L1", RANDOM)).hasSameSizeAs(pattern.widest("L1"));
  }

  @Property(tries = 2000)
  void anyTextIsReadOrRefused(@ForAll String text) {
    Throwable thrown = catchThrowable(() -> SerialPattern.parse("{counter:3}" + text));
    assertThat(thrown == null || thrown instanceof Refusal).as(String.valueOf(thrown)).isTrue();
    if (thrown == null) {
      SerialPattern pattern = SerialPattern.parse("{counter:3}" + text);
      assertThat(SerialPattern.parse(pattern.toString())).isEqualTo(pattern);
    }
  }
}
