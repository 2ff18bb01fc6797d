package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTableTest {
  @Test
  void readsEveryRowUpToTheMd5() {
    PartitionTable table =
        PartitionTable.parse(
            table(row("nvs", 1, 2, 0x9000, 0x6000, 0), row("fctry", 1, 2, 0x10000, 0x6000, 0)));
    assertThat(table.partitions())
        .containsExactly(
            new Partition("nvs", 1, 2, 0x9000, 0x6000, 0),
            new Partition("fctry", 1, 2, 0x10000, 0x6000, 0));
    assertThat(table.named("fctry").nvs()).isTrue();
    assertThat(table.named("fctry").kind()).isEqualTo("data/nvs");
  }

  @Test
  void aLabelOfSixteenCharactersHasNoEndMark() {
    String label = "abcdefghijklmnop";
    assertThat(PartitionTable.parse(table(row(label, 0, 0, 0x10000, 0x1000, 0))).named(label))
        .isNotNull();
  }

  /** Type, subtype and flags of rows, as ESP-IDF's own code judges them. */
  @ParameterizedTest
  @CsvSource({
    "0, 0x10, 0, true",
    "1, 0x00, 0, true",
    "1, 0x01, 0, false",
    "1, 0x02, 0, false",
    "1, 0x04, 0, true",
    "1, 0x82, 0, false",
    "1, 0x82, 1, true",
    "1, 0x82, 2, false",
    "2, 0x00, 0, true",
    "3, 0x00, 0, true",
    "64, 0x00, 0, false"
  })
  void whatTheChipReadsThroughItsDecryption(int type, String subtype, int flags, boolean sealed) {
    Partition row = new Partition("x", type, Integer.decode(subtype), 0x10000, 0x1000, flags);
    assertThat(row.sealedByChip()).isEqualTo(sealed);
  }

  @Test
  void aPartitionHoldsWhatLiesInItAndNothingElse() {
    Partition row = new Partition("x", 1, 6, 0x10000, 0x2000, 0);
    assertThat(row.holds(0x10000, 0x12000)).isTrue();
    assertThat(row.holds(0x11000, 0x12001)).isFalse();
    assertThat(row.holds(0xF000, 0x11000)).isFalse();
    assertThat(row.holds(0x12000, 0x12000)).isFalse();
    assertThat(new Partition("far", 1, 6, 0x80000000, 0x1000, 0).holds(0x10000, 0x11000)).isFalse();
  }

  @Test
  void oneFlippedBitIsNoticed() {
    byte[] bytes = table(row("nvs", 1, 2, 0x9000, 0x6000, 0));
    bytes[5] ^= 1;
    refused("flash.table-damaged", bytes);
  }

  @Test
  void blankFlashHasNoTable() {
    byte[] blank = new byte[0xC00];
    Arrays.fill(blank, (byte) 0xFF);
    refused("flash.table-absent", blank);
    refused("flash.table-absent", new byte[0xC00]);
    refused("flash.table-absent", new byte[0]);
  }

  @Test
  void aMissingLabelNamesThoseThatAreThere() {
    PartitionTable table = PartitionTable.parse(table(row("nvs", 1, 2, 0x9000, 0x6000, 0)));
    assertThatThrownBy(() -> table.named("fctry"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("fctry")
        .hasMessageContaining("nvs");
  }

  @Test
  void aDoubledLabelIsRefused() {
    byte[] row = row("x", 1, 2, 0x9000, 0x1000, 0);
    PartitionTable table = PartitionTable.parse(table(row, row));
    assertThatThrownBy(() -> table.named("x"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("flash.label-twice"));
  }

  @Property
  void anyBytesAreATableOrARefusal(@ForAll @Size(max = 200) byte[] bytes) {
    try {
      assertThat(PartitionTable.parse(bytes).partitions()).isNotEmpty();
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).startsWith("flash.table-");
    }
  }

  @Property
  void anyDamageToATableIsNoticedOrCutsItOff(@ForAll int where, @ForAll byte damage) {
    byte[] whole = table(row("nvs", 1, 2, 0x9000, 0x6000, 0), row("f", 1, 2, 0x10000, 0x6000, 0));
    byte[] bytes = whole.clone();
    int at = Math.floorMod(where, 64);
    bytes[at] ^= damage;
    try {
      PartitionTable read = PartitionTable.parse(bytes);
      assertThat(read.partitions()).allMatch(PartitionTable.parse(whole).partitions()::contains);
    } catch (Refusal refusal) {
      assertThat(damage).isNotZero();
    }
  }

  private static void refused(String code, byte[] bytes) {
    assertThatThrownBy(() -> PartitionTable.parse(bytes))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  static byte[] row(String label, int type, int subtype, int offset, int size, int flags) {
    return ByteBuffer.allocate(32)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 0x50AA)
        .put((byte) type)
        .put((byte) subtype)
        .putInt(offset)
        .putInt(size)
        .put(Arrays.copyOf(label.getBytes(StandardCharsets.UTF_8), 16))
        .putInt(flags)
        .array();
  }

  static byte[] table(byte[]... rows) {
    byte[] bytes = new byte[0xC00];
    Arrays.fill(bytes, (byte) 0xFF);
    int at = 0;
    for (byte[] row : rows) {
      System.arraycopy(row, 0, bytes, at, row.length);
      at += row.length;
    }
    bytes[at] = (byte) 0xEB;
    bytes[at + 1] = (byte) 0xEB;
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(bytes, 0, at);
      System.arraycopy(md5.digest(), 0, bytes, at + 16, 16);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    return bytes;
  }
}
