package imprint.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DiscriminatorSequenceTest {
  @Property(tries = 50)
  void allComeOnceBeforeAnyComesAgain(
      @ForAll @IntRange(max = 0xFFFF) int vendor,
      @ForAll @IntRange(max = 0xFFFF) int product,
      @ForAll @LongRange(min = 0, max = 1L << 40) long from) {
    assertThat(of(vendor, product, from, 4096)).doesNotHaveDuplicates();
    assertThat(of(vendor, product, from, 1)).isEqualTo(of(vendor, product, from + 4096, 1));
  }

  @Property(tries = 200)
  void neighboursDifferInTheManualCode(
      @ForAll @IntRange(max = 0xFFFF) int product,
      @ForAll @LongRange(min = 0, max = 1L << 40) long from) {
    assertThat(of(0xFFF1, product, from, 16))
        .extracting(Discriminator::shortValue)
        .doesNotHaveDuplicates();
  }

  @Test
  void productsStartElsewhere() {
    assertThat(LongStream.range(0, 50).mapToObj(p -> of(0xFFF1, (int) p, 0, 1).getFirst()))
        .satisfies(starts -> assertThat(starts.stream().distinct().count()).isGreaterThan(40));
  }

  /** A station that is set up again goes on with the same sequence. */
  @Test
  void theSequenceIsTheSameForEver() {
    assertThat(of(0xFFF1, 0x8000, 0, 3))
        .containsExactlyElementsOf(of(0xFFF1, 0x8000, 4096, 3))
        .extracting(Discriminator::value)
        .containsExactly(1858, 578, 3394);
  }

  private static List<Discriminator> of(int vendor, int product, long from, int count) {
    return LongStream.range(from, from + count)
        .mapToObj(n -> DiscriminatorSequence.at(new VendorId(vendor), new ProductId(product), n))
        .toList();
  }
}
