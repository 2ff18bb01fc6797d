package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NvsCommandsTest {
  private static final Path VECTORS = Path.of("src/test/resources/nvs").toAbsolutePath();

  @TempDir Path folder;
  private Shell shell;
  private Path csv;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
    csv = csv("in.csv", "cfg,namespace,,\na,data,u8,7\n");
  }

  private Path csv(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve(name), "key,type,encoding,value\n" + rows);
  }

  private Result nvs(Object... words) {
    return shell.run(
        Stream.concat(Stream.of("nvs"), Arrays.stream(words))
            .map(String::valueOf)
            .toArray(String[]::new));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private static void done(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
  }

  private static void refused(Result result, int exit, String code) {
    assertThat(result.err()).contains("[" + code + "]").hasLineCount(1);
    assertThat(result.code()).isEqualTo(exit);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate", "encrypt", "decrypt", "generate-key"})
  void everyCommandExplainsItself(String command) {
    Result help = nvs(command, "--help");
    done(help);
    assertThat(help.out()).contains("Usage: imprint nvs " + command).contains("--outdir");
  }

  @ParameterizedTest
  @CsvSource({
    "generate",
    "generate in.csv out.bin",
    "encrypt in.csv out.bin",
    "generate in.csv out.bin 0x3000 --version two",
    "decrypt in.bin key.bin",
    "generate-key --no-such-option",
    "nonsense"
  })
  void wrongUseIsOneLineAndExitTwo(String words) {
    Result result = nvs((Object[]) words.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("imprint: ").contains("--help").hasLineCount(1);
  }

  @Test
  void filesAreForTheirOwnerAlone() throws IOException {
    done(nvs("encrypt", csv, "out.bin", "0x3000", "--keygen", "--outdir", at("o")));
    try (Stream<Path> made = Files.walk(at("o"))) {
      for (Path path : made.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void optionsMayStandBetweenTheWords() {
    done(nvs("generate", "--version", 1, csv, "--outdir", folder, "a.bin", "0x3000"));
    done(nvs("generate", csv, at("b"), "12288", "--version=1"));
    assertThat(at("a.bin")).hasSameBinaryContentAs(at("b.bin"));
  }

  @Test
  void severalFilesMakeOneImage() throws IOException {
    Path more = csv("more.csv", "b,data,u8,8\n");
    done(nvs("generate", csv, more, at("out.bin"), "0x3000"));
    assertThat(shell.run("inspect", at("out.bin").toString()).out())
        .containsSubsequence("cfg", " a ", "cfg", " b ");
  }

  /** Pages from 0x3000 on; less is for a partition that the device only reads. */
  @ParameterizedTest
  @CsvSource({"0x1000,4096", "0x2000,4096", "8192,4096", "0X3000,12288", "0x1000000,16777216"})
  void imagesOfLessThanThreePagesHoldOnlyThoseInUse(String size, int length) {
    done(nvs("generate", csv, at("out.bin"), size));
    assertThat(at("out.bin")).hasSize(length);
  }

  @ParameterizedTest
  @CsvSource({
    "0x800,1,nvs.size",
    "4097,1,nvs.size",
    "0,1,nvs.size-range",
    "0x1001000,1,nvs.size-range",
    "-4096,1,nvs.size-range",
    "24K,2,cli.not-a-number",
    "0x,2,cli.not-a-number",
    "99999999999,1,generate.range",
    "6000h,2,cli.not-a-number"
  })
  void aSizeThatCannotBeIsRefused(String size, int exit, String code) {
    refused(nvs("generate", csv, at("out.bin"), size), exit, code);
  }

  @Test
  void aVersionThatIsNoneIsRefused() {
    refused(nvs("generate", csv, at("o.bin"), "0x3000", "--version", 3), 2, "cli.number-wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.img", ".bin", "out.bin.txt", "out.", ""})
  void outputsEndInBin(String name) {
    refused(nvs("generate", csv, name, "0x3000", "--outdir", folder), 2, "cli.not-bin");
  }

  @Test
  void whatIsOddIsSaidAndMade() throws IOException {
    Path odd = csv("odd.csv", "cfg,namespace,,\nb,data,STRING,abc\na,dtaa,u8,1\na,data,u8,2\n");
    Result result = nvs("generate", odd, at("out.bin"), "0x3000");
    assertThat(result.code()).isZero();
    assertThat(result.err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("imprint: warning: "))
        .anyMatch(line -> line.contains("a (odd.csv:5)") && line.endsWith("[nvs.csv-duplicate]"));
    assertThat(nvs("generate", odd, at("out.bin"), "0x3000", "--compat").err())
        .contains("b (odd.csv:3)")
        .contains("[nvs.csv-capitals]");
  }

  @Test
  void anOutputThatCannotBeWrittenIsSaid() throws IOException {
    Files.createDirectories(at("out.bin/x"));
    refused(nvs("generate", csv, at("out.bin"), "0x3000"), 1, "file.unwritable");
  }

  @Test
  void aNewKeyOpensTheImageThatItWasMadeWith() {
    Result made =
        nvs(
            "encrypt",
            csv,
            "out.bin",
            "0x3000",
            "--keygen",
            "--keyfile",
            "k.bin",
            "--outdir",
            folder);
    done(made);
    assertThat(made.out().lines())
        .containsExactly(at("keys/k.bin").toString(), at("out.bin").toString());
    done(nvs("decrypt", at("out.bin"), at("keys/k.bin"), at("plain.bin")));
    done(nvs("generate", csv, at("expected.bin"), "0x3000"));
    assertThat(at("plain.bin")).hasSameBinaryContentAs(at("expected.bin"));
    done(nvs("encrypt", csv, at("again.bin"), "0x3000", "--inputkey", at("keys/k.bin")));
    assertThat(at("again.bin")).hasSameBinaryContentAs(at("out.bin"));
  }

  @Test
  void anHmacKeyOpensItToo() throws IOException {
    done(
        nvs(
            "encrypt",
            csv,
            "out.bin",
            "0x3000",
            "--keygen",
            "--keyfile",
            "k",
            "--outdir",
            folder,
            "--key_protect_hmac",
            "--kp_hmac_keygen"));
    assertThat(at("keys/hmac-k.bin")).hasSize(32);
    done(
        nvs(
            "generate-key",
            "--key_protect_hmac",
            "--kp_hmac_inputkey",
            at("keys/hmac-k.bin"),
            "--keyfile",
            at("derived.bin")));
    assertThat(at("derived.bin")).hasSameBinaryContentAs(at("keys/k.bin"));
    done(
        nvs(
            "generate-key",
            "--key_protect_hmac",
            "--kp_hmac_keygen",
            "--kp_hmac_keyfile",
            "h.bin",
            "--keyfile",
            "l.bin",
            "--outdir",
            folder));
    assertThat(at("keys/h.bin")).hasSize(32);
  }

  @Test
  void keysWithoutANameNeverReplaceEachOther() throws IOException {
    for (int i = 0; i < 3; i++) {
      done(nvs("generate-key", "--outdir", folder));
    }
    try (Stream<Path> keys = Files.list(at("keys"))) {
      List<byte[]> contents =
          keys.peek(k -> assertThat(k.getFileName().toString()).matches("keys-[0-9_-]+\\.bin"))
              .map(NvsCommandsTest::bytes)
              .toList();
      assertThat(contents).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void aKeyThatIsThereIsNeverReplacedByAnother() throws IOException {
    done(nvs("generate-key", "--keyfile", at("k.bin")));
    byte[] key = Files.readAllBytes(at("k.bin"));
    refused(nvs("generate-key", "--keyfile", at("k.bin")), 1, "file.key-exists");
    refused(
        nvs("encrypt", csv, at("out.bin"), "0x3000", "--keygen", "--keyfile", at("k.bin")),
        1,
        "file.key-exists");
    assertThat(at("k.bin")).hasBinaryContent(key);
    assertThat(at("out.bin")).doesNotExist();
    // the same key once more is no loss
    Path hmac = VECTORS.resolve("50-hmac-keys/hmac.bin");
    for (int i = 0; i < 2; i++) {
      done(
          nvs(
              "generate-key",
              "--key_protect_hmac",
              "--kp_hmac_inputkey",
              hmac,
              "--keyfile",
              at("h.bin")));
    }
  }

  @Test
  void noKeyIsLeftOfARunThatFails() throws IOException {
    Files.createDirectories(at("out.bin/x"));
    refused(
        nvs("encrypt", csv, at("out.bin"), "0x3000", "--keygen", "--keyfile", at("k.bin")),
        1,
        "file.unwritable");
    assertThat(at("k.bin")).doesNotExist();
    Path wrong = csv("wrong.csv", "cfg,namespace,,\na,data,u8,x\n");
    refused(
        nvs("encrypt", wrong, at("o.bin"), "0x3000", "--keygen", "--keyfile", at("k.bin")),
        1,
        "nvs.csv-integer");
    assertThat(at("k.bin")).doesNotExist();
    // neither the HMAC key where the other file is taken
    Files.write(at("taken.bin"), new byte[4096]);
    refused(
        nvs("generate-key", "--key_protect_hmac", "--kp_hmac_keygen", "--keyfile", at("taken.bin")),
        1,
        "file.key-exists");
    assertThat(at("hmac-taken.bin")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--key_protect_hmac,cli.hmac-key-missing",
    "--kp_hmac_keygen,cli.option-needs",
    "--kp_hmac_inputkey x.bin,cli.option-needs",
    "--key_protect_hmac --kp_hmac_inputkey x.bin --kp_hmac_keyfile y.bin,cli.option-needs",
    "--key_protect_hmac --kp_hmac_inputkey x.bin --kp_hmac_keygen,cli.either",
    "--keyfile k.txt,cli.not-bin"
  })
  void optionsWithoutASenseAreRefused(String options, String code) {
    Stream<String> words =
        Stream.concat(
            Stream.of("nvs", "generate-key", "--outdir", folder.toString()),
            Arrays.stream(options.split(" ")));
    refused(shell.run(words.toArray(String[]::new)), 2, code);
    assertThat(at("keys")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--keyfile=k.bin", "--key_protect_hmac", "--kp_hmac_keygen"})
  void aGivenKeyLeavesNothingToMake(String option) {
    Path key = VECTORS.resolve("40-enc-simple/keys.bin");
    refused(
        nvs("encrypt", csv, at("o.bin"), "0x3000", "--inputkey", key, option),
        2,
        "cli.option-needs");
  }

  @Test
  void keyFilesAreChecked() throws IOException {
    Path image = VECTORS.resolve("40-enc-simple/partition.bin");
    Path digits = Files.writeString(at("digits.bin"), "0123456789abcdef".repeat(8));
    refused(nvs("decrypt", image, digits, at("o.bin")), 1, "nvs.key-file");
    byte[] keys = bytes(VECTORS.resolve("40-enc-simple/keys.bin"));
    keys[5] ^= 1;
    Files.write(at("damaged.bin"), keys);
    refused(nvs("decrypt", image, at("damaged.bin"), at("o.bin")), 1, "nvs.key-crc");
    Path other = VECTORS.resolve("41-enc-rawkey64/keys.bin");
    refused(nvs("decrypt", image, other, at("o.bin")), 1, "nvs.key-wrong");
    refused(
        nvs("generate-key", "--key_protect_hmac", "--kp_hmac_inputkey", other),
        1,
        "nvs.hmac-length");
    assertThat(at("o.bin")).doesNotExist();
  }

  @Test
  void anOutputIsNotOneOfTheInputs() throws IOException {
    Files.copy(VECTORS.resolve("40-enc-simple/partition.bin"), at("i.bin"));
    Files.copy(VECTORS.resolve("40-enc-simple/keys.bin"), at("k.bin"));
    refused(nvs("decrypt", at("i.bin"), at("k.bin"), at("k.bin")), 2, "cli.output-is-input");
    refused(nvs("decrypt", at("i.bin"), at("k.bin"), at("i")), 2, "cli.output-is-input");
    refused(
        nvs("encrypt", csv, at("k.bin"), "0x3000", "--inputkey", at("k.bin")),
        2,
        "cli.output-is-input");
    assertThat(at("k.bin")).hasSameBinaryContentAs(VECTORS.resolve("40-enc-simple/keys.bin"));
  }

  @Test
  void whatIsDamagedInADecryptedImageIsSaid() throws IOException {
    byte[] image = bytes(VECTORS.resolve("40-enc-simple/partition.bin"));
    image[64 + 32] ^= 1;
    Files.write(at("i.bin"), image);
    Result result =
        nvs("decrypt", at("i.bin"), VECTORS.resolve("40-enc-simple/keys.bin"), at("o.bin"));
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("[nvs.entry-crc]").hasLineCount(1);
    assertThat(at("o.bin")).exists();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
