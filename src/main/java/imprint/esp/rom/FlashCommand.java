package imprint.esp.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** The commands about flash memory (rom-protocol 4). */
public sealed interface FlashCommand extends Command {
  /** Erase unit of the flash, and what FLASH_BEGIN's offset must be a multiple of. */
  int SECTOR = 0x1000;

  /**
   * Block size for FLASH_DATA: larger than the customary 0x400, below the ROM's limit of 0x1800.
   */
  int BLOCK = 0x1000;

  /** The loader's addresses have 24 bits: what lies above wraps round to 0 (rom-protocol 11). */
  int ADDRESSABLE = 1 << 24;

  /** The fifth word of a begin command, which the ROM's length check makes a matter of the chip. */
  enum Encryption {
    /** Only the ESP32's ROM, which cannot encrypt, takes a begin without the word. */
    NO_WORD,
    /** Bytes are written as they are. */
    OFF,
    /** The chip encrypts with its own key what it is sent. */
    ON;

    byte[] words(int size, int packets, int packetSize, int offset) {
      return this == NO_WORD
          ? Command.words(size, packets, packetSize, offset)
          : Command.words(size, packets, packetSize, offset, this == ON ? 1 : 0);
    }
  }

  /**
   * Connects the flash chip.
   *
   * @param pins 0 for the default pins, else HD&lt;&lt;24 | CS&lt;&lt;18 | D&lt;&lt;12 | Q&lt;&lt;6
   *     | CLK
   */
  record SpiAttach(int pins) implements FlashCommand {
    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public int opcode() {
      return 0x0D;
    }

    @Override
    public byte[] data() {
      return Command.words(pins, 0);
    }
  }

  /** Tells the ROM the flash size in bytes; until then it believes 2 MiB. */
  record SpiSetParams(int size) implements FlashCommand {
    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public int opcode() {
      return 0x0B;
    }

    @Override
    public byte[] data() {
      return Command.words(0, size, 0x10000, SECTOR, 0x100, 0xFFFF);
    }
  }

  /**
   * Erases, and opens a region for FLASH_DATA. Answered after the erase.
   *
   * @param eraseSize bytes from {@code offset}; 0 sets the place alone
   * @param packets that will follow
   * @param packetSize largest of them
   * @param offset multiple of {@link #SECTOR}
   * @param encryption what the fifth word says
   */
  record FlashBegin(int eraseSize, int packets, int packetSize, int offset, Encryption encryption)
      implements FlashCommand {
    @Override
    public boolean changesMemory() {
      return eraseSize > 0;
    }

    @Override
    public int opcode() {
      return 0x02;
    }

    @Override
    public byte[] data() {
      return encryption.words(eraseSize, packets, packetSize, offset);
    }

    @Override
    public Duration patience() {
      return FlashCommand.erasing(eraseSize);
    }
  }

  /** One block of a region; its length must be a multiple of 4. Never send one twice. */
  record FlashData(int sequence, byte[] block) implements FlashCommand {
    @Override
    public boolean changesMemory() {
      return true;
    }

    @Override
    public int opcode() {
      return 0x03;
    }

    @Override
    public byte[] data() {
      return FlashCommand.block(sequence, block);
    }

    @Override
    public int checksum() {
      return FlashCommand.xor(block);
    }
  }

  /**
   * Erases, and opens a region for one zlib stream in {@code packets} packets, which must be exact.
   * Not for the ESP32, whose ROM writes more than the stream holds.
   *
   * @param size bytes to erase and to write, uncompressed
   */
  record DeflateBegin(int size, int packets, int packetSize, int offset) implements FlashCommand {
    @Override
    public boolean changesMemory() {
      return true;
    }

    @Override
    public int opcode() {
      return 0x10;
    }

    @Override
    public byte[] data() {
      return Encryption.OFF.words(size, packets, packetSize, offset);
    }

    @Override
    public Duration patience() {
      return FlashCommand.erasing(size);
    }
  }

  /**
   * One piece of the stream; nothing may follow its last byte (the ROM would hang).
   *
   * @param expands most bytes that it may cause to be programmed
   */
  record DeflateData(int sequence, byte[] piece, int expands) implements FlashCommand {
    @Override
    public boolean changesMemory() {
      return true;
    }

    @Override
    public int opcode() {
      return 0x11;
    }

    @Override
    public byte[] data() {
      return FlashCommand.block(sequence, piece);
    }

    @Override
    public int checksum() {
      return FlashCommand.xor(piece);
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(3000 + 40_000L * expands / (1 << 20));
    }
  }

  /** MD5 over raw flash, answered as 32 lower-case hex characters. */
  record FlashMd5(int offset, int length) implements FlashCommand {
    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public int opcode() {
      return 0x13;
    }

    @Override
    public byte[] data() {
      return Command.words(offset, length, 0, 0);
    }

    @Override
    public int payloadLength() {
      return 32;
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(3000 + 8000L * length / (1 << 20));
    }
  }

  /** Raw flash, at most 64 bytes; the answer always carries 64. */
  record ReadFlash(int offset, int length) implements FlashCommand {
    public static final int MOST = 64;

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public int opcode() {
      return 0x0E;
    }

    @Override
    public byte[] data() {
      return Command.words(offset, length);
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(1);
    }

    @Override
    public int payloadLength() {
      return MOST;
    }
  }

  /** The words before the bytes to write, and these. */
  private static byte[] block(int sequence, byte[] bytes) {
    return ByteBuffer.allocate(16 + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length)
        .putInt(sequence)
        .putLong(0)
        .put(bytes)
        .array();
  }

  private static int xor(byte[] bytes) {
    int sum = 0xEF;
    for (byte b : bytes) {
      sum ^= b & 0xFF;
    }
    return sum;
  }

  /** 0.6 s a sector is the worst that the flash chips' makers allow. */
  private static Duration erasing(int size) {
    return Duration.ofMillis(1000 + 600L * Math.ceilDiv(size, SECTOR));
  }
}
