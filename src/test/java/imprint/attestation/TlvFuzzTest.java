package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The content of a declaration comes from outside, signed or not. */
class TlvFuzzTest {
  private static final byte[] CONTENT =
      HexFormat.of()
          .parseHex(
              "152400012501f1ff360205008018250316002c0413474c443030303030544553543030303030"
                  + "303124050024060025070100240800"
                  + "18");

  @Test
  void theUnchangedContentIsRead() {
    assertThat(decodes(CONTENT)).isTrue();
  }

  @Test
  void everyBeginningIsRefused() {
    for (int length = 0; length < CONTENT.length; length++) {
      assertThat(decodes(Arrays.copyOf(CONTENT, length))).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void aByteTooManyIsRefused() {
    assertThat(decodes(Arrays.copyOf(CONTENT, CONTENT.length + 1))).isFalse();
  }

  @Property(tries = 2000)
  void aChangedByteIsReadOrRefused(@ForAll @IntRange(max = 53) int at, @ForAll byte value) {
    byte[] changed = CONTENT.clone();
    changed[at] = value;
    decodes(changed);
  }

  @Property(tries = 2000)
  void anyBytesAreReadOrRefused(
      @ForAll @Size(max = 60) @ByteRange(min = 0, max = 0x3F) byte[] content) {
    assertThat(decodes(content)).isFalse();
  }

  private static boolean decodes(byte[] content) {
    try {
      return CdElements.decode(content).vendorId().value() >= 0;
    } catch (Tlv.Malformed malformed) {
      assertThat(malformed.where()).isNotBlank();
      return false;
    }
  }
}
