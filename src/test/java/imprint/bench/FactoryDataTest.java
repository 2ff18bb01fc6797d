package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.nvs.NvsImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The simulated firmware reads what the station's own generator writes. */
class FactoryDataTest {
  private static final int SIZE = 0x6000;

  @Property(tries = 100)
  void numbersAndTextsComeBackFromAnyPage(
      @ForAll @Size(min = 1, max = 120) List<@StringLength(max = 200) @AlphaChars String> texts,
      @ForAll @IntRange int number) {
    Map<String, String> expected = new LinkedHashMap<>();
    try (NvsImage image = new NvsImage(SIZE)) {
      image.namespace("chip-factory").u32("discriminator", Integer.toUnsignedLong(number));
      expected.put("discriminator", Integer.toUnsignedString(number));
      for (String text : texts) {
        if (image.entriesUsed() > 400) {
          break;
        }
        String key = "t" + expected.size();
        image.string(key, text);
        expected.put(key, text);
      }
      assertThat(FactoryData.find(image.toBytes())).contains(expected);
    }
  }

  @Test
  void blobsAreKnownByTheirKeysOnly() {
    try (NvsImage image = new NvsImage(SIZE)) {
      image.namespace("chip-factory").blob("dac-cert", new byte[500]).u32("vendor-id", 0xFFF1);
      assertThat(FactoryData.find(image.toBytes()))
          .contains(Map.of("dac-cert", "", "vendor-id", "65521"));
    }
  }

  @Test
  void otherNamespacesAreNotLookedInto() {
    try (NvsImage image = new NvsImage(SIZE)) {
      image.namespace("wifi").u32("channel", 6).string("ssid", "x");
      assertThat(FactoryData.find(image.toBytes())).isEmpty();
      image.namespace("chip-factory").u32("vendor-id", 1);
      assertThat(FactoryData.find(image.toBytes())).contains(Map.of("vendor-id", "1"));
    }
  }

  @Test
  void anErasedPartitionHoldsNothing() {
    byte[] erased = new byte[SIZE];
    Arrays.fill(erased, (byte) 0xFF);
    assertThat(FactoryData.find(erased)).isEmpty();
    assertThat(FactoryData.find(new byte[SIZE])).isEmpty();
    assertThat(FactoryData.find(new byte[0])).isEmpty();
  }

  @Test
  void aPageWhoseHeaderIsDamagedIsSkipped() {
    byte[] bytes;
    try (NvsImage image = new NvsImage(SIZE)) {
      image.namespace("chip-factory").u32("vendor-id", 1);
      bytes = image.toBytes();
    }
    bytes[5] ^= 1;
    assertThat(FactoryData.find(bytes)).isEmpty();
  }

  @Test
  void anErasedEntryIsNotRead() {
    byte[] bytes;
    try (NvsImage image = new NvsImage(SIZE)) {
      image.namespace("chip-factory").u32("vendor-id", 1).u32("product-id", 2);
      bytes = image.toBytes();
    }
    // entry 1: both bits of its state cleared
    bytes[32] &= (byte) ~0x0C;
    assertThat(FactoryData.find(bytes)).contains(Map.of("product-id", "2"));
  }
}
