package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of words that no command takes. */
class CommandWordsTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void theCodeOfADeviceIsNotRepeated() {
    String code = "Y.K90SO527JA0648G00";
    Shell.Result result =
        shell.run(
            "label", "render", "--payload", "MT:" + code, "--payload", "MT:" + code, "--out", "a");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("MT:…").doesNotContain(code);
  }

  /** With LANG=C it would be a name of question marks on every unit. */
  @Test
  void wordsThatCouldNotBeReadAreRefused() {
    Result result = shell.run("ledger", "list", "--person", "\uFFFD\uFFFD");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("C.UTF-8", "[cli.words-unreadable]").hasLineCount(1);
  }

  @Test
  void aWordThatIsNotKnownIsNamedWithWhatIsClose() {
    assertThat(shell.run("provison").err())
        .isEqualTo(
            "imprint: \"provison\" means nothing here; did you mean provision?"
                + " (see: imprint --help)\n");
    assertThat(shell.run("ports", "all").err())
        .isEqualTo("imprint: \"all\" means nothing here (see: imprint ports --help)\n");
  }

  /** It would be shown, and the question stand among the results. */
  @ParameterizedTest
  @CsvSource({
    "people add Ada --role lead --pin, --pin-file",
    "people add Ada --role lead --badge, --badge-file",
    "inspect a.p12 --password, --password-file",
    "generate -v 0xFFF1 -p 0x8000 --pai -c a -k b --pwd -cd c, --password-file",
    "ledger key rewrap --with passphrase --new-passphrase, --new-passphrase-file"
  })
  void nobodyIsAskedForASecretWhereItWouldBeShown(String words, String instead) {
    Result result = shell.run(words.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Give " + instead + " instead.").hasLineCount(1);
    assertThat(result.out()).isEmpty();
  }
}
