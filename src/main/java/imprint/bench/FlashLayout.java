package imprint.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What lies in a board's flash memory when it comes from the module maker's line. */
final class FlashLayout {
  /** Where the partition table is, in this project as in most. */
  static final int TABLE = 0x8000;

  private static final int ROW = 32;
  private static final int TABLE_SIZE = 0xC00;
  private static final byte TYPE_APP = 0;
  private static final byte TYPE_DATA = 1;
  private static final byte DATA_PHY = 1;
  private static final byte DATA_OTA = 0;
  private static final byte DATA_NVS = 2;
  private static final byte DATA_NVS_KEYS = 4;
  private static final byte TYPE_SECURE_CERT = 0x3F;
  private static final int ENCRYPTED = 1;
  private static final int APPLICATION = 0x10000;

  /** Lengths of the programs that a board comes with. */
  private static final int LOADER_LENGTH = 0x2000;

  private static final int APPLICATION_LENGTH = 0x3000;

  /** One row of a partition table; offset and size in bytes. */
  record Row(String label, byte type, byte subtype, int offset, int size, int flags) {
    boolean isNvs(String wanted) {
      return label.equals(wanted) && type == TYPE_DATA && subtype == DATA_NVS;
    }

    boolean isSecureCert() {
      return type == TYPE_SECURE_CERT;
    }

    boolean isNvsKeys() {
      return type == TYPE_DATA && subtype == DATA_NVS_KEYS;
    }

    boolean isApplication() {
      return type == TYPE_APP;
    }

    /**
     * Whether a program reads it through the decryption: where the table says so, and always where
     * the boot loader, its choice of an application, or the keys of encrypted NVS are concerned.
     */
    boolean isEncrypted() {
      boolean always = type == TYPE_DATA && (subtype == DATA_OTA || subtype == DATA_NVS_KEYS);
      return (flags & ENCRYPTED) != 0 || type == TYPE_APP || always;
    }

    /** Whether all of it lies in a memory of {@code bytes}. */
    boolean within(int bytes) {
      return offset >= 0 && size >= 0 && offset + (long) size <= bytes;
    }
  }

  private FlashLayout() {}

  /** Boot loader, partition table and application are there; data partitions are erased. */
  static byte[] withFirmware(int size, int bootloader) {
    byte[] flash = blank(size);
    byte[] loader = ProgramImage.of(LOADER_LENGTH);
    byte[] application = ProgramImage.of(APPLICATION_LENGTH);
    System.arraycopy(loader, 0, flash, bootloader, loader.length);
    System.arraycopy(application, 0, flash, APPLICATION, application.length);
    byte[] table =
        table(
            List.of(
                new Row("nvs", TYPE_DATA, DATA_NVS, 0x9000, 0x6000, 0),
                new Row("phy_init", TYPE_DATA, DATA_PHY, 0xF000, 0x1000, 0),
                new Row("factory", TYPE_APP, (byte) 0, APPLICATION, 0x180000, 0),
                new Row(
                    "esp_secure_cert",
                    TYPE_SECURE_CERT,
                    (byte) 6,
                    size - 0x22000,
                    0x2000,
                    ENCRYPTED),
                new Row("fctry", TYPE_DATA, DATA_NVS, size - 0x20000, 0x6000, 0),
                new Row("nvs_keys", TYPE_DATA, DATA_NVS_KEYS, size - 0x1A000, 0x1000, ENCRYPTED)));
    System.arraycopy(table, 0, flash, TABLE, table.length);
    return flash;
  }

  static byte[] blank(int size) {
    byte[] flash = new byte[size];
    Arrays.fill(flash, (byte) 0xFF);
    return flash;
  }

  /** Whether an image of a program begins at {@code offset}. */
  static boolean hasImage(byte[] flash, int offset) {
    return ProgramImage.at(flash, offset);
  }

  /** The rows of a table, up to the first that is none. */
  static List<Row> rows(byte[] table) {
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at + ROW <= table.length; at += ROW) {
      ByteBuffer row = ByteBuffer.wrap(table, at, ROW).order(ByteOrder.LITTLE_ENDIAN);
      if (row.getShort() != 0x50AA) {
        break;
      }
      byte type = row.get();
      byte subtype = row.get();
      int offset = row.getInt();
      int size = row.getInt();
      byte[] label = new byte[16];
      row.get(label);
      String name = new String(label, StandardCharsets.ISO_8859_1);
      rows.add(new Row(name.replaceAll("\0.*", ""), type, subtype, offset, size, row.getInt()));
    }
    return rows;
  }

  private static byte[] table(List<Row> rows) {
    byte[] table = blank(TABLE_SIZE);
    ByteBuffer out = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    for (Row row : rows) {
      out.putShort((short) 0x50AA).put(row.type()).put(row.subtype());
      out.putInt(row.offset()).putInt(row.size());
      out.put(Arrays.copyOf(row.label().getBytes(StandardCharsets.US_ASCII), 16));
      out.putInt(row.flags());
    }
    int end = out.position();
    out.putShort((short) 0xEBEB).position(end + 16);
    out.put(md5(table, end));
    return table;
  }

  private static byte[] md5(byte[] bytes, int length) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(bytes, 0, length);
      return md5.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
