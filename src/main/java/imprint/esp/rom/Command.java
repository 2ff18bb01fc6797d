package imprint.esp.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/**
 * A command of the ROM loader as data: opcode, exact data bytes (all words little-endian), the
 * payload its answer carries, and how long the ROM may take (rom-protocol 4 and 16).
 */
public sealed interface Command
    permits Command.Sync,
        Command.GetSecurityInfo,
        Command.ReadRegister,
        Command.WriteRegisters,
        Command.ChangeBaudRate,
        FlashCommand {
  int opcode();

  byte[] data();

  /** Payload bytes of a good answer, status not included. */
  default int payloadLength() {
    return 0;
  }

  /** Payload bytes in an answer with {@code body} bytes behind its header, status included. */
  default int payloadIn(int body) {
    return body >= payloadLength() + 2 ? payloadLength() : 0;
  }

  /** XOR checksum over the data to write, start value 0xEF; 0 for commands that carry none. */
  default int checksum() {
    return 0;
  }

  /** Changes nothing, or the same thing again: may be sent once more when its answer was lost. */
  default boolean repeatable() {
    return false;
  }

  /** Erases or programs flash memory. */
  default boolean changesMemory() {
    return false;
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
    public boolean repeatable() {
      return true;
    }

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

    /** The ESP32-S2 answers without chip id and version. */
    @Override
    public int payloadIn(int body) {
      return body >= 22 ? 20 : body >= 14 ? 12 : 0;
    }
  }

  record ReadRegister(int address) implements Command {
    @Override
    public boolean repeatable() {
      return true;
    }

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
   * Answered at the old rate; the ROM switches afterwards.
   *
   * @param raw 1: {@code value} is the UART's divider in sixteenths; 0: the rate in bits a second
   */
  record ChangeBaudRate(int value, int raw) implements Command {
    static ChangeBaudRate rate(int bitsPerSecond) {
      return new ChangeBaudRate(bitsPerSecond, 0);
    }

    static ChangeBaudRate divider(int sixteenths) {
      return new ChangeBaudRate(sixteenths, 1);
    }

    @Override
    public int opcode() {
      return 0x0F;
    }

    @Override
    public byte[] data() {
      return words(value, raw);
    }
  }

  /** Little-endian. */
  static byte[] words(int... words) {
    ByteBuffer data = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      data.putInt(word);
    }
    return data.array();
  }
}
