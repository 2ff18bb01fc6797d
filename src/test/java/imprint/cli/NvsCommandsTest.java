package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NvsCommandsTest extends NvsShell {
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

  /** Pages from 0x3000 on; less is for a partition that the device only reads, which is said. */
  @ParameterizedTest
  @CsvSource({
    "0x1000,4096,true",
    "0x2000,4096,true",
    "8192,4096,true",
    "0X3000,12288,false",
    "0x1000000,16777216,false"
  })
  void imagesOfLessThanThreePagesHoldOnlyThoseInUse(String size, int length, boolean warned) {
    Result made = nvs("generate", csv, at("out.bin"), size);
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err().lines())
        .allMatch(line -> line.endsWith("[nvs.read-only]"))
        .hasSize(warned ? 1 : 0);
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
    refused(nvs("generate", csv, at("o.bin"), "0x3000", "--version", 3), 2, "cli.number-outside");
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
    refused(nvs("generate", csv, at("out.bin"), "0x3000"), 1, "file.unwritable-in-the-way");
  }

  @Test
  void anOutputIsNotOneOfTheInputs() throws IOException {
    Files.copy(VECTORS.resolve("40-enc-simple/partition.bin"), at("i.bin"));
    Files.copy(VECTORS.resolve("40-enc-simple/keys.bin"), at("k.bin"));
    Files.write(at("blob.bin"), new byte[] {1, 2, 3});
    Path rows = csv("rows.csv", "cfg,namespace,,\na,file,binary,blob.bin\n");
    refused(nvs("generate", rows, at("blob.bin"), "0x3000"), 2, "cli.output-is-input");
    assertThat(at("blob.bin")).hasBinaryContent(new byte[] {1, 2, 3});
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
}
