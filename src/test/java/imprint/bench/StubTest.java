package imprint.bench;

import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.FlashCipher;
import imprint.bench.rom.Requests;
import imprint.bench.rom.Security;
import imprint.bench.rom.XtsCipher;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol of a stub, which is another than the ROM's. */
class StubTest {
  private static final int CODE = 0x40380000;
  private static final String GREETING = "c04f484149c0";
  private static final int HELLO = 8 * 14;
  private static final int AT = 0x9000;

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void loadedCodeGreetsAndAnswersWithTwoStatusBytes(Chip chip) throws IOException {
    try (SimulatedBoard board = board(chip, BoardOptions.of(1));
        Link link = stub(board)) {
      assertThat(hex(link, Requests.sync())).isEqualTo("c00108020000000000" + "0000c0" + again());
      assertThat(hex(link, words(0x0A, chip.macLow())))
          .startsWith("c0010a0200")
          .endsWith("0000c0")
          .contains(littleEndian((int) board.mac().value()));
      assertThat(hex(link, words(0x0D, 0))).isEqualTo(ok(0x0D));
      assertThat(hex(link, words(0x0D, 0, 0))).as("the ROM's length").isEqualTo(no(0x0D, "c000"));
      assertThat(hex(link, words(0xD4, 0))).as("first generation").isEqualTo(no(0xD4, "c300"));
      assertThat(hex(link, words(0x77))).isEqualTo(no(0x77, "c300"));
    }
  }

  private static String again() {
    return "c001080200000000000000c0".repeat(7);
  }

  @Test
  void whatCannotBeAStubFallsSilent() throws IOException {
    Security secureBoot = new Security(1, 0, List.of(9, 0, 0, 0, 0, 0), false);
    for (Chip chip : List.of(Chips.ESP32_C3, Chips.ESP32_S3)) {
      try (SimulatedBoard board = board(chip, BoardOptions.of(1).withSecurity(secureBoot));
          Link link = greeted(board)) {
        assertThat(upload(link, CODE)).as("jumped, and nothing there").doesNotContain(GREETING);
        assertThat(hex(link, Requests.sync())).isEmpty();
      }
    }
    try (SimulatedBoard board = board(Chips.ESP32_C3, BoardOptions.of(1));
        Link link = greeted(board)) {
      assertThat(upload(link, CODE + 64)).as("behind the code").doesNotContain(GREETING);
      assertThat(hex(link, Requests.sync())).isEmpty();
    }
  }

  @Test
  void inSecureDownloadModeNothingCanBeLoaded() throws IOException {
    BoardOptions options = BoardOptions.of(1).withSecurity(Security.secureDownloadMode());
    try (SimulatedBoard board = board(Chips.ESP32_C3, options);
        Link link = greeted(board)) {
      assertThat(upload(link, CODE)).doesNotContain(GREETING);
      assertThat(hex(link, words(0x14))).as("still in the ROM").startsWith("c001141800");
    }
  }

  @ParameterizedTest
  @CsvSource({"4", "5"})
  void writesABlockAndErasesOnlyWhatItReaches(int words) throws IOException {
    byte[] data = noise(0x2000);
    try (SimulatedBoard board = board(Chips.ESP32, BoardOptions.of(1));
        Link link = stub(board)) {
      link.write(words(0xD1, 0x8000, 0x8000));
      write(link, AT, noise(0x5000));
      byte[] begin =
          words == 4
              ? words(2, data.length, 1, 0x4000, AT)
              : words(2, data.length, 1, 0x4000, AT, 0);
      byte[] before = board.flash(AT + 0x2000, 0x3000);
      assertThat(hex(link, begin)).isEqualTo(ok(2));
      assertThat(board.flash(AT, 0x2000)).as("not erased yet").isEqualTo(noise(0x5000, 0x2000));
      // the last block is filled up, and what is too much is not written
      assertThat(hex(link, block(3, 0, Arrays.copyOf(data, 0x4000)))).isEqualTo(ok(3));
      assertThat(hex(link, words(4, 1))).isEqualTo(ok(4));
      assertThat(board.flash(AT, 0x2000)).isEqualTo(data);
      assertThat(board.flash(AT + 0x2000, 0x3000)).isEqualTo(before);
      assertThat(hex(link, words(0x0A, 0))).as("still there").isEqualTo(ok(0x0A));
    }
  }

  @Test
  void whatGoesWrongInWritingIsToldAtTheNextCommandWhichIsNotExecuted() throws IOException {
    try (SimulatedBoard board = board(Chips.ESP32_C3, BoardOptions.of(1));
        Link link = stub(board)) {
      int beyond = (4 << 20) - 0x1000;
      assertThat(hex(link, words(2, 0x2000, 1, 0x4000, beyond))).isEqualTo(ok(2));
      assertThat(hex(link, block(3, 0, noise(0x2000)))).isEqualTo(ok(3));
      assertThat(hex(link, words(0xD1, 0x8000, 0x1000))).isEqualTo(no(0xD1, "c400"));
      assertThat(board.flash(0x8000, 2)).as("not erased").containsExactly(0xAA, 0x50);
      assertThat(hex(link, words(0xD1, 0x8000, 0x1000))).isEqualTo(ok(0xD1));
      assertThat(board.flash(0x8000, 0x1000)).containsOnly(0xFF);
    }
  }

  @Test
  void refusesWhatIsWrong() throws IOException {
    try (SimulatedBoard board = board(Chips.ESP32_C3, BoardOptions.of(1));
        Link link = stub(board)) {
      byte[] piece = noise(16);
      assertThat(hex(link, block(3, 0, piece))).isEqualTo(no(3, "c600"));
      assertThat(hex(link, words(2, 16, 1))).isEqualTo(no(2, "c000"));
      assertThat(hex(link, words(2, 16, 1, 0x4001, AT))).isEqualTo(no(2, "c200"));
      assertThat(hex(link, words(2, 32, 1, 0x4000, AT))).isEqualTo(ok(2));
      assertThat(hex(link, block(0x11, 0, piece))).isEqualTo(no(0x11, "c600"));
      assertThat(hex(link, Requests.frame(3, 1, new byte[32]))).isEqualTo(no(3, "c000"));
      byte[] bad = block(3, 0, piece);
      bad[5] ^= 1;
      assertThat(hex(link, bad)).isEqualTo(no(3, "c100"));
      assertThat(hex(link, block(3, 0, piece))).isEqualTo(ok(3));
      assertThat(hex(link, words(4, 1))).as("half of it").isEqualTo(no(4, "c000"));
      assertThat(hex(link, words(0xD1, 0x8001, 0x1000))).isEqualTo(no(0xD1, "c000"));
      assertThat(hex(link, words(0xD2, 0, 16, 0, 1))).isEqualTo(no(0xD2, "c200"));
      assertThat(hex(link, words(0x13, 0, 8 << 20, 0, 0))).isEqualTo(no(0x13, "c400"));
    }
  }

  @Test
  void writesCompressedAndSaysWhatIsMissing() throws IOException {
    byte[] data = noise(0x3001);
    byte[] packed = deflated(data);
    try (SimulatedBoard board = board(Chips.ESP32_S3, BoardOptions.of(1));
        Link link = stub(board)) {
      assertThat(hex(link, words(0x10, data.length, 2, 0x4000, AT))).isEqualTo(ok(0x10));
      int half = packed.length / 2;
      link.write(block(0x11, 0, Arrays.copyOf(packed, half)));
      link.write(block(0x11, 1, Arrays.copyOfRange(packed, half, packed.length)));
      assertThat(hex(link, words(0x12, 1))).endsWith(ok(0x12));
      assertThat(board.flash(AT, data.length)).isEqualTo(data);

      link.write(words(0x10, data.length, 2, 0x4000, AT));
      link.write(block(0x11, 0, Arrays.copyOf(packed, half)));
      assertThat(hex(link, words(0x12, 1))).endsWith(no(0x12, "c800"));
      link.write(words(0x10, 16, 2, 0x4000, AT));
      link.write(block(0x11, 0, packed));
      assertThat(hex(link, words(0x12, 1))).endsWith(no(0x12, "c900"));
      link.write(words(0x10, 16, 2, 0x4000, AT));
      link.write(block(0x11, 0, noise(64)));
      assertThat(hex(link, words(0x12, 1))).endsWith(no(0x12, "c700"));
    }
  }

  @Test
  void encryptsWhatIsMarkedSoUnlessTheFusesForbidIt() throws IOException {
    FlashCipher cipher = new XtsCipher(new byte[32]);
    byte[] data = noise(64);
    for (boolean forbidden : List.of(false, true)) {
      Security fuses = new Security(0, 1, List.of(4, 0, 0, 0, 0, 0), forbidden);
      BoardOptions options = BoardOptions.of(1).withSecurity(fuses, cipher);
      try (SimulatedBoard board = board(Chips.ESP32_C3, options);
          Link link = stub(board)) {
        link.write(words(2, 64, 1, 0x4000, AT, 1));
        link.write(block(3, 0, data));
        assertThat(hex(link, words(4, 1))).endsWith(forbidden ? no(4, "c400") : ok(4));
        assertThat(board.flash(AT, 64))
            .isEqualTo(forbidden ? erased(64) : cipher.encrypt(AT, data, 0, 64));
      }
    }
  }

  @Test
  void readsInOneStreamAsFarAsTheClientSaysItHasGot() throws Exception {
    try (SimulatedBoard board = board(Chips.ESP32, BoardOptions.of(1));
        Link link = stub(board)) {
      byte[] data = noise(0x2800);
      write(link, AT, data);
      assertThat(hex(link, words(0xD2, AT, data.length, 0x1000, 2)))
          .isEqualTo(ok(0xD2) + frame(data, 0, 0x1000) + frame(data, 0x1000, 0x2000));
      assertThat(hex(link, acknowledge(0x800))).as("not enough").isEmpty();
      assertThat(hex(link, acknowledge(0x1000))).isEqualTo(frame(data, 0x2000, 0x2800));
      assertThat(hex(link, acknowledge(0x2000))).isEmpty();
      byte[] md5 = MessageDigest.getInstance("MD5").digest(data);
      assertThat(hex(link, acknowledge(0x2800))).isEqualTo(frame(md5, 0, 16));
      assertThat(hex(link, words(0x13, AT, data.length, 0, 0)))
          .isEqualTo("c00113120000000000" + body(md5) + "0000c0");
      link.write(words(0xD2, AT, 0x1000, 0x100, 1));
      link.write(words(0x0A, 0));
      Heard.all(link);
      assertThat(hex(link, words(0x0A, 0))).as("given up").isEqualTo(ok(0x0A));
    }
  }

  @Test
  void changesItsRateAndKeepsTheOneItWasStartedAt() throws IOException {
    try (SimulatedBoard board = board(Chips.ESP32_C3, BoardOptions.of(1));
        Link link = greeted(board)) {
      link.write(words(0x0F, 460_800, 0));
      Heard.all(link);
      link.baudRate(460_800);
      assertThat(upload(link, CODE)).endsWith(GREETING);
      assertThat(hex(link, words(0x0F, 921_600, 460_800))).isEqualTo(ok(0x0F));
      assertThat(hex(link, words(0x0A, 0))).as("at the rate before").isNotEqualTo(ok(0x0A));
      link.baudRate(921_600);
      link.write(Requests.sync());
      Heard.all(link);
      assertThat(hex(link, words(0x0A, 0))).isEqualTo(ok(0x0A));
    }
  }

  @Test
  void erasesEverythingAndEndsWithTheNextReset() throws IOException {
    for (byte[] last : List.of(words(4, 0), words(0xD3))) {
      try (SimulatedBoard board = board(Chips.ESP32_C3, BoardOptions.of(1));
          Link link = stub(board)) {
        assertThat(hex(link, words(0xD0))).isEqualTo(ok(0xD0));
        assertThat(board.flash(0, 4 << 20)).containsOnly(0xFF);
        link.write(words(2, 0, 0, 0x4000, 0));
        Heard.all(link);
        link.write(last);
        assertThat(Heard.text(link)).contains("RTC_SW_CPU_RST").contains("waiting for download");
        link.write(Requests.sync());
        assertThat(Heard.all(link)).as("the ROM again").hasSize(HELLO);
      }
    }
  }

  @Test
  void survivesAnyClient() throws IOException {
    SplittableRandom random = new SplittableRandom(15);
    try (SimulatedBoard board = board(Chips.ESP32_C3, BoardOptions.of(1));
        Link link = stub(board)) {
      for (int round = 0; round < 3_000; round++) {
        byte[] noise = new byte[random.nextInt(60)];
        random.nextBytes(noise);
        int opcode = random.nextBoolean() ? random.nextInt(0x16) : 0xD0 + random.nextInt(5);
        switch (random.nextInt(4)) {
          case 0 -> link.write(noise);
          case 1 -> link.write(block(opcode, random.nextInt(3), noise));
          case 2 -> link.write(Requests.frame(opcode, random.nextInt(256), noise));
          default ->
              link.write(words(opcode, random.nextInt(64) << 12, 0x1000, 0x1000, 4, opcode & 1));
        }
        Heard.all(link);
      }
      board.pressReset(true);
      Heard.all(link);
      link.baudRate(115_200);
      link.write(Requests.sync());
      assertThat(Heard.all(link)).hasSize(HELLO);
    }
  }

  private static void write(Link link, int at, byte[] data) throws IOException {
    link.write(words(2, data.length, 1, 0x4000, at));
    for (int from = 0; from < data.length; from += 0x4000) {
      link.write(block(3, 0, Arrays.copyOfRange(data, from, Math.min(from + 0x4000, data.length))));
    }
    link.write(words(4, 1));
    assertThat(HexFormat.of().formatHex(Heard.all(link))).endsWith(ok(4));
  }

  private static SimulatedBoard board(Chip chip, BoardOptions options) {
    return SimulatedBoard.of(chip, options.startedInLoader());
  }

  private static Link greeted(SimulatedBoard board) throws IOException {
    Link link = board.open();
    link.write(Requests.sync());
    assertThat(Heard.all(link)).hasSize(HELLO);
    return link;
  }

  private static Link stub(SimulatedBoard board) throws IOException {
    Link link = greeted(board);
    assertThat(upload(link, CODE + 4)).endsWith(GREETING);
    return link;
  }

  /** Loads 64 bytes and jumps. */
  private static String upload(Link link, int entry) throws IOException {
    link.write(words(5, 64, 1, 0x1800, CODE));
    link.write(block(7, 0, noise(64)));
    return hex(link, words(6, 0, entry));
  }

  private static String hex(Link link, byte[] request) throws IOException {
    link.write(request);
    return HexFormat.of().formatHex(Heard.all(link));
  }

  private static String ok(int opcode) {
    return no(opcode, "0000");
  }

  private static String no(int opcode, String status) {
    return "c001%02x020000000000".formatted(opcode) + status.replace("c0", "dbdc") + "c0";
  }

  private static byte[] acknowledge(int bytes) {
    return HexFormat.of().parseHex("c0" + littleEndian(bytes) + "c0");
  }

  private static String littleEndian(int word) {
    return "%08x".formatted(Integer.reverseBytes(word)).replace("c0", "dbdc");
  }

  private static String frame(byte[] bytes, int from, int to) {
    return "c0" + body(Arrays.copyOfRange(bytes, from, to)) + "c0";
  }

  /** Escaped by rules written down a second time. */
  private static String body(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(b == (byte) 0xC0 ? "dbdc" : b == (byte) 0xDB ? "dbdd" : "%02x".formatted(b));
    }
    return text.toString();
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new SplittableRandom(length).nextBytes(noise);
    return noise;
  }

  private static byte[] noise(int length, int part) {
    return Arrays.copyOf(noise(length), part);
  }

  private static byte[] erased(int length) {
    byte[] erased = new byte[length];
    Arrays.fill(erased, (byte) 0xFF);
    return erased;
  }

  private static byte[] deflated(byte[] data) {
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
