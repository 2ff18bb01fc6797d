package imprint.matter;

import static imprint.matter.Payloads.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @ParameterizedTest
  @CsvSource({"0xFFF1,65521", "0Xfff1,65521", "65521,65521", "0x1,1", "0,0", "' 7 ',7"})
  void readsHexAndDecimal(String text, int value) {
    assertThat(VendorId.parse(text)).isEqualTo(new VendorId(value));
    assertThat(ProductId.parse(text)).isEqualTo(new ProductId(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FFF1", "0x", "0x10000", "65536", "-1", "1.5", "٣", "99999999999"})
  void refusesWhatIsNoId(String text) {
    refused("matter.vendor-id", () -> VendorId.parse(text)).hasMessageContaining(text);
    refused("matter.product-id", () -> ProductId.parse(text)).hasMessageContaining(text);
  }

  @Property
  void readsBackWhatItPrints(@ForAll @IntRange(max = 0xFFFF) int value) {
    assertThat(VendorId.parse(new VendorId(value).toString()).value()).isEqualTo(value);
    assertThat(ProductId.parse(new ProductId(value).toString()).value()).isEqualTo(value);
  }

  @Test
  void printsFourCapitalDigits() {
    assertThat(new VendorId(0xAB)).hasToString("0x00AB");
    assertThat(new ProductId(0x8000)).hasToString("0x8000");
  }

  @Test
  void fourVendorsAreForTests() {
    assertThat(IntStream.rangeClosed(0, 0xFFFF).filter(v -> new VendorId(v).test()))
        .containsExactly(0xFFF1, 0xFFF2, 0xFFF3, 0xFFF4);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4096, Integer.MAX_VALUE})
  void aDiscriminatorHasTwelveBits(int value) {
    refused("matter.discriminator-range", () -> new Discriminator(value));
  }

  @Test
  void randomDiscriminatorsReachBothEnds() {
    SecureRandom random = new SecureRandom();
    // a value is missed by 200000 draws with probability (4095/4096)^200000 < 1e-21
    boolean[] seen = new boolean[4096];
    for (int i = 0; i < 200_000; i++) {
      seen[Discriminator.random(random).value()] = true;
    }
    assertThat(seen).doesNotContain(false);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 3, 5, 7, 8, 258})
  void discoveryIsBleOrNetworkOrBoth(int bits) {
    refused("matter.discovery", () -> new DiscoveryCapabilities(bits));
  }
}
