package imprint.bench.rom;

import imprint.esp.chip.Chip.SpiController;

/**
 * The SPI controller at the flash memory, as a host drives it by register writes: user commands
 * that read an identity.
 */
final class SpiPort {
  private static final int WINDOW = 0x100;
  private static final int START_USER_COMMAND = 1 << 18;
  private static final int ADDRESS_PHASE = 1 << 30;
  private static final int BUFFER_WORDS = 16;

  private final SpiController layout;
  private final boolean addressLeftAligned;
  private final FlashDriver driver;
  private final NorFlash flash;
  private final int[] registers = new int[WINDOW / 4];

  /**
   * @param addressLeftAligned whether a 24-bit address stands in the register's upper bits
   */
  SpiPort(SpiController layout, boolean addressLeftAligned, FlashDriver driver, NorFlash flash) {
    this.layout = layout;
    this.addressLeftAligned = addressLeftAligned;
    this.driver = driver;
    this.flash = flash;
  }

  boolean owns(int address) {
    return Integer.compareUnsigned(address - layout.base(), WINDOW) < 0;
  }

  int read(int address) {
    return registers[(address - layout.base()) / 4];
  }

  void write(int address, int value) {
    int offset = address - layout.base();
    if (offset != 0) {
      registers[offset / 4] = value;
    } else if ((value & START_USER_COMMAND) != 0) {
      // the start bit falls back as soon as the command is done
      execute();
    }
  }

  private void execute() {
    int bits = (read(layout.misoLength()) & 0x3FF) + 1;
    for (int i = 0; i < (bits + 31) / 32 && i < BUFFER_WORDS; i++) {
      int word = driver.attached() ? flash.reply(read(layout.usr2()) & 0xFF, address(), i) : -1;
      int left = bits - 32 * i;
      registers[(layout.w0() - layout.base()) / 4 + i] =
          left >= 32 ? word : word & ((1 << left) - 1);
    }
  }

  private int address() {
    if ((read(layout.usr()) & ADDRESS_PHASE) == 0) {
      return 0;
    }
    int value = read(layout.base() + 4);
    return addressLeftAligned ? value >>> 8 : value & 0xFFFFFF;
  }
}
