package imprint.cli;

import imprint.esp.chip.Chip;
import imprint.esp.flash.encryption.FlashKey;
import imprint.esp.flash.encryption.FlashScheme;
import imprint.nvs.NvsKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;

/** Boards whose flash memory is a file, and what is flashed to them. */
final class BoardOnDesk {
  static final int FCTRY = (4 << 20) - 0x20000;
  static final int FCTRY_SIZE = 0x6000;
  static final int KEYS = (4 << 20) - 0x1A000;
  static final int KEYS_SIZE = 0x1000;
  static final String MAC = "24:6f:28:01:02:03";

  final Path folder;
  final byte[] key = new byte[32];

  BoardOnDesk(Path folder) throws IOException {
    this.folder = folder;
    new SecureRandom().nextBytes(key);
    byte[] data = new byte[5000];
    new SecureRandom().nextBytes(data);
    file("fctry.bin", data);
    file("keys.bin", keys());
    secret("flash.key", key);
  }

  /** A keys partition with a new key. */
  static byte[] keys() {
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      return key.toPartition();
    }
  }

  Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  Path secret(String name, byte[] content) throws IOException {
    Path file = file(name, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  /** The port of one board, which remembers what is flashed to it. */
  String port(String chip, String options) {
    return "sim:%s?time=off&mac=%s&flash=%s&%s".formatted(chip, MAC, path("board.bin"), options);
  }

  /** As {@link #port}, with the key burnt that is in {@code flash.key}. */
  String keyed(String chip, String options) {
    return port(chip, "key=" + path("flash.key") + "&" + options);
  }

  /** What lies in the flash memory. */
  byte[] flash(int from, int length) throws IOException {
    return Arrays.copyOfRange(bytes("board.bin"), from, from + length);
  }

  /** What the chip's program sees there through the decryption. */
  byte[] decrypted(Chip chip, int from, int length) throws IOException {
    try (FlashKey known = FlashKey.read(folder.resolve("flash.key"), chip)) {
      FlashScheme scheme = chip.key().equals("esp32") ? known.scheme(0xF) : known.scheme();
      return scheme.decrypt(from, flash(from, length));
    }
  }

  /** A file's content, filled up as a partition's is. */
  byte[] filled(String name, int size) throws IOException {
    byte[] content = bytes(name);
    byte[] filled = Arrays.copyOf(content, size);
    Arrays.fill(filled, content.length, size, (byte) 0xFF);
    return filled;
  }

  /** Says that it is a program, and is random besides, so that nothing of it is left out. */
  static byte[] program(Chip chip, int length) {
    byte[] image = new byte[length];
    new Random(length).nextBytes(image);
    byte[] header = {(byte) 0xE9, 4, 2, 0x2F};
    System.arraycopy(header, 0, image, 0, header.length);
    image[12] = (byte) chip.id();
    Arrays.fill(image, 13, 24, (byte) 0);
    return image;
  }

  /** A row of a partition table. */
  record Row(String label, int type, int subtype, int offset, int size, int flags) {}

  /** A partition table without the row of its hash, as old firmware has. */
  static byte[] table(Row... rows) {
    byte[] table = new byte[0xC00];
    Arrays.fill(table, (byte) 0xFF);
    ByteBuffer out = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    for (Row row : rows) {
      out.putShort((short) 0x50AA).put((byte) row.type()).put((byte) row.subtype());
      out.putInt(row.offset()).putInt(row.size());
      out.put(Arrays.copyOf(row.label().getBytes(StandardCharsets.US_ASCII), 16));
      out.putInt(row.flags());
    }
    return table;
  }

  /** The table that simulated boards come with, as a file. */
  Path usualTable() throws IOException {
    return file(
        "table.bin",
        table(
            new Row("nvs", 1, 2, 0x9000, 0x6000, 0),
            new Row("phy_init", 1, 1, 0xF000, 0x1000, 0),
            new Row("factory", 0, 0, 0x10000, 0x180000, 0),
            new Row("esp_secure_cert", 0x3F, 6, FCTRY - 0x2000, 0x2000, 1),
            new Row("fctry", 1, 2, FCTRY, FCTRY_SIZE, 0),
            new Row("nvs_keys", 1, 4, KEYS, KEYS_SIZE, 1)));
  }
}
