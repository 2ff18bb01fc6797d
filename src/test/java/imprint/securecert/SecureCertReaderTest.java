package imprint.securecert;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.secret.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecureCertReaderTest {
  private static final String NAME = SecureCertVectors.PLAIN;

  /** Where the first entry, the DAC, ends. */
  private static final int SECOND = 560;

  /** Where the three entries end. */
  private static final int END = 1184;

  private final byte[] image = SecureCertVectors.image(NAME);

  @Test
  void readsTheImageOfThePeer() {
    try (var contents = SecureCertReader.read(image)) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.entries()).extracting(SecureCertEntry::type).containsExactly(1, 0, 2);
      assertThat(data(contents, SecureCertKind.DEVICE_CERTIFICATE))
          .isEqualTo(SecureCertVectors.dac(NAME));
      assertThat(data(contents, SecureCertKind.CA_CERTIFICATE))
          .isEqualTo(SecureCertVectors.pai(NAME));
      assertThat(data(contents, SecureCertKind.PRIVATE_KEY))
          .isEqualTo(SecureCertVectors.key(NAME).use(byte[]::clone));
      assertThat(contents.find(SecureCertKind.VERIFIER)).isEmpty();
    }
  }

  @Test
  void readsTheUsedBytesAloneAsNewerToolsWriteThem() {
    byte[] used = Arrays.copyOf(image, END);
    assertThat(codes(used)).isEmpty();
    try (var contents = SecureCertReader.read(used)) {
      assertThat(contents.entries()).hasSize(3);
    }
  }

  @Test
  void tellsThatThePeerLeftTheKeyInTheImage() {
    byte[] peer = SecureCertVectors.image(SecureCertVectors.PERIPHERAL);
    try (var contents = SecureCertReader.read(peer)) {
      assertThat(contents.findings()).containsExactly(Finding.warning("securecert.key-left", 1104));
      assertThat(contents.entries().getFirst().kind())
          .contains(SecureCertKind.SECURITY_CONFIGURATION);
    }
  }

  @Test
  void aDamagedEntryIsLeftOutAndTheNextIsRead() {
    image[100] ^= 1;
    try (var contents = SecureCertReader.read(image)) {
      assertThat(contents.findings()).containsExactly(Finding.error("securecert.crc", 1, 0, 0));
      assertThat(contents.entries()).extracting(SecureCertEntry::type).containsExactly(0, 2);
    }
  }

  @Test
  void tellsABadMagicAndStopsThere() {
    image[SECOND] ^= 1;
    try (var contents = SecureCertReader.read(image)) {
      assertThat(contents.findings()).containsExactly(Finding.error("securecert.magic", SECOND));
      assertThat(contents.entries()).hasSize(1);
    }
  }

  @Test
  void tellsAnEntryThatIsCutOff() {
    assertThat(SecureCertReader.read(Arrays.copyOf(image, SECOND - 1)).findings())
        .containsExactly(Finding.error("securecert.cut-off", 0, SECOND, SECOND - 1));
  }

  @Test
  void tellsALengthBeyondTheEnd() {
    image[10] = (byte) 0xFF;
    image[11] = (byte) 0xFF;
    assertThat(codes(image)).containsExactly("securecert.cut-off");
  }

  @Test
  void tellsThatTheEndMarkerIsMissing() {
    Arrays.fill(image, END, image.length, (byte) 0xFF);
    assertThat(SecureCertReader.read(image).findings())
        .containsExactly(Finding.note("securecert.no-end", END));
  }

  @Test
  void tellsBytesBehindTheEndMarker() {
    image[image.length - 1] = 0;
    assertThat(SecureCertReader.read(image).findings())
        .containsExactly(Finding.warning("securecert.trailing", END + 4));
  }

  @Test
  void tellsAnEntryThatIsThereTwiceAndFindsTheFirst() {
    byte[] twice = new byte[2 * 32];
    write(twice, 0, 1);
    write(twice, 32, 2);
    try (var contents = SecureCertReader.read(twice)) {
      assertThat(contents.findings())
          .containsExactly(Finding.error("securecert.twice", 201, 4, 32));
      assertThat(data(contents, SecureCertKind.ROTATING_ID)).containsOnly(1);
      assertThat(contents.entries()).hasSize(2);
    }
  }

  @Test
  void tellsReservedBytesThatAreInUse() {
    byte[] one = new byte[32];
    write(one, 0, 1);
    one[6] = 1;
    seal(one);
    assertThat(SecureCertReader.read(one).findings())
        .containsExactly(Finding.warning("securecert.reserved", 201, 4, 0));
  }

  @Test
  void aBlankPartitionIsBlank() {
    byte[] blank = new byte[8192];
    Arrays.fill(blank, (byte) 0xFF);
    assertThat(codes(blank)).containsExactly("securecert.blank");
    assertThat(codes(new byte[0])).containsExactly("securecert.blank");
    assertThat(codes(new byte[8192])).containsExactly("securecert.magic");
  }

  @Test
  void saysOnlyTheFirstHundredFindings() {
    byte[] many = new byte[32 * 300];
    for (int at = 0; at < many.length; at += 32) {
      write(many, at, 1);
    }
    List<String> codes = codes(many);
    assertThat(codes).hasSize(101).endsWith("securecert.more");
    assertThat(SecureCertReader.read(many).findings().getLast().arguments()).containsExactly("199");
  }

  @Test
  void isToldFromOtherFilesByItsBeginning() {
    assertThat(SecureCertReader.looksLike(image)).isTrue();
    assertThat(SecureCertReader.looksLike(Arrays.copyOf(image, 15))).isFalse();
    assertThat(SecureCertReader.looksLike(SecureCertVectors.dac(NAME))).isFalse();
    assertThat(SecureCertReader.looksLike(new byte[0])).isFalse();
  }

  @Test
  void closingWipesTheEntries() {
    var contents = SecureCertReader.read(image);
    List<byte[]> lent = new ArrayList<>();
    contents.entries().forEach(entry -> lent.add(entry.data().use(bytes -> bytes)));
    assertThat(contents).hasToString("3 entries, 0 findings");
    contents.close();
    assertThat(lent).hasSize(3).allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
  }

  @Test
  void whatNobodyKnowsIsTakenForASecret() {
    Secret data = Secret.owning(new byte[1]);
    assertThat(new SecureCertEntry(3, 0, 0, data).secret()).isTrue();
    assertThat(new SecureCertEntry(201, 2, 0, data).secret()).as("salt").isFalse();
    assertThat(new SecureCertEntry(2, 0, 0, data).secret()).as("key").isTrue();
    assertThat(new SecureCertEntry(2, 0, 0, data)).asString().doesNotContain("[0]");
  }

  private static void write(byte[] into, int at, int fill) {
    byte[] data = new byte[16];
    Arrays.fill(data, (byte) fill);
    var entry = SecureCertEntry.of(SecureCertKind.ROTATING_ID, 0, Secret.owning(data));
    byte[] whole = SecureCertWriter.write(List.of(entry));
    System.arraycopy(whole, 0, into, at, 32);
  }

  private static void seal(byte[] image) {
    int crc = SecureCertLayout.crc(image, 0, 28);
    for (int b = 0; b < 4; b++) {
      image[28 + b] = (byte) (crc >>> (8 * b));
    }
  }

  private static byte[] data(SecureCertContents contents, SecureCertKind kind) {
    return contents.find(kind).orElseThrow().data().use(byte[]::clone);
  }

  private static List<String> codes(byte[] image) {
    return SecureCertReader.read(image).findings().stream().map(Finding::code).toList();
  }
}
