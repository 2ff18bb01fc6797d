package imprint.bench;

import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.Requests;
import imprint.esp.chip.Chip;
import imprint.esp.link.Link;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/** A client that loads something which a board takes for a stub, and what it expects to hear. */
final class StubClient {
  static final int CODE = 0x40380000;
  static final String GREETING = "c04f484149c0";
  static final int HELLO = 8 * 14;
  static final int AT = 0x9000;

  private StubClient() {}

  static void write(Link link, int at, byte[] data) throws IOException {
    link.write(words(2, data.length, 1, 0x4000, at));
    for (int from = 0; from < data.length; from += 0x4000) {
      link.write(block(3, 0, Arrays.copyOfRange(data, from, Math.min(from + 0x4000, data.length))));
    }
    link.write(words(4, 1));
    assertThat(HexFormat.of().formatHex(Heard.all(link))).endsWith(ok(4));
  }

  static SimulatedBoard board(Chip chip, BoardOptions options) {
    return SimulatedBoard.of(chip, options.startedInLoader());
  }

  static Link greeted(SimulatedBoard board) throws IOException {
    Link link = board.open();
    link.write(Requests.sync());
    assertThat(Heard.all(link)).hasSize(HELLO);
    return link;
  }

  static Link stub(SimulatedBoard board) throws IOException {
    Link link = greeted(board);
    assertThat(upload(link, CODE + 4)).endsWith(GREETING);
    return link;
  }

  /** Loads 64 bytes and jumps. */
  static String upload(Link link, int entry) throws IOException {
    link.write(words(5, 64, 1, 0x1800, CODE));
    link.write(block(7, 0, noise(64)));
    return hex(link, words(6, 0, entry));
  }

  static String hex(Link link, byte[] request) throws IOException {
    link.write(request);
    return HexFormat.of().formatHex(Heard.all(link));
  }

  static String ok(int opcode) {
    return no(opcode, "0000");
  }

  static String no(int opcode, String status) {
    return "c001%02x020000000000".formatted(opcode) + status.replace("c0", "dbdc") + "c0";
  }

  static byte[] acknowledge(int bytes) {
    return HexFormat.of().parseHex("c0" + littleEndian(bytes) + "c0");
  }

  static String littleEndian(int word) {
    return "%08x".formatted(Integer.reverseBytes(word)).replace("c0", "dbdc");
  }

  static String frame(byte[] bytes, int from, int to) {
    return "c0" + body(Arrays.copyOfRange(bytes, from, to)) + "c0";
  }

  /** Escaped by rules written down a second time. */
  static String body(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(b == (byte) 0xC0 ? "dbdc" : b == (byte) 0xDB ? "dbdd" : "%02x".formatted(b));
    }
    return text.toString();
  }

  static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new SplittableRandom(length).nextBytes(noise);
    return noise;
  }

  static byte[] noise(int length, int part) {
    return Arrays.copyOf(noise(length), part);
  }

  static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1000];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
