package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys: made, given, refused, never lost. */
class NvsKeyCommandsTest extends NvsShell {
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

  /** The image in the place of its own key: nobody could ever open it. */
  @Test
  void noFileIsMadeInThePlaceOfAKeyThatWasJustMade() {
    refused(
        nvs("encrypt", csv, at("keys/k.bin"), "0x3000", "--keygen", "--keyfile", at("keys/k.bin")),
        2,
        "cli.output-is-input");
    refused(
        nvs(
            "generate-key",
            "--key_protect_hmac",
            "--kp_hmac_keygen",
            "--kp_hmac_keyfile",
            at("keys/../keys/k.bin"),
            "--keyfile",
            at("keys/k.bin")),
        2,
        "cli.same-file");
    assertThat(at("keys/k.bin")).doesNotExist();
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
        "file.unwritable-in-the-way");
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
}
