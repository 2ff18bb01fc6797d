package imprint.esp.flash;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A region's content as one zlib stream in packets for FLASH_DEFL_DATA (rom-protocol 4). Not for
 * the ESP32, whose ROM writes beyond the end, and not for encrypted writing, which every ROM
 * refuses (rom-protocol 1, rules 5 and 6). The ROM checks nothing of what it programs: ask for the
 * MD5.
 *
 * <p>What is 0xFF up to the end is not sent: FLASH_DEFL_BEGIN erases the whole region all the same,
 * and its count of packets must be exactly that of {@code packets}.
 *
 * @param plainLength bytes that the stream unfolds to, a multiple of 4
 * @param packets in their order; nothing may follow the last one
 */
public record Deflated(int plainLength, List<Packet> packets) {
  /** Where the ROM collects the plain bytes until it programs them. */
  private static final int WINDOW = 0x8000;

  private static final int BEST = 9;

  /** Wire and flash in the model of rom-protocol 18: bits a byte, ms a KiB, ms a round trip. */
  private static final int BITS = 10;

  private static final int PROGRAMMING = 10;
  private static final int ROUND_TRIP = 2;

  /** Bytes on the line besides the data: a data command's frame, and its answer. */
  private static final int AROUND = 26 + 14;

  /** A gain that is worth a write of which the ROM reads nothing back. */
  private static final double WORTH = 0.8;

  /**
   * One packet.
   *
   * @param data of any length: nothing is filled up
   * @param programmed plain bytes that the ROM programs before it answers, a multiple of 4; more
   *     than {@code data} has by far where the content is monotonous
   */
  public record Packet(byte[] data, int programmed) {}

  public Deflated {
    packets = List.copyOf(packets);
  }

  /**
   * Compresses {@code content} into packets of {@code packetSize} bytes, the last one shorter.
   *
   * @param content any length; filled up with 0xFF to a multiple of 4
   */
  public static Deflated of(byte[] content, int packetSize) {
    byte[] plain = trimmed(content);
    byte[] stream = deflate(plain);
    List<Packet> packets = new ArrayList<>();
    try (Inflater rom = new Inflater()) {
      for (int from = 0; from < stream.length; from += packetSize) {
        int end = Math.min(stream.length, from + packetSize);
        long before = rom.getBytesWritten() / WINDOW * WINDOW;
        feed(rom, stream, from, end);
        long after = rom.getBytesWritten();
        long programmed = (end == stream.length ? after : after / WINDOW * WINDOW) - before;
        packets.add(new Packet(Arrays.copyOfRange(stream, from, end), (int) programmed));
      }
    }
    Deflated deflated = new Deflated(plain.length, packets);
    Arrays.fill(plain, (byte) 0);
    return deflated;
  }

  /**
   * The packets where sending them is the faster way by a fifth at least; else they are wiped.
   *
   * <p>A ROM programs while the line is idle, whichever way; compressed, it programs what is 0xFF
   * inside as well, which is left out otherwise.
   *
   * @param rate of the line, in bits a second
   */
  public static Optional<Deflated> ifWorthIt(byte[] content, int packetSize, int rate) {
    Deflated deflated = of(content, packetSize);
    if (deflated.millis(rate) < WORTH * plainly(content, packetSize, rate)) {
      return Optional.of(deflated);
    }
    deflated.wipe();
    return Optional.empty();
  }

  private double millis(int rate) {
    long sent = packets.stream().mapToLong(packet -> packet.data().length).sum();
    return millis(sent, packets.size(), plainLength, rate);
  }

  /** How long the same takes uncompressed, apart from the erase and the first begin. */
  private static double plainly(byte[] content, int blockSize, int rate) {
    double millis = 0;
    for (Stretches.Stretch stretch : Stretches.of(content)) {
      int blocks = Math.ceilDiv(stretch.length(), blockSize);
      int begins = millis == 0 ? 0 : 1;
      millis += millis(stretch.length(), blocks, stretch.length(), rate);
      millis += millis(0, begins, 0, rate);
    }
    return millis;
  }

  private static double millis(long sent, int commands, int programmed, int rate) {
    return (sent + (long) commands * AROUND) * BITS * 1000.0 / rate
        + programmed / 1024.0 * PROGRAMMING
        + (double) commands * ROUND_TRIP;
  }

  /** Overwrites the packets, which may hold what is secret. */
  public void wipe() {
    packets.forEach(packet -> Arrays.fill(packet.data(), (byte) 0));
  }

  /** A word at least: no ROM was ever seen to take a stream of nothing. */
  private static byte[] trimmed(byte[] content) {
    int used = content.length;
    while (used > 0 && content[used - 1] == (byte) 0xFF) {
      used--;
    }
    byte[] plain = Arrays.copyOf(content, Math.max(4, Math.ceilDiv(used, 4) * 4));
    Arrays.fill(plain, used, plain.length, (byte) 0xFF);
    return plain;
  }

  private static byte[] deflate(byte[] plain) {
    try (Deflater deflater = new Deflater(BEST)) {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      byte[] buffer = new byte[WINDOW];
      while (!deflater.finished()) {
        stream.write(buffer, 0, deflater.deflate(buffer));
      }
      Arrays.fill(buffer, (byte) 0);
      return stream.toByteArray();
    }
  }

  private static void feed(Inflater rom, byte[] stream, int from, int end) {
    byte[] sink = new byte[WINDOW];
    rom.setInput(stream, from, end - from);
    try {
      int made;
      do { // until nothing comes any more: output may still wait when the input is used up
        made = rom.inflate(sink);
      } while (made > 0);
    } catch (DataFormatException e) {
      throw new IllegalStateException("our own stream", e);
    }
    Arrays.fill(sink, (byte) 0);
  }
}
