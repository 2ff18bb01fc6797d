package imprint.ledger.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void withoutAnyItIsZero() {
    Spread none = new Spread();
    assertThat(none.count()).isZero();
    assertThat(none.median()).isZero();
    assertThat(none.p95()).isZero();
  }

  @Test
  void shortOnesAreExact() {
    Spread spread = new Spread();
    for (int ms = 1; ms <= 100; ms++) {
      spread.add(ms);
    }
    assertThat(spread.median()).isEqualTo(50);
    assertThat(spread.p95()).isEqualTo(95);
  }

  @Property
  void itIsNearTheValueOfThatRank(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 1L << 40) Long> all) {
    Spread spread = new Spread();
    all.forEach(spread::add);
    List<Long> sorted = all.stream().sorted().toList();
    near(spread.median(), sorted.get((int) Math.ceil(all.size() * 0.5) - 1));
    near(spread.p95(), sorted.get(Math.ceilDiv(all.size() * 95, 100) - 1));
    assertThat(spread.count()).isEqualTo(all.size());
  }

  private static void near(long told, long exact) {
    if (exact < 128) {
      assertThat(told).isEqualTo(exact);
    } else {
      assertThat(told).isCloseTo(exact, Percentage.withPercentage(0.8));
    }
  }
}
