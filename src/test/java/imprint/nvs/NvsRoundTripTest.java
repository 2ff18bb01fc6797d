package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class NvsRoundTripTest {
  @Provide
  Arbitrary<List<NvsValue>> values() {
    return value(12_000, 3990).list().ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<NvsValue>> version1Values() {
    return value(1984, 1900).list().ofMaxSize(60);
  }

  private static Arbitrary<NvsValue> value(int largestBlob, int longestText) {
    Arbitrary<NvsValue> numbers =
        Arbitraries.of(NvsType.class)
            .filter(NvsType::isNumber)
            .flatMap(
                type ->
                    Arbitraries.bigIntegers()
                        .between(type.lowest(), type.highest())
                        .map(value -> new NvsValue.Int(type, value.longValue())));
    Arbitrary<NvsValue> texts =
        Arbitraries.strings()
            .filter(NvsRoundTripTest::storable)
            .map(
                text ->
                    text.length() % 7 == 0
                        ? new NvsValue.Text("x".repeat(text.length() * 77 % longestText))
                        : new NvsValue.Text(text));
    Arbitrary<NvsValue> blobs =
        Arbitraries.integers().between(0, largestBlob).map(size -> new NvsValue.Blob(filled(size)));
    return Arbitraries.frequencyOf(Tuple.of(8, numbers), Tuple.of(3, texts), Tuple.of(1, blobs));
  }

  private static boolean storable(String text) {
    return text.indexOf(0) < 0
        && StandardCharsets.UTF_8.newEncoder().canEncode(text)
        && text.length() < 600;
  }

  private static byte[] filled(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + size);
    }
    return bytes;
  }

  @Property(tries = 150)
  void readsBackWhatWasWritten(@ForAll("values") List<NvsValue> values) {
    assertRoundTrip(values, NvsVersion.TWO);
  }

  @Property(tries = 50)
  void readsBackWhatWasWrittenInVersion1(@ForAll("version1Values") List<NvsValue> values) {
    assertRoundTrip(values, NvsVersion.ONE);
  }

  private static void assertRoundTrip(List<NvsValue> values, NvsVersion version) {
    List<NvsItem> items = new ArrayList<>();
    // three namespaces by turns, so that each is opened again
    IntStream.range(0, values.size())
        .forEach(i -> items.add(new NvsItem("ns" + i % 3, "key" + i, values.get(i), 0, 0)));
    try (NvsImage image = new NvsImage(0x200000, version)) {
      items.forEach(item -> write(image, item));
      NvsContents contents = NvsReader.read(image.toBytes());
      assertThat(contents.items().stream().map(NvsRoundTripTest::somewhere).toList())
          .isEqualTo(items);
      assertThat(contents.findings().stream().filter(f -> !f.code().equals("nvs.blank"))).isEmpty();
    }
  }

  private static NvsItem somewhere(NvsItem item) {
    return new NvsItem(item.namespace(), item.key(), item.value(), 0, 0);
  }

  private static void write(NvsImage image, NvsItem item) {
    image.namespace(item.namespace());
    switch (item.value()) {
      case NvsValue.Int number -> image.number(item.key(), number.type(), number.bits());
      case NvsValue.Text text -> image.string(item.key(), text.text());
      case NvsValue.Blob blob -> image.blob(item.key(), blob.bytes());
    }
  }

  /** However full the page is, a value is there whole or refused. */
  @Property(tries = 300)
  void aValueFitsOrIsRefused(
      @ForAll @IntRange(max = 125) int before,
      @ForAll @IntRange(max = 8200) int size,
      @ForAll boolean text) {
    NvsImage image = new NvsImage(0x3000).namespace("a");
    IntStream.range(1, before).forEach(i -> image.u8("k" + i, i & 0xFF));
    try {
      if (text) {
        image.string("v", "y".repeat(size));
      } else {
        image.blob("v", filled(size));
      }
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).isIn("nvs.full", "nvs.string-length");
      assertThat(size).isGreaterThan(3800);
      return;
    }
    NvsContents contents = NvsReader.read(image.toBytes());
    assertThat(contents.findings()).isEmpty();
    if (text) {
      assertThat(contents.string("a", "v")).contains("y".repeat(size));
    } else {
      assertThat(contents.blob("a", "v")).contains(filled(size));
    }
  }
}
