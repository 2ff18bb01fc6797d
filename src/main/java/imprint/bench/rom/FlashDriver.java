package imprint.bench.rom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ROM's own flash routines: what they check before they touch the memory, and their time. */
final class FlashDriver {
  /** What every ROM believes until it is told otherwise. */
  private static final long DEFAULT_SIZE = 2 << 20;

  private static final int SECTORS_IN_BLOCK = 16;
  private static final int DIGEST_STEP = 128;

  /** A job beyond this many bytes outlasts everybody's patience: as good as an endless loop. */
  private static final long PATIENCE = 64 << 20;

  private final NorFlash flash;
  private final Timing timing;
  private final Surroundings surroundings;
  private final FlashSupply supply;
  private boolean attached;
  private long size = DEFAULT_SIZE;

  FlashDriver(NorFlash flash, FlashSupply supply, Timing timing, Surroundings surroundings) {
    this.supply = supply;
    this.flash = flash;
    this.timing = timing;
    this.surroundings = surroundings;
  }

  /** Connects the pins; before that the memory does not answer. */
  void attach() {
    attached = true;
  }

  /** Whether the memory answers. */
  boolean attached() {
    return attached && supply.on();
  }

  void size(long bytes) {
    size = bytes;
  }

  /** Whether all of a range can be reached. */
  boolean reachable(long address, long length) {
    boolean reachable = attached() && address + length <= size;
    if (reachable && length > PATIENCE) {
      throw new ChipHangs("work for hours");
    }
    return reachable;
  }

  /** Erases whole sectors; false when the place is not the ROM's to erase. */
  boolean erase(long address, long length) {
    if (address % NorFlash.SECTOR != 0 || !reachable(address, length)) {
      return false;
    }
    long sector = address / NorFlash.SECTOR;
    long left = (length + NorFlash.SECTOR - 1) / NorFlash.SECTOR;
    if (left > 0 && flash.eraseHangs()) {
      throw new ChipHangs("erase");
    }
    // the first block's worth goes singly, even from a block's beginning
    long single = Math.min(left, SECTORS_IN_BLOCK - sector % SECTORS_IN_BLOCK);
    while (left > 0) {
      boolean block = single == 0 && left > SECTORS_IN_BLOCK;
      int sectors = block ? SECTORS_IN_BLOCK : 1;
      flash.erase(sector * NorFlash.SECTOR, sectors * NorFlash.SECTOR);
      surroundings.work((block ? timing.blockErase() : timing.sectorErase()).toNanos());
      sector += sectors;
      left -= sectors;
      single = Math.max(0, single - sectors);
    }
    return true;
  }

  boolean program(long address, byte[] bytes, int from, int length) {
    if (!reachable(address, length)) {
      return false;
    }
    flash.program(address, bytes, from, length);
    surroundings.work(Timing.share(timing.program(), length));
    return true;
  }

  boolean read(long address, byte[] into, int length) {
    if (!reachable(address, length)) {
      return false;
    }
    flash.read(address, into, length);
    surroundings.work(Timing.share(timing.read(), length));
    return true;
  }

  /** MD5 as 32 lower-case digits, or nothing when a part of the range cannot be read. */
  byte[] digest(long address, long length) {
    return HexFormat.of().formatHex(md5(address, length)).getBytes(StandardCharsets.US_ASCII);
  }

  /** MD5 as 16 bytes, or nothing when a part of the range cannot be read. */
  byte[] md5(long address, long length) {
    if (!reachable(address, length)) {
      return new byte[0];
    }
    MessageDigest md5 = newMd5();
    byte[] step = new byte[DIGEST_STEP];
    for (long done = 0; done < length; done += DIGEST_STEP) {
      int part = (int) Math.min(DIGEST_STEP, length - done);
      flash.read(address + done, step, part);
      md5.update(step, 0, part);
    }
    surroundings.work(Timing.share(timing.digest(), length));
    return md5.digest();
  }

  static MessageDigest newMd5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
