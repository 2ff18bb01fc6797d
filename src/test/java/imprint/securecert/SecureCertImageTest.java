package imprint.securecert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SecureCertImageTest {
  @Provide
  Arbitrary<Map<SecureCertType, byte[]>> data() {
    return Arbitraries.maps(
            Arbitraries.of(SecureCertType.class),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(700))
        .ofMaxSize(8);
  }

  @Property(tries = 300)
  void whatIsWrittenIsRead(@ForAll("data") Map<SecureCertType, byte[]> data) {
    byte[] image = image(data);
    assertThat(image).hasSize(SecureCertImage.SIZE);
    if (data.isEmpty()) {
      return;
    }
    try (SecureCertContents contents = SecureCertReader.read(image)) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.entries()).hasSize(data.size());
      data.forEach((type, bytes) -> assertThat(contents.has(type, bytes)).isTrue());
    }
  }

  /** Newer versions of the tool write no mark and nothing behind the last entry. */
  @Property(tries = 100)
  void theShortFormIsReadToo(@ForAll("data") Map<SecureCertType, byte[]> data) {
    if (data.isEmpty()) {
      return;
    }
    int used =
        data.values().stream()
            .mapToInt(bytes -> 12 + bytes.length + SecureCertFormat.padding(bytes.length) + 4)
            .sum();
    try (SecureCertContents contents = SecureCertReader.read(Arrays.copyOf(image(data), used))) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.entries()).hasSize(data.size());
    }
  }

  @Property(tries = 500)
  void oneFlippedBitIsNeverOverlooked(
      @ForAll("data") Map<SecureCertType, byte[]> data,
      @ForAll @IntRange(max = SecureCertImage.SIZE * 8 - 1) int bit) {
    byte[] image = image(data);
    byte[] damaged = image.clone();
    damaged[bit / 8] ^= (byte) (1 << (bit % 8));
    try (SecureCertContents contents = SecureCertReader.read(damaged)) {
      assertThat(contents.findings()).isNotEmpty();
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).isEqualTo("securecert.not-an-image");
    }
  }

  @Property(tries = 1000)
  void anythingCanBeRead(@ForAll @Size(max = 300) byte[] rest, @ForAll boolean magic) {
    byte[] image = new byte[4 + rest.length];
    System.arraycopy(rest, 0, image, 4, rest.length);
    if (magic) {
      System.arraycopy(new byte[] {0x11, (byte) 0xBA, 0x5E, (byte) 0xBA}, 0, image, 0, 4);
    }
    assertThat(catchThrowable(() -> SecureCertReader.read(image).close()))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isNull(),
            thrown -> assertThat(thrown).isInstanceOf(Refusal.class));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    byte[] half = new byte[SecureCertImage.SIZE / 2];
    try (SecureCertImage image = new SecureCertImage().add(SecureCertType.DEVICE_CERT, half)) {
      assertThatThrownBy(() -> image.add(SecureCertType.CA_CERT, half))
          .hasMessageContaining("CA_CERT")
          .isInstanceOf(Refusal.class);
    }
  }

  @Test
  void anEntryComesOnce() {
    try (SecureCertImage image = new SecureCertImage().add(SecureCertType.SALT, new byte[16])) {
      assertThatThrownBy(() -> image.add(SecureCertType.SALT, new byte[16]))
          .hasMessageContaining("twice");
    }
  }

  @Test
  void anUnknownTypeIsShownByItsNumbers() {
    byte[] image = image(Map.of(SecureCertType.SALT, new byte[16]));
    image[8] = 77;
    int covered = 12 + 16;
    int crc = SecureCertFormat.crc(image, 0, covered);
    java.nio.ByteBuffer.wrap(image).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(covered, crc);
    try (SecureCertContents contents = SecureCertReader.read(image)) {
      assertThat(contents.entries().getFirst().name()).isEqualTo("TYPE_77_2");
      assertThat(contents.findings()).isEmpty();
    }
  }

  @Test
  void twoOfOneKindAndARestAreFound() {
    byte[] one = Arrays.copyOf(image(Map.of(SecureCertType.SALT, new byte[16])), 32);
    byte[] image = new byte[100];
    Arrays.fill(image, (byte) 0xFF);
    System.arraycopy(one, 0, image, 0, 32);
    System.arraycopy(one, 0, image, 32, 32);
    image[99] = 0;
    List<String> codes =
        SecureCertReader.read(image).findings().stream().map(Finding::code).toList();
    assertThat(codes).containsExactly("securecert.twice", "securecert.rest");
  }

  @Test
  void neitherImageNorEntryPrintsWhatItHolds() {
    byte[] image = image(Map.of(SecureCertType.PRIVATE_KEY, new byte[] {0x4B, 0x45, 0x59}));
    assertThat(SecureCertReader.read(image).toString()).isEqualTo("1 entries, 0 findings");
    assertThat(SecureCertReader.read(image).entries()).hasToString("[PRIVATE_KEY]");
  }

  private static byte[] image(Map<SecureCertType, byte[]> data) {
    try (SecureCertImage image = new SecureCertImage()) {
      data.forEach(image::add);
      return image.toBytes();
    }
  }
}
