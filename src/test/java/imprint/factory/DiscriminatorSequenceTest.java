package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.Discriminator;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DiscriminatorSequenceTest {
  @Property(tries = 40)
  void of4096InARowNoTwoAreTheSame(
      @ForAll @IntRange(max = 0xFFFF) int vendor,
      @ForAll @IntRange(max = 0xFFFF) int product,
      @ForAll @LongRange(min = -10_000, max = Long.MAX_VALUE - 5000) long from) {
    Set<Discriminator> seen = new HashSet<>();
    for (int i = 0; i < 4096; i++) {
      seen.add(at(vendor, product, from + i));
    }
    assertThat(seen).hasSize(4096);
  }

  @Property(tries = 500)
  void of16InARowNoTwoHaveTheSameUpperBits(
      @ForAll @IntRange(max = 0xFFFF) int vendor,
      @ForAll @IntRange(max = 0xFFFF) int product,
      @ForAll @LongRange(min = 0, max = 1L << 40) long from) {
    Set<Integer> upper = new HashSet<>();
    for (int i = 0; i < 16; i++) {
      upper.add(at(vendor, product, from + i).shortValue());
    }
    assertThat(upper).hasSize(16);
  }

  /** A later version must not give out again, in another order, what this one gave out. */
  @Test
  void staysAsItIs() {
    assertThat(at(0xFFF1, 0x8000, 1)).isEqualTo(at(0xFFF1, 0x8000, 4097));
    assertThat(Stream.of(1, 2, 15, 16).map(n -> at(0xFFF1, 0x8000, n).value()))
        .containsExactly(3899, 1083, 1339, 2720);
  }

  @Test
  void productsBeginAtDifferentPlaces() {
    Set<Discriminator> first = new HashSet<>();
    for (int product = 0x8000; product < 0x8064; product++) {
      first.add(at(0xFFF1, product, 1));
    }
    assertThat(first).hasSizeGreaterThan(90);
  }

  private static Discriminator at(int vendor, int product, long n) {
    return DiscriminatorSequence.at(new VendorId(vendor), new ProductId(product), n);
  }
}
