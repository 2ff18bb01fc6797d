package imprint.bench.rom;

/** Erases just ahead of the writing, and only sectors that are not blank. */
final class StubEraser {
  private static final byte BLANK = (byte) 0xFF;

  private final FlashDriver driver;
  private final byte[] sector = new byte[NorFlash.SECTOR];

  /** Everything from the beginning of the writing up to here is erased. */
  private long erased;

  StubEraser(FlashDriver driver) {
    this.driver = driver;
  }

  /** Writing begins at {@code address}; the sector that it is in counts as a whole. */
  void begin(long address) {
    erased = address - address % NorFlash.SECTOR;
  }

  /** Makes room up to {@code end}; false when the memory cannot be reached. */
  boolean erase(long end) {
    while (erased < end) {
      if (!driver.read(erased, sector, sector.length)) {
        return false;
      }
      if (!blank() && !driver.erase(erased, NorFlash.SECTOR)) {
        return false;
      }
      erased += NorFlash.SECTOR;
    }
    return true;
  }

  private boolean blank() {
    for (byte b : sector) {
      if (b != BLANK) {
        return false;
      }
    }
    return true;
  }
}
