package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.BoardOnDesk.Row;
import imprint.cli.Shell.Result;
import imprint.esp.chip.Chips;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is refused, nothing was erased before. */
class FlashRefusalTest {
  @TempDir Path folder;
  private BoardOnDesk bench;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    bench = new BoardOnDesk(folder);
    shell = new Shell(folder);
    bench.file("big.bin", new byte[0x6001]);
    bench.file("small.bin", new byte[100]);
    Path nvs = Path.of("src/test/resources/nvs/25-size-3000/partition.bin");
    bench.file("nvs.bin", Files.readAllBytes(nvs));
    bench.file("page.bin", Arrays.copyOf(Files.readAllBytes(nvs), 0x1000));
    Files.move(bench.usualTable(), folder.resolve("usual.bin"));
    bench.file("program.bin", BoardOnDesk.program(Chips.ESP32_C3, 0x5000));
    byte[] newer = BoardOnDesk.program(Chips.ESP32_C3, 0x5000);
    newer[15] = 101;
    bench.file("newer.bin", newer);
    bench.file("other-chip.bin", BoardOnDesk.program(Chips.ESP32, 0x5000));
    bench.secret("other.key", HexFormat.of().parseHex("5a".repeat(31) + "00"));
    bench.file(
        "odd.bin",
        BoardOnDesk.table(
            new Row("sealed_nvs", 1, 2, 0x9000, 0x3000, 1),
            new Row("open_keys", 1, 4, 0xC000, 0x1000, 0),
            new Row("twin", 1, 2, 0x20000, 0x3000, 0),
            new Row("twin", 1, 2, 0x30000, 0x3000, 0),
            new Row("over", 1, 2, 0x40000, 0x3000, 0),
            new Row("lap", 1, 6, 0x42000, 0x3000, 0),
            new Row("slanted", 1, 2, 0x50800, 0x3000, 0),
            new Row("far", 1, 2, 0x3FF000, 0x3000, 0),
            new Row("early", 1, 2, 0x6000, 0x3000, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    // board, words, code
    "open, nowhere=small.bin,                         flash.label-absent",
    "open, fctry=big.bin,                             flash.image-too-large",
    "open, 0x200100=small.bin,                        flash.unaligned",
    "open, 0x3ff000=big.bin,                          flash.beyond-flash",
    "open, 0x1000000=small.bin,                       flash.beyond-flash",
    "open, 0x90000000=small.bin,                      flash.beyond-reach",
    "open, 0x8000=small.bin,                          flash.over-table",
    "open, 0x7000=big.bin,                            flash.over-table",
    "open, 0x8000=fctry.bin,                          flash.over-table",
    "open, 0x0=nvs.bin,                               flash.not-loader",
    "open, 0x0=small.bin,                             flash.not-loader",
    "open, 0x1000=program.bin,                        flash.not-loader",
    "open, 0x0=other-chip.bin,                        firmware.other-chip",
    "open, factory=other-chip.bin,                    firmware.other-chip",
    "open, 0x10000=other-chip.bin,                    firmware.other-chip",
    "open, 0x0=small.bin --table usual.bin,           flash.not-loader",
    "open, 0xd000=nvs.bin,                            flash.over-end",
    "open, 0xf000=small.bin 0xe000=big.bin,           flash.over-end",
    "open, 0x3e5000=program.bin,                      flash.over-end",
    "open, 0x3d9000=big.bin,                          flash.into-partition",
    "open, 0x3e1000=big.bin --dry-run,                flash.over-end",
    "open, factory=nvs.bin,                           flash.nvs-elsewhere",
    "open, 0x10000=nvs.bin,                           flash.nvs-elsewhere",
    "open, esp_secure_cert=page.bin,                  flash.nvs-elsewhere",
    "open, phy_init=page.bin,                         flash.nvs-elsewhere",
    "open, fctry=program.bin,                         flash.program-elsewhere",
    "open, 0x9000=program.bin,                        flash.program-elsewhere",
    "open, 0x8000=odd.bin 0xc000=page.bin,            flash.nvs-elsewhere",
    "open, 0x8000=odd.bin 0xb000=keys.bin,            flash.not-nvs-keys",
    "odd,  0x9000=nvs.bin,                            flash.nvs-encrypted",
    "open, factory=newer.bin,                         firmware.revision",
    "open, 0x10000=newer.bin,                         firmware.revision",
    "open, 0x0=newer.bin,                             firmware.revision",
    "open&secure-boot, factory=program.bin,           firmware.unsigned",
    "open&secure-boot, 0x10000=program.bin,           firmware.unsigned",
    "open&secure-boot, 0x0=program.bin,               firmware.unsigned",
    "open, 0x200000=big.bin 0x206000=small.bin,       flash.overlap",
    "open, fctry=small.bin 0x3e0000=small.bin,        flash.overlap",
    "open, fctry=small.bin --encrypt fctry,           flash.encrypt-wrong",
    "open, 0x9000=small.bin --table odd.bin nvs=small.bin, flash.table-other",
    "open, fctry=small.bin --table small.bin,         flash.table-file",
    "odd,  sealed_nvs=small.bin,                      flash.nvs-encrypted",
    "odd,  open_keys=keys.bin,                        flash.keys-not-encrypted",
    "odd,  0xc000=keys.bin,                           flash.keys-not-encrypted",
    "open, nvs=keys.bin,                              flash.not-nvs-keys",
    "open, fctry=keys.bin,                            flash.not-nvs-keys",
    "open, 0x9000=keys.bin,                           flash.not-nvs-keys",
    "open, 0xf000=keys.bin,                           flash.not-nvs-keys",
    "open, factory=keys.bin,                          flash.not-nvs-keys",
    "open, esp_secure_cert=keys.bin,                  flash.not-nvs-keys",
    "open, 0x9000=small.bin --encrypt 0x9000,         flash.encrypt-wrong",
    "development, 0x9000=small.bin --encrypt 0x9000 --table usual.bin, flash.encrypt-wrong",
    "odd,  twin=small.bin,                            flash.label-twice",
    "odd,  over=small.bin,                            flash.shared",
    "odd,  lap=small.bin,                             flash.shared",
    "odd,  slanted=small.bin,                         flash.unaligned",
    "odd,  far=small.bin,                             flash.beyond-flash",
    "odd,  early=small.bin,                           flash.shared",
    "development, nvs_keys=keys.bin,                  flash.table-encrypted",
    "development, 0x200000=small.bin,                 flash.place-unknown",
    "was-on, nvs_keys=keys.bin,                       flash.encryption-was-on",
    "was-on, esp_secure_cert=small.bin,               flash.encryption-was-on",
    "release, 0x3e6000=keys.bin,                      flash.release-needs-key",
    "release, 0x3e6000=keys.bin --flash-key other.key, flash.key-other",
    "release, fctry=small.bin --flash-key other.key,  flash.key-other",
    "release, 0x3e0000=big.bin --flash-key flash.key, flash.over-end",
    "release, 0x3d0000=big.bin --flash-key flash.key, flash.place-unknown",
    "release, 0x3e6000=keys.bin --flash-key small.bin, flashkey.length",
    "secure-download-release, nvs_keys=keys.bin,      flash.table-hidden",
    "secure-download-release, 0x3e6000=keys.bin,      flash.release-needs-key",
    "secure-download, 0x3ff000=big.bin --flash-size 4, flash.beyond-flash"
  })
  void itIsRefusedBeforeTheFirstErase(String board, String words, String code) throws IOException {
    String state = board.equals("odd") ? "open" : board;
    String port = bench.keyed("esp32c3", "security=" + state);
    boolean odd = board.equals("odd");
    Result made =
        odd
            ? shell.run("flash", "--port", port, "0x8000=" + bench.path("odd.bin"))
            : shell.run("board", "--port", port);
    assertThat(made.code()).as(made.err()).isZero();
    byte[] before = bench.bytes("board.bin");
    Result result = shell.run(words(port, words));
    assertThat(result.code()).as(result.out()).isEqualTo(1);
    assertThat(result.err()).contains("[" + code + "]");
    assertThat(bench.bytes("board.bin")).isEqualTo(before);
  }

  /** Whether it is the right signature, the chip alone can tell. */
  @Test
  void aSignedProgramGoesToABoardThatAsksForOne() throws IOException {
    byte[] program = BoardOnDesk.program(Chips.ESP32_C3, 0x4000);
    program[1] = 1;
    program[23] = 1;
    ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 4, 0x2F00);
    program[0x3000] = (byte) 0xE7;
    bench.file("signed.bin", program);
    String port = bench.keyed("esp32c3", "security=open&secure-boot");
    Result flashed = shell.run(words(port, "0x0=signed.bin factory=signed.bin"));
    assertThat(flashed.code()).as(flashed.err()).isZero();
  }

  /** A project that moved its table and kept the partitions where they were. */
  @Test
  void aPartitionOverATableElsewhereIsRefused() throws IOException {
    bench.file(
        "moved.bin",
        BoardOnDesk.table(
            new Row("fctry", 1, 2, 0x9000, 0x6000, 0),
            new Row("nvs_keys", 1, 4, 0xB000, 0x2000, 1),
            new Row("storage", 1, 6, 0xA000, 0x1000, 0)));
    String port = bench.keyed("esp32c3", "security=open");
    Result made = shell.run(words(port, "--table-offset=0xc000 0xc000=moved.bin"));
    assertThat(made.code()).as(made.err()).isZero();
    byte[] before = bench.bytes("board.bin");
    for (String place : List.of("fctry=small.bin", "nvs_keys=keys.bin", "storage=small.bin")) {
      Result result = shell.run(words(port, "--table-offset=0xc000 " + place));
      assertThat(result.code()).as(place).isEqualTo(1);
      assertThat(result.err()).contains("[flash.shared]").contains("0xc000");
      assertThat(bench.bytes("board.bin")).isEqualTo(before);
    }
  }

  private String[] words(String port, String words) {
    List<String> line = new ArrayList<>(List.of("flash", "--port", port));
    for (String word : words.split(" ", -1)) {
      String place = word.contains("=") ? word.substring(0, word.indexOf('=') + 1) : "";
      String rest = word.substring(place.length());
      boolean file = rest.endsWith(".bin") || rest.endsWith(".key");
      line.add(place + (file ? bench.path(rest) : rest));
    }
    return line.toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                    cli.nothing-to-flash",
    "fctry,                                 cli.place-wrong",
    "=small.bin,                            cli.place-wrong",
    "fctry=small.bin fctry=big.bin,         cli.place-twice",
    "0x200000=small.bin 2097152=small.bin,  cli.place-twice",
    "fctry=small.bin --encrypt nvs_keys,    cli.encrypt-unknown",
    "fctry=small.bin --flash-size 0,        cli.number-outside",
    "fctry=small.bin --table-offset 0x8100, cli.table-offset",
    "fctry=small.bin --table-offset 0x1000000, cli.table-offset",
    "fctry=small.bin --table-offset 0x7ffff000, cli.table-offset",
    "fctry=small.bin --table-offset here,   cli.table-offset"
  })
  void whatIsWrittenWronglyIsExitTwo(String words, String code) {
    Result result = shell.run(words(bench.port("esp32c3", ""), words.isEmpty() ? "--json" : words));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("[" + code + "]");
    assertThat(folder.resolve("board.bin")).doesNotExist();
  }

  @Test
  void aBoardThatCannotBeReachedLeavesATraceToo() throws IOException {
    Result result =
        shell.run(
            "flash",
            "--port",
            "sim:esp32c3?time=off&fault=silent",
            "fctry=" + bench.path("small.bin"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("[rom.no-answer]");
    assertThat(Files.readString(trace(result))).contains("reset ");
  }

  private Path trace(Result result) throws IOException {
    String sign = "the last frames are in ";
    String line = result.err().lines().filter(l -> l.contains(sign)).findFirst().orElseThrow();
    Path file = Path.of(line.substring(line.indexOf(sign) + sign.length()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "esp32c3, development",
    "esp32c3, release",
    "esp32, development",
    "esp32c3, open",
  })
  void neitherKeysNorContentAreInTheTraceOrOnTheScreen(String chip, String state)
      throws IOException {
    // random bytes may be those that no bit has to be programmed for; hardly four of them
    String stuck = "&fault=stuck-bits:0x3e600";
    String port =
        bench.keyed(
            chip, "security=" + state + stuck + "8" + stuck + "9" + stuck + "a" + stuck + "b");
    Result result =
        shell.run(
            "flash",
            "--port",
            port,
            "--flash-key",
            bench.path("flash.key"),
            "--verbose",
            "fctry=" + bench.path("fctry.bin"),
            "nvs_keys=" + bench.path("keys.bin"));
    assertThat(result.code()).as(result.out()).isEqualTo(1);
    byte[] traced = Files.readAllBytes(trace(result));
    String all = new String(traced, StandardCharsets.ISO_8859_1) + result.out() + result.err();
    assertThat(all).contains("FlashData");
    String text = all.toLowerCase(Locale.ROOT);
    for (String secret : List.of("flash.key", "keys.bin", "fctry.bin")) {
      byte[] bytes = bench.bytes(secret);
      words(bytes)
          .forEach(
              word ->
                  assertThat(text)
                      .as(secret)
                      .doesNotContain(HexFormat.of().formatHex(word))
                      .doesNotContain(HexFormat.of().formatHex(turned(word))));
      assertThat(all).doesNotContain(new String(bytes, 0, 8, StandardCharsets.ISO_8859_1));
    }
  }

  /** The first 64 bytes, in words of four. */
  private static Stream<byte[]> words(byte[] bytes) {
    return Stream.iterate(0, at -> at < Math.min(64, bytes.length), at -> at + 4)
        .map(at -> Arrays.copyOfRange(bytes, at, at + 4));
  }

  private static byte[] turned(byte[] word) {
    return new byte[] {word[3], word[2], word[1], word[0]};
  }
}
