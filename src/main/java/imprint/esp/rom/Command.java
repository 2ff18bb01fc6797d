package imprint.esp.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/**
 * A command of the ROM loader as data: opcode, exact data bytes (all words little-endian), the
 * payload its answer carries, and how long the ROM may take (rom-protocol 4 and 16).
 */
public sealed interface Command {
  /** Erase unit of the flash, and what FLASH_BEGIN's offset must be a multiple of. */
  int SECTOR = 0x1000;

  /**
   * Block size for FLASH_DATA: larger than the customary 0x400, below the ROM's limit of 0x1800.
   */
  int BLOCK = 0x1000;

  int opcode();

  byte[] data();

  /** Payload bytes of a good answer, status not included. */
  default int payloadLength() {
    return 0;
  }

  /** XOR checksum over the data to write, start value 0xEF; 0 for commands that carry none. */
  default int checksum() {
    return 0;
  }

  /** Some ROMs lack this command. */
  default boolean maybeUnknown() {
    return false;
  }

  default Duration patience() {
    return Duration.ofSeconds(3);
  }

  /** The packet that goes into one SLIP frame. */
  default byte[] packet() {
    byte[] data = data();
    return ByteBuffer.allocate(8 + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0)
        .put((byte) opcode())
        .putShort((short) data.length)
        .putInt(checksum())
        .put(data)
        .array();
  }

  /** Says hello; the first one after a reset also lets the ROM measure the line rate. */
  record Sync() implements Command {
    @Override
    public int opcode() {
      return 0x08;
    }

    @Override
    public byte[] data() {
      byte[] data = new byte[36];
      java.util.Arrays.fill(data, (byte) 0x55);
      System.arraycopy(new byte[] {0x07, 0x07, 0x12, 0x20}, 0, data, 0, 4);
      return data;
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(100);
    }
  }

  /** Flags, encryption count, key purposes, chip id. */
  record GetSecurityInfo() implements Command {
    @Override
    public int opcode() {
      return 0x14;
    }

    @Override
    public boolean maybeUnknown() {
      return true;
    }

    @Override
    public byte[] data() {
      return new byte[0];
    }

    @Override
    public int payloadLength() {
      return 20;
    }
  }

  record ReadRegister(int address) implements Command {
    @Override
    public int opcode() {
      return 0x0A;
    }

    @Override
    public byte[] data() {
      return words(address);
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(1);
    }
  }

  /** Several read-modify-writes in one frame: the ROM takes as many tuples as fit. */
  record WriteRegisters(List<Write> writes) implements Command {
    /** After waiting {@code delayMicros}: register = (old AND NOT mask) OR (value AND mask). */
    public record Write(int address, int value, int mask, int delayMicros) {
      public static Write of(int address, int value) {
        return new Write(address, value, -1, 0);
      }
    }

    public WriteRegisters {
      writes = List.copyOf(writes);
    }

    @Override
    public int opcode() {
      return 0x09;
    }

    @Override
    public byte[] data() {
      ByteBuffer data = ByteBuffer.allocate(16 * writes.size()).order(ByteOrder.LITTLE_ENDIAN);
      for (Write write : writes) {
        data.putInt(write.address).putInt(write.value).putInt(write.mask).putInt(write.delayMicros);
      }
      return data.array();
    }
  }

  /**
   * Connects the flash chip.
   *
   * @param pins 0 for the default pins, else HD&lt;&lt;24 | CS&lt;&lt;18 | D&lt;&lt;12 | Q&lt;&lt;6
   *     | CLK
   */
  record SpiAttach(int pins) implements Command {
    @Override
    public int opcode() {
      return 0x0D;
    }

    @Override
    public byte[] data() {
      return words(pins, 0);
    }
  }

  /** Tells the ROM the flash size in bytes; until then it believes 2 MiB. */
  record SpiSetParams(int size) implements Command {
    @Override
    public int opcode() {
      return 0x0B;
    }

    @Override
    public byte[] data() {
      return words(0, size, 0x10000, SECTOR, 0x100, 0xFFFF);
    }
  }

  /**
   * Erases, and opens a region for FLASH_DATA. Answered after the erase.
   *
   * @param wide send the fifth word (all chips but ESP32; the ROM compares the length exactly)
   */
  record FlashBegin(int eraseSize, int packets, int packetSize, int offset, boolean wide)
      implements Command {
    @Override
    public int opcode() {
      return 0x02;
    }

    @Override
    public byte[] data() {
      return wide
          ? words(eraseSize, packets, packetSize, offset, 0)
          : words(eraseSize, packets, packetSize, offset);
    }

    /** 0.6 s a sector is the worst that the flash chips' makers allow. */
    @Override
    public Duration patience() {
      return Duration.ofMillis(1000 + 600L * Math.ceilDiv(eraseSize, SECTOR));
    }
  }

  /** One block of a region; its length must be a multiple of 4. Never send one twice. */
  record FlashData(int sequence, byte[] block) implements Command {
    @Override
    public int opcode() {
      return 0x03;
    }

    @Override
    public byte[] data() {
      return ByteBuffer.allocate(16 + block.length)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(block.length)
          .putInt(sequence)
          .putLong(0)
          .put(block)
          .array();
    }

    @Override
    public int checksum() {
      int sum = 0xEF;
      for (byte b : block) {
        sum ^= b & 0xFF;
      }
      return sum;
    }
  }

  /** MD5 over raw flash, answered as 32 lower-case hex characters. */
  record FlashMd5(int offset, int length) implements Command {
    @Override
    public int opcode() {
      return 0x13;
    }

    @Override
    public byte[] data() {
      return words(offset, length, 0, 0);
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
  record ReadFlash(int offset, int length) implements Command {
    public static final int MOST = 64;

    @Override
    public int opcode() {
      return 0x0E;
    }

    @Override
    public byte[] data() {
      return words(offset, length);
    }

    @Override
    public int payloadLength() {
      return MOST;
    }
  }

  /** Answered at the old rate; the ROM switches afterwards. */
  record ChangeBaudRate(int rate) implements Command {
    @Override
    public int opcode() {
      return 0x0F;
    }

    @Override
    public byte[] data() {
      return words(rate, 0);
    }
  }

  private static byte[] words(int... words) {
    ByteBuffer data = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      data.putInt(word);
    }
    return data.array();
  }
}
