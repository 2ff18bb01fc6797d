package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import imprint.finding.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As Python's {@code int(text, 0)}. */
class IntegerTextTest {
  @ParameterizedTest
  @CsvSource({
    "65521, 65521",
    "0xFFF1, 65521",
    "0XfFf1, 65521",
    "0o17, 15",
    "0b101, 5",
    "1_000, 1000",
    "0x_ff, 255",
    "+5, 5",
    "-0, 0",
    "00012345, 12345",
    "' 7 ', 7"
  })
  void readsWhatPythonReadsAndLeadingZeros(String text, long value) {
    assertThat(read(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FFF1", "0x", "1__0", "_1", "1_", "1.0", "0b2", "0o8", "-", "１"})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--option");
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "-1", "0x10000", "99999999999999999999999"})
  void refusesWhatIsOutside(String text) {
    assertThatThrownBy(() -> read(text)).hasMessageContaining("65535");
  }

  @Property
  void everyBaseGivesTheSameNumber(@ForAll @LongRange(min = 0, max = 0xFFFF) long value) {
    assertThat(read(Long.toString(value))).isEqualTo(value);
    assertThat(read("0x" + Long.toHexString(value))).isEqualTo(value);
    assertThat(read("0o" + Long.toOctalString(value))).isEqualTo(value);
    assertThat(read("0b" + Long.toBinaryString(value))).isEqualTo(value);
  }

  @Property(tries = 2000)
  void anyTextIsReadOrRefused(@ForAll String text) {
    Throwable thrown = catchThrowable(() -> read(text));
    assertThat(thrown == null || thrown instanceof Refusal).isTrue();
  }

  private static long read(String text) {
    return new IntegerText(text).within(0, 0xFFFF, "--option");
  }
}
