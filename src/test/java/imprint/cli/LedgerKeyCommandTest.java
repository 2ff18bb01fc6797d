package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.custody.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerKeyCommandTest {
  private static final String WORDS = "five words nobody ever says";

  @TempDir Path folder;
  private Shell shell;
  private String ledger = "";
  private String serial = "";

  @BeforeEach
  void aLedgerWithAUnit() {
    shell = new Shell(folder);
    ok("demo", "--boards", "1", "--out", folder.resolve("demo").toString());
    ledger = folder.resolve("demo/ledger.sqlite").toString();
    serial = ok("ledger", "list", "--ledger", ledger).out().split(" ", 2)[0];
  }

  @Test
  void aNewKeyFileSaysThatNothingLocksIt() {
    assertThat(ok("ledger", "key", "show", "--ledger", ledger).out())
        .containsPattern("lockedWith +file\\nkeys +\\[[0-9a-f]{16}]\\n");
    assertThat(ok("ledger", "key", "show", "--json", "--ledger", ledger).out())
        .matches("\\{\"lockedWith\":\"file\",\"keys\":\\[\"[0-9a-f]{16}\"]}\\n");
  }

  @Test
  void aPassphraseFromAFileLocksAndOpens() throws Exception {
    Path words = Files.writeString(folder.resolve("words"), WORDS + "\nnot this line\n");
    rewrap("--with", "passphrase", "--new-passphrase-file", words.toString());
    assertThat(ok("ledger", "key", "show", "--ledger", ledger).out())
        .contains("passphrase", "argon2id", "65536");
    // looking into the ledger needs no key
    ok("ledger", "show", serial, "--ledger", ledger);
    assertThat(refused(label())).contains("[ledger.key-locked]");
    Path wrong = Files.writeString(folder.resolve("wrong"), "something else\n");
    assertThat(refused(label("--passphrase-file", wrong.toString())))
        .contains("[ledger.passphrase-wrong]")
        .doesNotContain("something else");
    ok(label("--passphrase-file", words.toString()));
    assertThat(folder.resolve("label.png")).exists();
  }

  @Test
  void whoSitsAtTheTerminalIsAskedOnce() throws Exception {
    Path words = Files.writeString(folder.resolve("words"), WORDS);
    rewrap("--with", "passphrase", "--new-passphrase-file", words.toString());
    List<Prompt.What> asked = new ArrayList<>();
    shell.answers(
        (what, file) -> {
          asked.add(what);
          return Optional.of(WORDS.toCharArray());
        });
    ok(label());
    assertThat(asked).containsExactly(Prompt.What.PASSPHRASE);
    ok("ledger", "key", "renew", "--ledger", ledger);
    assertThat(ok("ledger", "key", "show", "--ledger", ledger).out())
        .containsPattern("keys +\\[[0-9a-f]{16}, [0-9a-f]{16}]");
    ok("ledger", "key", "rewrap", "--with", "file", "--ledger", ledger);
    assertThat(asked).hasSize(3);
    ok(label());
    assertThat(asked).hasSize(3);
  }

  @Test
  void whatIsMissingOrUnknownIsSaid() {
    assertThat(used("--with", "magic")).contains("[cli.key-custody]");
    assertThat(used("--with", "passphrase")).contains("[cli.new-passphrase]");
    assertThat(used("--with", "token")).contains("[cli.token-library]");
    assertThat(used()).contains("--with");
  }

  @Test
  void theEnvironmentNamesAFileThatIsReadWhenItIsNeeded() throws Exception {
    Path words = folder.resolve("words");
    Prompt prompt = StationPrompt.of(words.toString(), Optional.empty());
    Files.writeString(words, "灯 word\r\n");
    assertThat(prompt.ask(Prompt.What.PASSPHRASE, words).orElseThrow())
        .isEqualTo("灯 word".toCharArray());
    Files.writeString(words, "\n");
    assertThat(prompt.ask(Prompt.What.PASSPHRASE, words)).isEmpty();
    assertThat(StationPrompt.of(" ", Optional.empty())).isSameAs(Prompt.NOBODY);
    assertThat(StationPrompt.of(null, Optional.empty())).isSameAs(Prompt.NOBODY);
  }

  private String[] label(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "label",
                "render",
                "--unit",
                serial,
                "--reason",
                "torn",
                "--ledger",
                ledger,
                "--out",
                folder.resolve("label.png").toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private void rewrap(String... how) {
    ok(rewrapping(how));
  }

  private String used(String... how) {
    Shell.Result result = shell.run(rewrapping(how));
    assertThat(result.code()).isEqualTo(2);
    return result.err();
  }

  private String[] rewrapping(String... how) {
    List<String> words = new ArrayList<>(List.of("ledger", "key", "rewrap", "--ledger", ledger));
    words.addAll(List.of(how));
    return words.toArray(String[]::new);
  }

  private Shell.Result ok(String... words) {
    Shell.Result result = shell.run(words);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  private String refused(String... words) {
    Shell.Result result = shell.run(words);
    assertThat(result.code()).isEqualTo(1);
    return result.err();
  }
}
