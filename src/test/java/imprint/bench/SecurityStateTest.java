package imprint.bench;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.FlashCipher;
import imprint.bench.rom.Requests;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each chip in each state: what its flash holds, what its loader does. */
class SecurityStateTest {
  private static final int SIZE = 4 << 20;
  private static final int TABLE = 0x8000;
  private static final int APPLICATION = 0x10000;
  private static final int KEYS = SIZE - 0x1A000;
  private static final int FACTORY_DATA = SIZE - 0x20000;
  private static final int SECTOR = 0x1000;

  static Stream<Arguments> all() {
    return SimulatedBoard.chips().stream()
        .flatMap(
            chip ->
                Arrays.stream(SecurityState.values())
                    .filter(state -> state.possibleOn(chip))
                    .map(state -> Arguments.of(chip, state)));
  }

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  private static SimulatedBoard board(Chip chip, SecurityState state) {
    return SimulatedBoard.of(chip, BoardOptions.of(7).withSecurity(state));
  }

  private static FlashCipher key(Chip chip) {
    return FlashKey.ofUnit(7).cipher(chip);
  }

  @ParameterizedTest
  @MethodSource("all")
  void flashHoldsWhatSuchABoardHas(Chip chip, SecurityState state) {
    byte[] plain = FlashLayout.withFirmware(SIZE, chip.boot().loader());
    try (SimulatedBoard board = board(chip, state)) {
      for (int at : List.of(chip.boot().loader(), TABLE, APPLICATION)) {
        byte[] expected =
            state.encrypting()
                ? key(chip).encrypt(at, plain, at, SECTOR)
                : Arrays.copyOfRange(plain, at, at + SECTOR);
        assertThat(board.flash(at, SECTOR)).isEqualTo(expected);
      }
      assertThat(board.flash(KEYS, SECTOR)).containsOnly(0xFF);
      assertThat(board.flash(FACTORY_DATA, 0x6000)).containsOnly(0xFF);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsApplicationStarts(Chip chip, SecurityState state) throws Exception {
    try (SimulatedBoard board = board(chip, state);
        Link link = board.open()) {
      ResetSequence.RESTART.play(link, span -> {});
      assertThat(Heard.text(link)).contains("2nd stage bootloader").contains("chip[DL]");
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theFirstStartEncryptsEverythingThatIsRead(Chip chip) throws Exception {
    byte[] plain = FlashLayout.withFirmware(SIZE, chip.boot().loader());
    try (SimulatedBoard board = board(chip, SecurityState.FIRST_BOOT);
        Link link = board.open()) {
      assertThat(board.flash(0, SIZE)).isEqualTo(plain);
      ResetSequence.RESTART.play(link, span -> {});
      assertThat(Heard.text(link))
          .contains("Generating new flash encryption key")
          .contains("Encrypting nvs_keys")
          .contains("Resetting with flash encryption enabled")
          .contains("chip[DL]");
      assertThat(board.modelledTime().toMillis()).isGreaterThan(500);
      for (int at : List.of(chip.boot().loader(), TABLE, APPLICATION, KEYS, SIZE - 0x22000)) {
        assertThat(board.flash(at, SECTOR)).isEqualTo(key(chip).encrypt(at, plain, at, SECTOR));
      }
      assertThat(board.flash(0x9000, 0x7000)).containsOnly(0xFF);
      assertThat(board.flash(FACTORY_DATA, 0x6000)).containsOnly(0xFF);
      ResetSequence.RESTART.play(link, span -> {});
      assertThat(Heard.text(link)).doesNotContain("Encrypting").contains("chip[DL]");
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theFirstStartBurnsTheCount(Chip chip) throws Exception {
    try (SimulatedBoard board = board(chip, SecurityState.FIRST_BOOT);
        Link link = board.open()) {
      hello(link);
      assertThat(count(chip, link)).isZero();
      ResetSequence.RESTART.play(link, span -> {});
      Heard.text(link);
      ResetSequence.TIGHT.play(link, span -> {});
      Heard.all(link);
      hello(link);
      assertThat(count(chip, link)).isOne();
    }
  }

  private static int count(Chip chip, Link link) throws IOException {
    return chip.fuses()
        .encryptionCount()
        .in(value(link, words(0x0A, chip.fuses().encryptionCount().register())));
  }

  private static int value(Link link, byte[] request) throws IOException {
    link.write(request);
    String answer = hex(Heard.all(link)).replace("dbdc", "c0").replace("dbdd", "db");
    return Integer.reverseBytes((int) Long.parseLong(answer.substring(10, 18), 16));
  }

  @Test
  void aBoardInAFileRemembersItsFirstStart(@TempDir Path folder) throws Exception {
    BoardOptions options =
        BoardOptions.of(7)
            .withSecurity(SecurityState.FIRST_BOOT)
            .withFlashFile(folder.resolve("board.bin"));
    for (int start = 0; start < 2; start++) {
      try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C6, options);
          Link link = board.open()) {
        ResetSequence.RESTART.play(link, span -> {});
        assertThat(Heard.text(link).contains("Encrypting")).isEqualTo(start == 0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void encryptedWritesAreSealedUnlessTheyAreForbidden(Chip chip, SecurityState state)
      throws Exception {
    if (chip.equals(Chips.ESP32) || state == SecurityState.LOCKED) {
      return;
    }
    BoardOptions options = BoardOptions.of(7).withSecurity(state).startedInLoader();
    try (SimulatedBoard board = SimulatedBoard.of(chip, options.withFlashKey(FlashKey.ofUnit(7)));
        Link link = board.open()) {
      hello(link);
      link.write(words(0x0D, 0, 0));
      link.write(words(0x0B, 0, SIZE, 0x10000, 0x1000, 0x100, 0xFFFF));
      Heard.all(link);
      boolean forbidden = state.toString().endsWith("release") && state.encrypting();
      assertThat(status(link, words(0x02, 0, 1, 0x1801, 1, 1))).isEqualTo("0105");
      assertThat(status(link, words(0x02, 0, 1, 0x1000, 1, 1)))
          .isEqualTo(forbidden ? "0164" : "0106");
      assertThat(status(link, words(0x02, SECTOR, 1, 0x1000, KEYS, 1)))
          .startsWith(forbidden ? "0164" : "00");
      if (!forbidden) {
        byte[] secret = new byte[96];
        Arrays.fill(secret, (byte) 0x5A);
        assertThat(status(link, Requests.block(0x03, 0, Arrays.copyOf(secret, 20))))
            .isEqualTo("0164");
        assertThat(status(link, words(0x02, SECTOR, 1, 0x1000, KEYS, 1))).startsWith("00");
        assertThat(status(link, Requests.block(0x03, 0, secret))).startsWith("00");
        assertThat(board.flash(KEYS, 96)).isEqualTo(key(chip).encrypt(KEYS, secret, 0, 96));
      }
    }
  }

  private static String status(Link link, byte[] request) throws IOException {
    link.write(request);
    return hex(Heard.all(link)).substring(18, 22);
  }

  @ParameterizedTest
  @EnumSource(SecurityState.class)
  void whatTheSecurityInformationSays(SecurityState state) throws Exception {
    try (SimulatedBoard board =
            SimulatedBoard.of(
                Chips.ESP32_S3, BoardOptions.of(7).withSecurity(state).startedInLoader());
        Link link = board.open()) {
      if (state == SecurityState.LOCKED) {
        return;
      }
      hello(link);
      link.write(words(0x14));
      byte[] info = Arrays.copyOfRange(Heard.all(link), 9, 29);
      boolean secure = state.toString().startsWith("secure-download");
      assertThat((info[0] & 4) != 0).isEqualTo(secure);
      assertThat(Integer.bitCount(info[4]) % 2 == 1).isEqualTo(state.encrypting());
      assertThat(info[4] == 3).isEqualTo(state == SecurityState.WAS_ON);
      assertThat(info[5]).isEqualTo((byte) (state.everEncrypted() ? 4 : 0));
    }
  }

  @ParameterizedTest
  @CsvSource({"esp32s3, 64, 02030900", "esp32p4, 32, 04090000", "esp32c2, 16, 00000000"})
  void theKeyShowsInThePurposesOfTheBlocks(String key, int length, String purposes)
      throws Exception {
    BoardOptions options =
        BoardOptions.of(7)
            .withSecurity(SecurityState.RELEASE)
            .withSecureBoot()
            .withFlashKey(FlashKey.of(new byte[length]))
            .startedInLoader();
    try (SimulatedBoard board = SimulatedBoard.of(Chips.byKey(key).orElseThrow(), options);
        Link link = board.open()) {
      hello(link);
      link.write(words(0x14));
      String info = hex(Heard.all(link)).substring(18);
      assertThat(info).startsWith("81040000" + "07" + purposes);
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void aLockedBoardHasNoLoader(Chip chip) throws Exception {
    try (SimulatedBoard board = board(chip, SecurityState.LOCKED);
        Link link = board.open()) {
      ResetSequence.TIGHT.play(link, span -> {});
      Heard.all(link);
      link.write(Requests.sync());
      assertThat(Heard.all(link)).isEmpty();
      assertThat(board.requests()).isZero();
    }
  }

  @Test
  void inSecureDownloadModeNothingCanBeRead() throws Exception {
    BoardOptions options =
        BoardOptions.of(7)
            .withSecurity(SecurityState.SECURE_DOWNLOAD_DEVELOPMENT)
            .startedInLoader();
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C6, options);
        Link link = board.open()) {
      ResetSequence.TIGHT.play(link, span -> {});
      assertThat(Heard.text(link)).contains("wait uart download(secure mode)");
      hello(link);
      link.write(words(0x14));
      Heard.all(link);
      assertThat(status(link, words(0x0A, 0))).isEqualTo("0105");
      assertThat(status(link, words(0x13, 0, 64, 0, 0))).isEqualTo("0105");
    }
  }

  @Test
  void aProgramThatWasWrittenPlainDoesNotStartUnderEncryption() throws Exception {
    try (SimulatedBoard board = board(Chips.ESP32_C3, SecurityState.DEVELOPMENT);
        Link link = board.open()) {
      ResetSequence.TIGHT.play(link, span -> {});
      Heard.all(link);
      hello(link);
      link.write(words(0x0D, 0, 0));
      link.write(words(0x02, SECTOR, 1, 0x1000, 0, 0));
      link.write(Requests.block(0x03, 0, ProgramImage.of(SECTOR)));
      Heard.all(link);
      ResetSequence.RESTART.play(link, span -> {});
      assertThat(Heard.text(link)).contains("invalid header").doesNotContain("chip[DL]");
    }
  }

  /** Says hello to a loader. */
  static void hello(Link link) throws IOException {
    link.write(Requests.sync());
    assertThat(Heard.all(link)).hasSizeGreaterThanOrEqualTo(8 * 14);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
