package imprint.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import imprint.finding.Refusal;
import imprint.matter.SupportedMode.SemanticTag;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupportedModeTest {
  @Test
  void readsAModeWithItsTags() {
    assertThat(SupportedMode.parse("0/Eco/1/1\\0x8000, 2\\FFF1"))
        .isEqualTo(
            new SupportedMode(
                0, "Eco", 1, List.of(new SemanticTag(1, 0x8000), new SemanticTag(2, 0xFFF1))));
  }

  @Test
  void readsAModeWithoutTags() {
    assertThat(SupportedMode.parse("255/Boost/0x10"))
        .isEqualTo(new SupportedMode(255, "Boost", 16, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "1/Eco",
        "256/Eco/1",
        "x/Eco/1",
        "1//1",
        "1/Eco/x",
        "1/Eco/1/",
        "1/Eco/1/1",
        "1/Eco/1/x\\8000",
        "1/Eco/1/1\\G",
        "1/Eco/1/65536\\1",
        "1/Eco/1/1\\10000"
      })
  void refusesWhatIsNoMode(String text) {
    assertThatThrownBy(() -> SupportedMode.parse(text)).isInstanceOf(Refusal.class);
  }

  @Test
  void refusesALabelThatCannotBePrinted() {
    assertThatThrownBy(() -> SupportedMode.parse("1/E\tco/1"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("matter.characters"));
  }

  @Property(tries = 2000)
  void anyTextIsReadOrRefused(@ForAll String start, @ForAll String rest) {
    Throwable thrown = catchThrowable(() -> SupportedMode.parse("1/" + start + "/2/" + rest));
    assertThat(thrown == null || thrown instanceof Refusal).isTrue();
  }
}
