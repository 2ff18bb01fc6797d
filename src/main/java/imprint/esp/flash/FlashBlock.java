package imprint.esp.flash;

import imprint.esp.chip.Chip.SpiController;
import imprint.esp.chip.Chips;
import imprint.esp.rom.Command.WriteRegisters;
import imprint.esp.rom.Command.WriteRegisters.Write;
import imprint.esp.rom.Loader;
import imprint.esp.rom.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The ESP32's flash encryption block, driven by register writes: its loader has no command for it
 * (rom-protocol 14.1). Right to the bit in an emulator of the ROM; never tried on silicon.
 */
record FlashBlock(Loader loader) {
  /** Bytes that it encrypts at once; their address is a multiple of this. */
  static final int ROW = 32;

  private static final SpiController SPI = Chips.ESP32.spi();
  private static final int BUFFER = 0x3FF5B000;
  private static final int START = 0x3FF5B020;
  private static final int ADDRESS = 0x3FF5B024;
  private static final int GATE = 0x3FF000C8;
  private static final int GATE_OPEN = 0x101;
  private static final int SPI_USER = 0x3FF4201C;
  private static final int SPI_USER_MOSI = 1 << 29;
  private static final int SPI_USER1 = 0x3FF42020;
  private static final int SPI_ADDRESS_BITS = 0x5C000000;
  private static final int WRITE_ENABLE = 0x40000000;
  private static final int PAGE_PROGRAM = 0x02000000;
  private static final int ROW_LENGTH = ROW << 24;
  private static final int ENCRYPTION_MICROS = 50;
  private static final int PROGRAM_MICROS = 3000;

  /** Opens the way from the encryption block to the memory. */
  Reply prepare() throws IOException {
    return send(
        List.of(
            new Write(SPI_USER, 0, SPI_USER_MOSI, 0),
            new Write(SPI_USER1, SPI_ADDRESS_BITS, ~0x03FFFFFF, 0),
            new Write(GATE, GATE_OPEN, GATE_OPEN, 0)));
  }

  /**
   * Encrypts and programs one row.
   *
   * @param address of the row in flash
   * @param from its first byte in {@code image}
   */
  Reply write(int address, byte[] image, int from) throws IOException {
    ByteBuffer row = ByteBuffer.wrap(image, from, ROW).slice().order(ByteOrder.LITTLE_ENDIAN);
    List<Write> writes = new ArrayList<>();
    writes.add(Write.of(ADDRESS, address));
    for (int at = 0; at < ROW; at += 4) {
      writes.add(Write.of(BUFFER + at, row.getInt(at)));
    }
    writes.add(Write.of(START, 1));
    // a delay passes before its own write
    writes.add(new Write(SPI.command(), WRITE_ENABLE, -1, ENCRYPTION_MICROS));
    for (int at = 0; at < ROW; at += 4) {
      writes.add(new Write(SPI.w0() + at, row.getInt(at), -1, at == 0 ? ENCRYPTION_MICROS : 0));
    }
    writes.add(Write.of(SPI.address(), ROW_LENGTH | (address & 0xFFFFFF)));
    writes.add(Write.of(SPI.command(), PAGE_PROGRAM));
    writes.add(new Write(Chips.ESP32.uart().date(), 0, 0, PROGRAM_MICROS));
    return send(writes);
  }

  /** Closes it again. */
  Reply rest() throws IOException {
    return send(List.of(new Write(GATE, 0, GATE_OPEN, 0)));
  }

  private Reply send(List<Write> writes) throws IOException {
    return loader.exchange(new WriteRegisters(writes));
  }
}
