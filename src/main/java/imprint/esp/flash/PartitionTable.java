package imprint.esp.flash;

import imprint.esp.rom.FlashCommand;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The partition table of a board: rows of 32 bytes, closed by a row with the MD5 of those before it
 * (ESP-IDF, partition tables).
 */
public record PartitionTable(List<Partition> partitions) {
  /** Where ESP-IDF puts the table unless a project says otherwise. */
  public static final int OFFSET = 0x8000;

  /** Most bytes that a table has: 96 rows. */
  public static final int SIZE = 0xC00;

  /** Bytes of a row. */
  public static final int ROW = 32;

  private static final int ROW_MAGIC = 0x50AA;
  private static final int MD5_MAGIC = 0xEBEB;
  private static final int BLANK = 0xFFFF;

  public PartitionTable {
    partitions = List.copyOf(partitions);
  }

  /**
   * Reads a table from its start; what follows its last row is not looked at.
   *
   * @throws Refusal flash.table-absent, flash.table-damaged
   */
  public static PartitionTable parse(byte[] bytes) {
    List<Partition> rows = new ArrayList<>();
    for (int at = 0; at + ROW <= bytes.length; at += ROW) {
      ByteBuffer row = ByteBuffer.wrap(bytes, at, ROW).slice().order(ByteOrder.LITTLE_ENDIAN);
      int magic = row.getShort(0) & 0xFFFF;
      if (magic == ROW_MAGIC) {
        rows.add(partition(row));
        continue;
      }
      if (magic == MD5_MAGIC && !md5Fits(bytes, at)) {
        throw Refusal.of("flash.table-damaged");
      }
      if (magic != MD5_MAGIC && magic != BLANK) {
        throw Refusal.of(rows.isEmpty() ? "flash.table-absent" : "flash.table-damaged");
      }
      break;
    }
    if (rows.isEmpty()) {
      throw Refusal.of("flash.table-absent");
    }
    return new PartitionTable(rows);
  }

  /**
   * Reads a table from a file, as ESP-IDF's generator makes it.
   *
   * @throws Refusal flash.table-file, file.absent, file.unreadable, file.empty, file.too-large
   */
  public static PartitionTable read(Path file) {
    // it fills three quarters of a sector; some tools fill up the rest
    return in(file, InputFile.read(file, FlashCommand.SECTOR));
  }

  /**
   * The table that a file holds.
   *
   * @param name of the file
   * @throws Refusal flash.table-file
   */
  public static PartitionTable in(Object name, byte[] content) {
    try {
      return parse(content);
    } catch (Refusal wrong) {
      throw new Refusal(Finding.error("flash.table-file", name), wrong);
    }
  }

  /** True when {@code bytes} start with a row of a table. */
  public static boolean looksLike(byte[] bytes) {
    return bytes.length >= ROW && !lastRow(bytes, 0);
  }

  /** True when the row that starts at {@code at} ends a table. */
  static boolean lastRow(byte[] bytes, int at) {
    int magic = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    return magic != ROW_MAGIC;
  }

  /**
   * The one partition with this label.
   *
   * @throws Refusal flash.label-absent, flash.label-twice
   */
  public Partition named(String label) {
    List<Partition> found = partitions.stream().filter(p -> p.label().equals(label)).toList();
    return switch (found.size()) {
      case 0 ->
          throw Refusal.of(
              "flash.label-absent",
              label,
              String.join(", ", partitions.stream().map(Partition::label).toList()));
      case 1 -> found.getFirst();
      default -> throw Refusal.of("flash.label-twice", label);
    };
  }

  /**
   * Refuses a partition that shares flash with another, with this table, or with what the ROM needs
   * below it.
   *
   * @param tableAt where the board keeps this table
   * @throws Refusal flash.shared
   */
  void refuseShared(Partition partition, int tableAt) {
    if (Integer.compareUnsigned(partition.offset(), tableAt + FlashCommand.SECTOR) < 0) {
      throw Refusal.of("flash.shared", partition.label(), "0x%x".formatted(tableAt));
    }
    for (Partition other : partitions) {
      boolean apart =
          other.label().equals(partition.label())
              || Integer.toUnsignedLong(other.offset()) >= partition.end()
              || other.end() <= Integer.toUnsignedLong(partition.offset());
      if (!apart) {
        throw Refusal.of("flash.shared", partition.label(), other.label());
      }
    }
  }

  private static Partition partition(ByteBuffer row) {
    byte[] label = new byte[16];
    row.get(12, label);
    int length = 0;
    while (length < label.length && label[length] != 0) {
      length++;
    }
    return new Partition(
        new String(label, 0, length, StandardCharsets.UTF_8),
        row.get(2) & 0xFF,
        row.get(3) & 0xFF,
        row.getInt(4),
        row.getInt(8),
        row.getInt(28));
  }

  private static boolean md5Fits(byte[] bytes, int at) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(bytes, 0, at);
      return Arrays.equals(md5.digest(), Arrays.copyOfRange(bytes, at + 16, at + ROW));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
