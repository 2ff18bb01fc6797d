package imprint.bench;

import static imprint.bench.StubClient.AT;
import static imprint.bench.StubClient.CODE;
import static imprint.bench.StubClient.GREETING;
import static imprint.bench.StubClient.HELLO;
import static imprint.bench.StubClient.acknowledge;
import static imprint.bench.StubClient.board;
import static imprint.bench.StubClient.body;
import static imprint.bench.StubClient.frame;
import static imprint.bench.StubClient.greeted;
import static imprint.bench.StubClient.hex;
import static imprint.bench.StubClient.littleEndian;
import static imprint.bench.StubClient.no;
import static imprint.bench.StubClient.noise;
import static imprint.bench.StubClient.ok;
import static imprint.bench.StubClient.stub;
import static imprint.bench.StubClient.upload;
import static imprint.bench.StubClient.write;
import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.Requests;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol of a stub, which is another than the ROM's. */
class StubTest {
  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void loadedCodeGreetsAndAnswersWithTwoStatusBytes(Chip chip) throws IOException {
    try (SimulatedBoard board = board(chip, BoardOptions.of(1));
        Link link = stub(board)) {
      assertThat(hex(link, Requests.sync())).isEqualTo("c00108020000000000" + "0000c0" + again());
      assertThat(hex(link, words(0x0A, chip.fuses().macLow())))
          .startsWith("c0010a0200")
          .endsWith("0000c0")
          .contains(littleEndian((int) board.mac().value()));
      assertThat(hex(link, words(0x0D, 0))).isEqualTo(ok(0x0D));
      assertThat(hex(link, words(0x0D, 0, 0))).as("the ROM's length").isEqualTo(no(0x0D, "c000"));
      assertThat(hex(link, words(0xD5, 0))).as("no NAND memory").isEqualTo(no(0xD5, "c300"));
      assertThat(hex(link, words(0x77))).isEqualTo(no(0x77, "c300"));
    }
  }

  private static String again() {
    return "c001080200000000000000c0".repeat(7);
  }

  @Test
  void whatCannotBeAStubFallsSilent() throws IOException {
    for (Chip chip : List.of(Chips.ESP32_C3, Chips.ESP32_S3)) {
      try (SimulatedBoard board = board(chip, BoardOptions.of(1).withSecureBoot());
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
    BoardOptions options = BoardOptions.of(1).withSecurity(SecurityState.SECURE_DOWNLOAD);
    try (SimulatedBoard board = board(Chips.ESP32_C3, options);
        Link link = greeted(board)) {
      assertThat(upload(link, CODE)).doesNotContain(GREETING);
      assertThat(hex(link, words(0x14))).as("still in the ROM").startsWith("c001141800");
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
      assertThat(hex(link, acknowledge(0x400))).as("not enough").isEmpty();
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
}
