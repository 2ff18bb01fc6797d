package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsReader;
import imprint.nvs.NvsType;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartitionRepairTest {
  private static final int SIZE = 0x6000;

  private static NvsImage own() {
    return new NvsImage(SIZE)
        .namespace("chip-factory")
        .string("serial-num", "SN1")
        .u32("discriminator", 0xF00)
        .blob("dac-key", new byte[32])
        .namespace("vendor")
        .u8("grade", 3);
  }

  private static byte[] bytes(NvsImage image) {
    return image.toBytes();
  }

  private static NvsImage withOthers(byte[] blob) {
    return own()
        .u32("starts", 77)
        .namespace("app")
        .number("u64", NvsType.U64, -1)
        .i8("i8", -5)
        .string("name", "Küche")
        .blob("fabric", blob);
  }

  @Property(tries = 50)
  void whatOthersKeepIsCarriedOnByteForByteAndTheUnitsOwnIsAsAtTheLine(
      @ForAll @Size(max = 6000) byte[] blob) {
    byte[] found = bytes(withOthers(blob));
    try (PartitionRepair repair = PartitionRepair.of(bytes(own()), Optional.empty(), found);
        NvsContents after = NvsReader.read(repair.image())) {
      assertThat(repair.lost()).isEmpty();
      assertThat(repair.needed()).isFalse();
      assertThat(repair.values()).isEqualTo(5);
      assertThat(repair.namespaces()).containsExactly("vendor", "app");
      assertThat(after.findings()).isEmpty();
      assertThat(after.blob("app", "fabric"))
          .hasValueSatisfying(b -> assertThat(b).isEqualTo(blob));
      assertThat(after.string("app", "name")).contains("Küche");
      assertThat(after.number("app", "u64")).hasValue(-1);
      assertThat(after.number("app", "i8")).hasValue(-5);
      assertThat(after.number("vendor", "starts")).hasValue(77);
      assertThat(after.number("vendor", "grade")).hasValue(3);
      assertThat(after.string("chip-factory", "serial-num")).contains("SN1");
    }
  }

  @Test
  void aBlankPartitionGetsExactlyWhatItHadAtTheLine() {
    byte[] blank = new byte[SIZE];
    Arrays.fill(blank, (byte) 0xFF);
    try (PartitionRepair repair = PartitionRepair.of(bytes(own()), Optional.empty(), blank)) {
      assertThat(repair.image()).isEqualTo(bytes(own()));
      assertThat(repair.needed()).isTrue();
      assertThat(repair.lost()).isEmpty();
      assertThat(repair.values()).isZero();
    }
  }

  @Test
  void nothingOfTheFactorysOwnNamespaceIsTakenFromTheBoard() {
    byte[] found =
        bytes(
            new NvsImage(SIZE)
                .namespace("chip-factory")
                .string("serial-num", "SN2")
                .u32("discriminator", 1)
                .u32("left-over", 1));
    try (PartitionRepair repair = PartitionRepair.of(bytes(own()), Optional.empty(), found)) {
      assertThat(repair.image()).isEqualTo(bytes(own()));
      assertThat(repair.needed()).isTrue();
    }
  }

  @Test
  void aDamagedValueIsSaidToBeLostAndTheOthersGoOn() {
    byte[] found = bytes(withOthers("who is where".getBytes(StandardCharsets.UTF_8)));
    int at = indexOf(found, "who is where");
    found[at] ^= 1;
    try (PartitionRepair repair = PartitionRepair.of(bytes(own()), Optional.empty(), found)) {
      assertThat(repair.lost()).isNotEmpty();
      assertThat(repair.needed()).isTrue();
      assertThat(repair.values()).isEqualTo(4);
    }
  }

  @Test
  void aTextThatIsNoTextIsLostAndNotAltered() {
    byte[] found = bytes(own().namespace("app").string("name", "abcdefgh"));
    // a lone continuation byte, and the check sum to it
    byte[] raw = {'a', 'b', 'c', 'd', 'e', 'f', 'g', (byte) 0x80, 0};
    int at = indexOf(found, "abcdefgh");
    System.arraycopy(raw, 0, found, at, raw.length);
    fixChecks(found, at, raw);
    try (PartitionRepair repair = PartitionRepair.of(bytes(own()), Optional.empty(), found)) {
      assertThat(repair.lost()).hasSize(1);
      assertThat(repair.lost().getFirst().code()).isEqualTo("nvs.string-utf8");
      assertThat(repair.values()).isZero();
    }
  }

  @Test
  void noiseIsSaidToBeLost() {
    byte[] noise = new byte[SIZE];
    new Random(1).nextBytes(noise);
    try (PartitionRepair repair = PartitionRepair.of(bytes(own()), Optional.empty(), noise)) {
      assertThat(repair.lost()).isNotEmpty();
      assertThat(repair.image()).isEqualTo(bytes(own()));
    }
  }

  /** Fuzz: whatever a board holds, the unit's own data comes out whole. */
  @Property(tries = 100)
  void whateverIsFoundTheUnitsOwnDataIsWhole(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] found = bytes(withOthers(new byte[3000]));
    for (int i = 0; i < 20; i++) {
      found[random.nextInt(found.length)] = (byte) random.nextInt();
    }
    try (PartitionRepair repair = PartitionRepair.of(bytes(own()), Optional.empty(), found);
        NvsContents after = NvsReader.read(repair.image())) {
      assertThat(after.findings()).isEmpty();
      assertThat(after.string("chip-factory", "serial-num")).contains("SN1");
      assertThat(after.number("chip-factory", "discriminator")).hasValue(0xF00);
      assertThat(after.number("vendor", "grade")).hasValue(3);
    }
  }

  @Test
  void anEncryptedPartitionIsOpenedWithTheUnitsKeyAndClosedAgain() {
    try (UnitNvsKey key = UnitNvsKey.random(new SecureRandom());
        UnitNvsKey other = UnitNvsKey.random(new SecureRandom())) {
      byte[] sealedOwn = key.seal(bytes(own()));
      byte[] found = key.seal(bytes(withOthers(new byte[] {9})));
      try (PartitionRepair repair = PartitionRepair.of(sealedOwn, Optional.of(key), found);
          NvsContents after = NvsReader.read(key.open(repair.image()))) {
        assertThat(repair.lost()).isEmpty();
        assertThat(after.blob("app", "fabric")).hasValueSatisfying(b -> assertThat(b).contains(9));
      }
      byte[] foreign = other.seal(bytes(withOthers(new byte[] {9})));
      try (PartitionRepair repair = PartitionRepair.of(sealedOwn, Optional.of(key), foreign)) {
        assertThat(repair.lost()).isNotEmpty();
        assertThat(repair.image()).isEqualTo(sealedOwn);
      }
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    NvsImage full = own().namespace("app");
    for (int i = 0; i < 590; i++) {
      full.u32("k" + i, i);
    }
    byte[] larger =
        bytes(
            new NvsImage(SIZE)
                .namespace("chip-factory")
                .string("serial-num", "SN1")
                .blob("cd", new byte[2000]));
    assertThatThrownBy(() -> PartitionRepair.of(larger, Optional.empty(), bytes(full)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.finding().code()).isEqualTo("nvs.full"));
  }

  private static int indexOf(byte[] in, String text) {
    return new String(in, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  /** The data's check sum stands at the end of its head, and the head has one of its own. */
  private static void fixChecks(byte[] image, int at, byte[] data) {
    int head = at - 32;
    put(image, head + 28, crc(data, 0, data.length));
    byte[] covered = new byte[28];
    System.arraycopy(image, head, covered, 0, 4);
    System.arraycopy(image, head + 8, covered, 4, 24);
    put(image, head + 4, crc(covered, 0, 28));
  }

  private static int crc(byte[] bytes, int from, int length) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(new byte[] {-1, -1, -1, -1});
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private static void put(byte[] image, int at, int word) {
    for (int i = 0; i < 4; i++) {
      image[at + i] = (byte) (word >>> (8 * i));
    }
  }
}
