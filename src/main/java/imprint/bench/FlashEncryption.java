package imprint.bench;

import imprint.bench.rom.FlashCipher;
import imprint.bench.rom.NorFlash;
import imprint.esp.chip.Chip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which parts of a board's flash are encrypted, and how they look on either side: ESP-IDF's boot
 * loader encrypts itself, the partition table, programs, and the data partitions that are flagged
 * or hold keys; all else stays as it is written.
 */
final class FlashEncryption {
  /** A piece of flash; offset and length in bytes, whole sectors. */
  record Part(String name, int offset, int length) {}

  private static final int TABLE_SIZE = 0xC00;

  private final Chip chip;
  private final FlashCipher cipher;

  FlashEncryption(Chip chip, FlashCipher cipher) {
    this.chip = chip;
    this.cipher = cipher;
  }

  /** The parts of a flash that is plain yet, in the order in which they are encrypted. */
  List<Part> parts(byte[] plain) {
    List<Part> parts = new ArrayList<>();
    int loader = chip.boot().loader();
    int room = FlashLayout.TABLE - loader;
    parts.add(new Part("bootloader", loader, ProgramImage.sectors(plain, loader, room)));
    parts.add(new Part("partition table", FlashLayout.TABLE, NorFlash.SECTOR));
    for (FlashLayout.Row row : rows(plain)) {
      if (row.isEncrypted() && row.within(plain.length) && row.offset() % NorFlash.SECTOR == 0) {
        part(row, plain).ifPresent(parts::add);
      }
    }
    return parts;
  }

  /** Of a program its own length, and nothing where there is none. */
  private static Optional<Part> part(FlashLayout.Row row, byte[] plain) {
    if (row.isApplication()) {
      return row.size() >= NorFlash.SECTOR && ProgramImage.at(plain, row.offset())
          ? Optional.of(
              new Part(
                  row.label(), row.offset(), ProgramImage.sectors(plain, row.offset(), row.size())))
          : Optional.empty();
    }
    int whole = row.size() / NorFlash.SECTOR * NorFlash.SECTOR;
    return whole == 0 ? Optional.empty() : Optional.of(new Part(row.label(), row.offset(), whole));
  }

  private static List<FlashLayout.Row> rows(byte[] plain) {
    return FlashLayout.rows(
        Arrays.copyOfRange(plain, FlashLayout.TABLE, FlashLayout.TABLE + TABLE_SIZE));
  }

  /** {@code flash} as the boot loader leaves it; data partitions that were blank stay blank. */
  byte[] sealedAtTheFactory(byte[] flash) {
    byte[] sealed = flash.clone();
    for (Part part : parts(flash)) {
      if (!blank(flash, part)) {
        byte[] cipherText = cipher.encrypt(part.offset(), flash, part.offset(), part.length());
        System.arraycopy(cipherText, 0, sealed, part.offset(), part.length());
      }
    }
    return sealed;
  }

  private static boolean blank(byte[] flash, Part part) {
    for (int i = 0; i < part.length(); i++) {
      if (flash[part.offset() + i] != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** What a program sees of {@code flash}: encrypted parts through the decryption, others raw. */
  byte[] seen(byte[] flash) {
    byte[] seen = flash.clone();
    open(flash, seen, chip.boot().loader(), FlashLayout.TABLE - chip.boot().loader());
    open(flash, seen, FlashLayout.TABLE, NorFlash.SECTOR);
    for (FlashLayout.Row row : rows(seen)) {
      if (row.isEncrypted() && row.within(flash.length) && row.offset() % NorFlash.SECTOR == 0) {
        int length = row.isApplication() ? Math.min(row.size(), NorFlash.SECTOR) : row.size();
        open(flash, seen, row.offset(), length / NorFlash.SECTOR * NorFlash.SECTOR);
      }
    }
    return seen;
  }

  private void open(byte[] flash, byte[] seen, int offset, int length) {
    System.arraycopy(cipher.decrypt(offset, flash, offset, length), 0, seen, offset, length);
  }

  /** Whether this flash went through a first start: its boot loader is there, under the key. */
  boolean done(byte[] flash) {
    int loader = chip.boot().loader();
    boolean plain = ProgramImage.at(flash, loader);
    return !plain && ProgramImage.at(cipher.decrypt(loader, flash, loader, 16), 0);
  }

  FlashCipher cipher() {
    return cipher;
  }
}
