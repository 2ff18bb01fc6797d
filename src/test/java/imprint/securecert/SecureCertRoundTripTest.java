package imprint.securecert;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What was written is read back, and whatever the image holds is read safely. */
class SecureCertRoundTripTest {
  @Provide
  Arbitrary<List<SecureCertEntry>> entries() {
    Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 255);
    Arbitrary<byte[]> data = Arbitraries.bytes().array(byte[].class).ofMaxSize(700);
    return Combinators.combine(numbers, numbers, numbers, data)
        .as((t, s, f, d) -> new SecureCertEntry(t, s, f, Secret.owning(d)))
        .list()
        .uniqueElements(entry -> entry.type() << 8 | entry.subtype())
        .ofMaxSize(10);
  }

  @Property(tries = 300)
  void readsBackWhatWasWritten(@ForAll("entries") List<SecureCertEntry> entries) {
    byte[] image = SecureCertWriter.write(entries);
    assertThat(image).hasSize(SecureCertImage.SIZE);
    try (var contents = SecureCertReader.read(image)) {
      assertThat(contents.findings())
          .allSatisfy(f -> assertThat(f.code()).isEqualTo("securecert.key-left"));
      assertThat(contents.entries()).hasSameSizeAs(entries);
      for (int i = 0; i < entries.size(); i++) {
        SecureCertEntry read = contents.entries().get(i);
        SecureCertEntry written = entries.get(i);
        assertThat(read.sameNameAs(written)).isTrue();
        assertThat(read.flags()).isEqualTo(written.flags());
        assertThat(read.data().sameAs(written.data())).isTrue();
      }
      assertThat(SecureCertWriter.write(contents.entries())).isEqualTo(image);
    }
  }

  @Property(tries = 300)
  void anyBytes(@ForAll @Size(max = 9000) byte[] image) {
    readsSafely(image);
  }

  @Property(tries = 400)
  void flippedBits(@ForAll long seed) {
    byte[] image = SecureCertVectors.image(SecureCertVectors.PLAIN);
    Random random = new Random(seed);
    for (int i = random.nextInt(20); i >= 0; i--) {
      image[random.nextInt(1300)] ^= (byte) (1 << random.nextInt(8));
    }
    readsSafely(image);
  }

  /** With the CRC made right again, so that the sense of the header is what is tested. */
  @Property(tries = 400)
  void soundEntriesThatMakeNoSense(@ForAll long seed) {
    byte[] image = SecureCertVectors.image(SecureCertVectors.PERIPHERAL);
    Random random = new Random(seed);
    for (int at : new int[] {0, 64, 624, 1104}) {
      int length = (image[at + 10] & 0xFF) | (image[at + 11] & 0xFF) << 8;
      image[at + 4 + random.nextInt(6)] = (byte) random.nextInt(256);
      int covered = SecureCertLayout.entry(length) - 4;
      int crc = SecureCertLayout.crc(image, at, covered);
      for (int b = 0; b < 4; b++) {
        image[at + covered + b] = (byte) (crc >>> (8 * b));
      }
    }
    readsSafely(image);
  }

  @Property(tries = 200)
  void cutOff(@ForAll @IntRange(max = 8192) int length) {
    readsSafely(Arrays.copyOf(SecureCertVectors.image(SecureCertVectors.PLAIN), length));
  }

  private static void readsSafely(byte[] image) {
    byte[] before = image.clone();
    try (var contents = SecureCertReader.read(image)) {
      int held = contents.entries().stream().mapToInt(entry -> entry.data().length()).sum();
      assertThat(held).isLessThanOrEqualTo(image.length);
      assertThat(contents.findings()).hasSizeLessThanOrEqualTo(101);
      assertThat(contents.findings()).allSatisfy(f -> assertThat(f.toString()).isNotBlank());
      SecureCertReader.looksLike(image);
    }
    assertThat(image).isEqualTo(before);
  }
}
