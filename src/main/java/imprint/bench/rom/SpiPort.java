package imprint.bench.rom;

import imprint.esp.chip.Chip.SpiController;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The SPI controller at the flash memory, as a host drives it by register writes: user commands
 * that read an identity, and on the ESP32 the two commands of its own that write.
 */
final class SpiPort implements Peripheral {
  private static final int WINDOW = 0x100;
  private static final int START_USER_COMMAND = 1 << 18;
  private static final int ADDRESS_PHASE = 1 << 30;
  private static final int DUMMY_PHASE = 1 << 29;

  /** The ESP32's own commands. */
  private static final int WRITE_ENABLE = 1 << 30;

  private static final int PAGE_PROGRAM = 1 << 25;

  /** USR1 counts the address bits, less one, from here. */
  private static final int ADDRESS_LENGTH = 26;

  private static final int BUFFER_WORDS = 16;

  private final SpiController layout;
  private final Optional<EncryptionBlock> encryption;
  private final FlashDriver driver;
  private final NorFlash flash;
  private final int[] registers = new int[WINDOW / 4];
  private boolean writable;

  /**
   * @param encryption the block that the ESP32 has beside it; its controller has the address in the
   *     register's upper bits, and commands of its own
   */
  SpiPort(
      SpiController layout,
      Optional<EncryptionBlock> encryption,
      FlashDriver driver,
      NorFlash flash) {
    this.layout = layout;
    this.encryption = encryption;
    this.driver = driver;
    this.flash = flash;
  }

  @Override
  public boolean owns(int address) {
    return Integer.compareUnsigned(address - layout.base(), WINDOW) < 0;
  }

  @Override
  public int read(int address) {
    return registers[(address - layout.base()) / 4];
  }

  @Override
  public void write(int address, int value) {
    int offset = address - layout.base();
    if (offset != 0) {
      registers[offset / 4] = value;
    } else if ((value & START_USER_COMMAND) != 0) {
      // the start bit falls back as soon as the command is done
      execute();
    } else if (encryption.isPresent()) {
      writable |= (value & WRITE_ENABLE) != 0 && driver.attached();
      if ((value & PAGE_PROGRAM) != 0) {
        program(encryption.get());
      }
    }
  }

  /** Length in the top byte of the address register, at most what the buffer holds. */
  private void program(EncryptionBlock block) {
    int target = read(layout.address());
    int length = Math.min(target >>> 24, 4 * BUFFER_WORDS);
    boolean addressed =
        (read(layout.usr()) & DUMMY_PHASE) == 0 && read(layout.usr() + 4) >>> ADDRESS_LENGTH == 23;
    if (!writable || !addressed) {
      return;
    }
    writable = false;
    ByteBuffer plain = ByteBuffer.allocate(4 * BUFFER_WORDS).order(ByteOrder.LITTLE_ENDIAN);
    int first = (layout.w0() - layout.base()) / 4;
    Arrays.stream(registers, first, first + BUFFER_WORDS).forEach(plain::putInt);
    byte[] row = block.takeSealed().orElse(plain.array());
    flash.program(target & 0xFFFFFF, row, 0, Math.min(length, row.length));
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
    int value = read(layout.address());
    return encryption.isPresent() ? value >>> 8 : value & 0xFFFFFF;
  }
}
