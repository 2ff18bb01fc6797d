package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacTest {
  @ParameterizedTest
  @ValueSource(strings = {"24:6f:28:01:02:03", "24:6F:28:01:02:03", "246f28010203"})
  void isReadWithColonsOrWithout(String text) {
    assertThat(Mac.parse(text)).contains(new Mac(0x246F28010203L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "24:6f:28:01:02", "24:6f:28:01:02:0g", "24-6f-28-01-02-03", "24:6f28010203"})
  void isNothingElse(String text) {
    assertThat(Mac.parse(text)).isEmpty();
  }

  @Property
  void isReadAsItIsWritten(@ForAll @LongRange(min = 0, max = (1L << 48) - 1) long value) {
    assertThat(Mac.parse(new Mac(value).toString())).contains(new Mac(value));
  }

  @Test
  void noTwoUnitsShareOne() {
    Set<Mac> seen = new HashSet<>();
    for (int unit = 0; unit < 100_000; unit++) {
      assertThat(seen.add(Mac.ofUnit(unit))).isTrue();
    }
  }
}
