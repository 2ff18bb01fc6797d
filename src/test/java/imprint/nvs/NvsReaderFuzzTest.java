package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the image holds, the reader gives values and findings, or a refusal. */
class NvsReaderFuzzTest {
  @Provide
  Arbitrary<String> cases() {
    List<String> small =
        Vectors.cases(true).stream().filter(name -> Vectors.image(name).length <= 0x4000).toList();
    return Arbitraries.of(small);
  }

  @Property(tries = 300)
  void anyBytes(@ForAll @Size(max = 9000) byte[] image) {
    readsSafely(image);
  }

  @Property(tries = 400)
  void flippedBits(@ForAll("cases") String name, @ForAll long seed) {
    byte[] image = Vectors.image(name);
    Random random = new Random(seed);
    for (int i = random.nextInt(40); i >= 0; i--) {
      // mostly where the entries are
      int at = random.nextBoolean() ? random.nextInt(600) : random.nextInt(image.length);
      image[at] ^= (byte) (1 << random.nextInt(8));
    }
    readsSafely(image);
  }

  /** With the CRCs made right again, so that the sense of it is what is tested. */
  @Property(tries = 600)
  void soundEntriesThatMakeNoSense(@ForAll("cases") String name, @ForAll long seed) {
    byte[] image = Vectors.image(name);
    Random random = new Random(seed);
    for (int i = random.nextInt(30); i >= 0; i--) {
      int page = random.nextInt(image.length / PageLayout.PAGE) * PageLayout.PAGE;
      byte[] bytes = Arrays.copyOfRange(image, page, page + PageLayout.PAGE);
      int at = PageLayout.entryAt(random.nextInt(random.nextBoolean() ? 12 : 126));
      bytes[at + random.nextInt(PageLayout.ENTRY)] = (byte) random.nextInt(256);
      int crc = PageLayout.entryCrc(bytes, at);
      for (int b = 0; b < 4; b++) {
        bytes[at + PageLayout.CRC_AT + b] = (byte) (crc >>> (8 * b));
      }
      bytes[PageLayout.BITMAP_AT + random.nextInt(8)] &= (byte) random.nextInt(256);
      System.arraycopy(bytes, 0, image, page, PageLayout.PAGE);
    }
    readsSafely(image);
  }

  @Property(tries = 200)
  void cutOff(@ForAll("cases") String name, @ForAll @IntRange(max = 0x4000) int length) {
    byte[] image = Vectors.image(name);
    readsSafely(Arrays.copyOf(image, Math.min(length, image.length)));
  }

  private static void readsSafely(byte[] image) {
    try (NvsContents contents = NvsReader.read(image)) {
      int held = 0;
      for (NvsItem item : contents.items()) {
        assertThat(item.value().reveal()).isNotNull();
        held += item.value() instanceof NvsValue.Blob blob ? blob.bytes().length : 0;
      }
      assertThat(held).isLessThanOrEqualTo(image.length);
      assertThat(contents.findings()).allSatisfy(f -> assertThat(f.toString()).isNotBlank());
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).isIn("nvs.too-short", "nvs.not-an-image");
    }
  }
}
