package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.flash.Deflated.Packet;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeflatedTest {
  private static final int PACKET = 0x1000;

  @Property(tries = 100)
  void thePacketsUnfoldToTheContentWithoutItsBlankEnd(
      @ForAll @IntRange(max = 100_000) int used,
      @ForAll @IntRange(max = 40_000) int blank,
      @ForAll @IntRange(min = 1, max = 256) int kinds,
      @ForAll @IntRange(min = 16, max = 0x1800) int packetSize)
      throws DataFormatException {
    byte[] content = content(used, blank, kinds);
    Deflated deflated = Deflated.of(content, packetSize);
    byte[] plain = inflated(deflated);
    assertThat(plain).hasSize(deflated.plainLength());
    assertThat(plain.length % 4).isZero();
    byte[] whole = Arrays.copyOf(plain, Math.max(plain.length, content.length));
    Arrays.fill(whole, plain.length, whole.length, (byte) 0xFF);
    byte[] padded = Arrays.copyOf(content, whole.length);
    Arrays.fill(padded, content.length, whole.length, (byte) 0xFF);
    assertThat(whole).isEqualTo(padded);
    assertThat(plain.length).isLessThanOrEqualTo(Math.max(4, (used + 3) / 4 * 4));

    int last = deflated.packets().size() - 1;
    assertThat(deflated.packets().subList(0, last))
        .allSatisfy(packet -> assertThat(packet.data()).hasSize(packetSize));
    assertThat(deflated.packets().get(last).data().length).isBetween(1, packetSize);
  }

  @Property(tries = 50)
  void allIsProgrammedInWholeWindowsAndTheRestAtTheEnd(
      @ForAll @IntRange(max = 200_000) int used,
      @ForAll @IntRange(min = 1, max = 256) int kinds,
      @ForAll @IntRange(min = 16, max = 0x1800) int packetSize) {
    Deflated deflated = Deflated.of(content(used, 0, kinds), packetSize);
    int programmed = 0;
    for (Packet packet : deflated.packets()) {
      assertThat(programmed % 0x8000).isZero();
      programmed += packet.programmed();
    }
    assertThat(programmed).isEqualTo(deflated.plainLength());
  }

  @Test
  void whatIsMonotonousIsProgrammedForOneSmallPacket() {
    Deflated deflated = Deflated.of(new byte[1 << 20], PACKET);
    assertThat(deflated.packets()).hasSize(1);
    assertThat(deflated.packets().getFirst().programmed()).isEqualTo(1 << 20);
  }

  @Test
  void nothingToWriteIsStillAStreamOfOneWord() throws DataFormatException {
    byte[] blank = new byte[0x1000];
    Arrays.fill(blank, (byte) 0xFF);
    for (byte[] content : new byte[][] {{}, blank}) {
      assertThat(inflated(Deflated.of(content, PACKET))).containsOnly(0xFF).hasSize(4);
    }
  }

  /** Text-like content of 15 kinds of bytes needs about half: 4 bits a byte. */
  @ParameterizedTest
  @CsvSource({
    "0x80,    15,  115200, false", // the command around it and the stream's own begin and end
    "0x1000,  15,  115200, true",
    "0x8000,  15,  115200, true",
    "0x40000, 15,  115200, true",
    "0x40000, 15,  921600, true",
    "0x40000, 64,  115200, true",
    "0x40000, 64,  921600, false", // a quarter less to send is an eighth of the time
    "0x6000,  256, 115200, false", // encrypted
    "0x40000, 256, 115200, false",
    "0x40000, 256, 921600, false",
  })
  void isWorthItWhereItSavesAFifth(String size, int kinds, int rate, boolean worthIt) {
    byte[] content = content(Integer.decode(size), 0, kinds);
    assertThat(Deflated.ifWorthIt(content, PACKET, rate).isPresent()).isEqualTo(worthIt);
  }

  @Test
  void theBlankEndCountsForNothing() {
    assertThat(Deflated.ifWorthIt(content(0x80, 0x20000, 15), PACKET, 115_200)).isEmpty();
    assertThat(Deflated.ifWorthIt(content(0, 0x6000, 1), PACKET, 115_200)).isEmpty();
  }

  @Test
  void neitherDoBlankSectorsInTheMiddleWhichAreNotSentAnyway() {
    byte[] content = content(0x100, 0x20000, 256);
    System.arraycopy(content, 0, content, 0x10000, 0x100);
    assertThat(Deflated.ifWorthIt(content, PACKET, 115_200)).isEmpty();
  }

  @Test
  void isWiped() {
    Deflated deflated = Deflated.of(content(5000, 0, 256), PACKET);
    deflated.wipe();
    assertThat(deflated.packets()).allSatisfy(p -> assertThat(p.data()).containsOnly(0));
  }

  private static byte[] content(int used, int blank, int kinds) {
    Random random = new Random(used);
    byte[] content = new byte[used + blank];
    for (int i = 0; i < used; i++) {
      content[i] = (byte) random.nextInt(kinds);
    }
    Arrays.fill(content, used, content.length, (byte) 0xFF);
    return content;
  }

  private static byte[] inflated(Deflated deflated) throws DataFormatException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    deflated.packets().forEach(packet -> stream.writeBytes(packet.data()));
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(stream.toByteArray());
      byte[] plain = new byte[deflated.plainLength() + 1];
      int length = inflater.inflate(plain);
      assertThat(inflater.finished()).isTrue();
      assertThat(inflater.getRemaining()).as("bytes behind the stream").isZero();
      return Arrays.copyOf(plain, length);
    }
  }
}
