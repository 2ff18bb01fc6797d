package imprint.bench.rom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Frames to send to a loader. */
public final class Requests {
  private Requests() {}

  /** A command of words only. */
  public static byte[] words(int opcode, int... words) {
    return frame(opcode, 0, data(new byte[0], words));
  }

  public static byte[] sync() {
    return words(
        0x08,
        0x20120707,
        0x55555555,
        0x55555555,
        0x55555555,
        0x55555555,
        0x55555555,
        0x55555555,
        0x55555555,
        0x55555555);
  }

  /** A begin of the right length for a chip. */
  public static byte[] begin(RomSheet sheet, int size, int packets, int packetSize, int offset) {
    return sheet.chip().rom().wideBegin()
        ? words(0x02, size, packets, packetSize, offset, 0)
        : words(0x02, size, packets, packetSize, offset);
  }

  /** FLASH_DATA, MEM_DATA or FLASH_DEFL_DATA with a right checksum. */
  public static byte[] block(int opcode, int sequence, byte[] bytes) {
    int sum = 0xEF;
    for (byte b : bytes) {
      sum ^= b & 0xFF;
    }
    return frame(opcode, sum, data(bytes, bytes.length, sequence, 0, 0));
  }

  static byte[] data(byte[] tail, int... words) {
    ByteBuffer data =
        ByteBuffer.allocate(4 * words.length + tail.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      data.putInt(word);
    }
    return data.put(tail).array();
  }

  public static byte[] frame(int opcode, int checksum, byte[] data) {
    ByteBuffer packet = ByteBuffer.allocate(8 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    packet.put((byte) 0).put((byte) opcode).putShort((short) data.length).putInt(checksum);
    return slip(packet.put(data).array());
  }

  static byte[] slip(byte[] packet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xC0);
    for (byte b : packet) {
      switch (b) {
        case (byte) 0xC0 -> out.writeBytes(new byte[] {(byte) 0xDB, (byte) 0xDC});
        case (byte) 0xDB -> out.writeBytes(new byte[] {(byte) 0xDB, (byte) 0xDD});
        default -> out.write(b);
      }
    }
    out.write(0xC0);
    return out.toByteArray();
  }
}
