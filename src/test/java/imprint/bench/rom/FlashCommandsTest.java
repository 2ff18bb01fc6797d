package imprint.bench.rom;

import static imprint.bench.rom.Requests.begin;
import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that the recordings do not show. Statuses are the first two of an answer. */
class FlashCommandsTest {
  private static final String OK = "00";
  private static final RomSheet SHEET = RomSheet.of(Chips.ESP32_C3);

  private final LoneRom rom = new LoneRom(Chips.ESP32_C3);

  static List<Chip> chips() {
    return RomSheet.chips();
  }

  @Test
  void beforeTheFlashIsAttachedNothingOfItAnswers() {
    assertThat(rom.status(begin(SHEET, 0x1000, 1, 0x1000, 0))).isEqualTo("0106");
    assertThat(rom.status(words(0x0E, 0, 64), 64)).isEqualTo("0109");
    assertThat(rom.status(words(0x13, 0, 64, 0, 0), 32)).isEqualTo("0109");
  }

  @Test
  void eraseSizeZeroSetsThePointerWithoutErasing() {
    attach();
    rom.flash.program(0x1000, new byte[] {1, 2, 3, 4}, 0, 4);
    assertThat(rom.status(begin(SHEET, 0, 1, 0x1000, 0x2000))).startsWith(OK);
    assertThat(rom.flash.copy(0x1000, 4)).containsExactly(1, 2, 3, 4);
    assertThat(rom.status(begin(SHEET, 0, 1, 0x1000, 0x2004))).isEqualTo("0106");
    assertThat(rom.status(begin(SHEET, 0, 1, 0x1000, 2 << 20))).startsWith(OK);
    assertThat(rom.status(begin(SHEET, 0, 1, 0x1000, (2 << 20) + 0x1000))).isEqualTo("0106");
  }

  @Test
  void erasesWholeSectorsAndNoMore() {
    attach();
    byte[] zeros = new byte[0x4000];
    rom.flash.program(0x10000, zeros, 0, zeros.length);
    rom.status(begin(SHEET, 0x1001, 2, 0x1000, 0x11000));
    assertThat(rom.flash.copy(0x10000, 0x1000)).containsOnly(0);
    assertThat(rom.flash.copy(0x11000, 0x2000)).containsOnly(0xFF);
    assertThat(rom.flash.copy(0x13000, 0x1000)).containsOnly(0);
  }

  @Test
  void theFirstSixteenSectorsGoSinglyAndThenBlocksOnlyWhileMoreThanOneIsLeft() {
    attach();
    assertThat(eraseTime(16, 0)).isEqualTo(16 * 45);
    assertThat(eraseTime(32, 0)).isEqualTo((16 + 16) * 45);
    assertThat(eraseTime(33, 0)).isEqualTo(16 * 45 + 150 + 45);
    assertThat(eraseTime(33, 15)).isEqualTo(45 + 150 + 16 * 45);
  }

  private long eraseTime(int sectors, int from) {
    long before = rom.worked;
    rom.status(begin(SHEET, sectors * 4096, 1, 0x1000, from * 4096));
    return (rom.worked - before) / 1_000_000;
  }

  @Test
  void aWriteCanOnlyClearBits() {
    attach();
    rom.status(begin(SHEET, 0x1000, 2, 4, 0));
    rom.status(block(3, 0, new byte[] {0x0F, 0x0F, 0x0F, 0x0F}));
    rom.status(begin(SHEET, 0, 1, 4, 0));
    // every byte loses the same bits, so the check sum over four of them does not notice
    assertThat(rom.status(block(3, 0, new byte[] {0x3C, 0x3C, 0x3C, 0x3C}))).startsWith(OK);
    assertThat(rom.flash.copy(0, 4)).containsOnly(0x0C);
  }

  @Test
  void aWornBitIsFoundByTheReadBack() {
    attach();
    rom.flash.wearOut(2, 0x01);
    rom.status(begin(SHEET, 0x1000, 1, 4, 0));
    assertThat(rom.status(block(3, 0, new byte[4]))).isEqualTo("0108");
  }

  @Test
  void afterAFailureTheSameNumberIsRefusedForEver() {
    attach();
    rom.status(begin(SHEET, 0x1000, 4, 16, 0));
    byte[] bad = Requests.frame(3, 0x00, Requests.data(new byte[16], 16, 0, 0, 0));
    assertThat(rom.status(bad)).isEqualTo("0107");
    for (int i = 0; i < 3; i++) {
      assertThat(rom.status(block(3, 0, new byte[16]))).isEqualTo("0105");
    }
    assertThat(rom.status(block(3, 1, new byte[16]))).startsWith(OK);
  }

  @Test
  void onlyTheLowestByteOfTheChecksumCounts() {
    attach();
    rom.status(begin(SHEET, 0x1000, 1, 16, 0));
    byte[] odd = Requests.frame(3, 0xABCDEFEF, Requests.data(new byte[16], 16, 0, 0, 0));
    assertThat(rom.status(odd)).startsWith(OK);
  }

  @Test
  void aBeginAloneIsExecutedWithTheTailOfTheFrameBefore() {
    attach();
    rom.status(begin(SHEET, 0x1000, 1, 0x1000, 0x5000));
    rom.flash.program(0x5000, new byte[] {0}, 0, 1);
    assertThat(rom.status(Requests.slip(new byte[] {0, 2, 20, 0, 0, 0, 0, 0}))).startsWith(OK);
    assertThat(rom.flash.copy(0x5000, 1)).containsOnly(0xFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anEndWhoseNumbersDoNotAddUpLeavesTheLoop(int word) {
    attach();
    rom.status(begin(SHEET, 0x1000, 2, 0x1000, 0));
    assertThat(rom.status(words(4, word))).isEqualTo("0106");
    assertThat(rom.events).containsExactly("left");
  }

  @Test
  void anEndWhoseNumbersAddUpRestartsTheChip() {
    attach();
    rom.status(begin(SHEET, 16, 1, 16, 0));
    rom.status(block(3, 0, new byte[16]));
    assertThat(rom.exchange(words(4, 0))).endsWith("c0c0c0").contains("010404");
    assertThat(rom.events).containsExactly("reset");
  }

  @Test
  void inSecureDownloadModeEveryEndRestartsTheChip() {
    LoneRom secure = new LoneRom(Chips.ESP32_C3, Security.secureDownloadMode(), FlashCipher.NONE);
    secure.status(words(0x0D, 0, 0));
    secure.status(begin(SHEET, 16, 1, 16, 0));
    assertThat(secure.status(words(4, 1))).isEqualTo("0106");
    assertThat(secure.events).containsExactly("reset");
  }

  @ParameterizedTest
  @MethodSource("chips")
  void everyChipTakesItsOwnBeginOnly(Chip chip) {
    LoneRom one = new LoneRom(chip);
    one.status(words(0x0D, 0, 0));
    assertThat(one.status(words(2, 0, 1, 16, 0))).startsWith(chip.rom().wideBegin() ? "01" : OK);
    assertThat(one.status(words(2, 0, 1, 16, 0, 0))).startsWith(chip.rom().wideBegin() ? OK : "01");
  }

  @Test
  void anEncryptedBeginIsRefusedInReleaseModeBeforeAnythingIsErased() {
    Security release = new Security(0, 7, List.of(4, 0, 0, 0, 0, 0), true);
    LoneRom locked = new LoneRom(Chips.ESP32_C3, release, new XtsCipher(new byte[32]));
    locked.status(words(0x0D, 0, 0));
    locked.flash.program(0, new byte[] {0}, 0, 1);
    assertThat(locked.status(words(2, 0x1000, 1, 0x1000, 0, 1))).isEqualTo("0164");
    assertThat(locked.status(words(2, 0x1000, 1, 0x1801, 0, 1))).isEqualTo("0105");
    assertThat(locked.status(words(2, 0x1000, 1, 0x1000, 4, 1))).isEqualTo("0164");
    assertThat(locked.flash.copy(0, 1)).containsOnly(0);
  }

  @Test
  void aShortReadLeavesTheRestOfTheAnswerAsItWas() {
    attach();
    byte[] bytes = new byte[64];
    new Random(5).nextBytes(bytes);
    rom.flash.program(0, bytes, 0, 64);
    rom.exchange(words(0x0E, 0, 64));
    String answer = rom.exchange(words(0x0E, 0x1000, 4));
    assertThat(answer).contains("ffffffff").contains(hex(Arrays.copyOfRange(bytes, 4, 32)));
  }

  @Test
  void workThatWouldTakeHoursIsAHang() {
    attach();
    rom.status(words(0x0B, 0, -1, 0x10000, 0x1000, 0x100, 0xFFFF));
    assertThat(rom.exchange(words(0x13, 0, 0x7FFFFFFF, 0, 0))).isEmpty();
    assertThat(rom.loader.hanging()).isTrue();
    assertThat(rom.exchange(Requests.sync())).isEmpty();
  }

  private void attach() {
    rom.status(words(0x0D, 0, 0));
  }

  private static String hex(byte[] bytes) {
    // as it travels
    return HexFormat.of().formatHex(bytes).replace("db", "dbdd").replace("c0", "dbdc");
  }
}
