package imprint.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import imprint.finding.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedLabelTest {
  @Property
  void whatIsWrittenIsRead(
      @ForAll @IntRange(max = 0xFFFF) int endpoint,
      @ForAll @AlphaChars @StringLength(min = 1, max = 16) String label,
      @ForAll @AlphaChars @StringLength(min = 1, max = 16) String value) {
    assertThat(FixedLabel.parse(endpoint + "/" + label + "/" + value))
        .isEqualTo(new FixedLabel(endpoint, label, value));
    assertThat(FixedLabel.parse("0x%X/%s/%s".formatted(endpoint, label, value)).endpoint())
        .isEqualTo(endpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0/room", "0/room/hall/more", "0//hall", "0/room/", "65536/room/hall"})
  void refusesWhatIsNotThreeParts(String text) {
    assertThatThrownBy(() -> FixedLabel.parse(text)).isInstanceOf(Refusal.class);
  }

  /** It could be 10 or 16. */
  @Test
  void refusesBareHexadecimalEndpoints() {
    assertThatThrownBy(() -> FixedLabel.parse("a/room/hall")).hasMessageContaining("0x0A");
  }

  /** The device reserves 16 bytes; 灯 has three. */
  @Test
  void countsBytes() {
    assertThat(FixedLabel.parse("0/room/灯灯灯灯灯").value()).hasSize(5);
    assertThatThrownBy(() -> FixedLabel.parse("0/room/灯灯灯灯灯灯")).isInstanceOf(Refusal.class);
  }

  /** The device would show them, or stumble over them. */
  @ParameterizedTest
  @ValueSource(strings = {"0/ro\nom/hall", "0/room/ha\u0007ll", "0/room/hall\u0085"})
  void refusesWhatCannotBePrinted(String text) {
    assertThatThrownBy(() -> FixedLabel.parse(text))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("matter.characters"));
  }

  @Property(tries = 2000)
  void anyTextIsReadOrRefused(@ForAll String text) {
    Throwable thrown = catchThrowable(() -> FixedLabel.parse(text));
    assertThat(thrown == null || thrown instanceof Refusal).isTrue();
  }
}
