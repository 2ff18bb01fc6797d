package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.people.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleCommandsTest {
  @TempDir Path folder;
  private Shell shell;
  private String pin = "";
  private String badge = "";

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
    pin = Files.writeString(folder.resolve("pin"), "2468\n").toString();
    badge = Files.writeString(folder.resolve("badge"), "BADGE-0001\n").toString();
  }

  @Test
  void peopleAreAddedListedChangedAndRemoved() throws IOException {
    assertThat(ok("people", "list")).contains("Nobody has to sign in");
    assertThat(ok("people", "list", "--json")).isEmpty();
    ok("people", "add", "Ada", "--role", "lead", "--pin-file", pin);
    ok("people", "add", "Bo", "--role", "Packer", "--badge-file", badge);
    assertThat(ok("people", "list"))
        .containsPattern("lead +PIN +Ada\\n")
        .containsPattern("packer +badge +Bo\\n");
    assertThat(ok("people", "list", "--json"))
        .contains("{\"name\":\"Ada\",\"role\":\"lead\",\"pin\":true,\"badge\":false}");

    Files.writeString(Path.of(pin), "97531");
    ok("people", "set-pin", "Ada", "--pin-file", pin);
    Files.writeString(Path.of(badge), "BADGE-0002\r\n");
    ok("people", "set-badge", "Bo", "--badge-file", badge);
    People people =
        People.open(folder.resolve("data/people.json"), new SecureRandom(), InstantSource.system());
    assertThat(people.signIn("Ada", "97531".toCharArray()).name()).isEqualTo("Ada");
    assertThat(people.holder("BADGE-0002").orElseThrow().name()).isEqualTo("Bo");

    ok("people", "remove", "Bo");
    assertThat(refused(1, "people", "remove", "Ada")).contains("[people.last-lead]");
  }

  @Test
  void whatWasDoneToWhomIsTold() throws IOException {
    assertThat(ok("people", "log")).contains("Nothing was changed");
    ok("people", "add", "Ada", "--role", "lead", "--pin-file", pin);
    ok("people", "add", "Bo", "--role", "packer", "--badge-file", badge);
    ok("people", "set-pin", "ada", "--pin-file", pin);
    ok("people", "set-badge", "Bo", "--badge-file", badge);
    refused(1, "people", "remove", "Ada");
    ok("people", "remove", "Bo");
    assertThat(ok("people", "log").lines().map(line -> line.replaceFirst("^\\S+Z +", "")))
        .containsExactly(
            "command line    added      Ada  lead",
            "command line    added      Bo  packer",
            "command line    pin        Ada",
            "command line    badge      Bo",
            "command line    removed    Bo");
    assertThat(ok("people", "log", "--json").lines().toList().getFirst())
        .contains("\"by\":\"command line\",\"act\":\"added\",\"whom\":\"Ada\",\"role\":\"lead\"");
    assertThat(folder.resolve("data/people.log")).content().doesNotContain("2468", "BADGE");

    Files.writeString(
        folder.resolve("data/people.log"), "{\"at\":\"2026", StandardOpenOption.APPEND);
    ok("people", "set-pin", "Ada", "--pin-file", pin);
    Shell.Result log = shell.run("people", "log");
    assertThat(log.out().lines()).hasSize(6);
    assertThat(log.err()).contains("cannot be read: 1");
  }

  @Test
  void whatIsMissingOrUnknownIsSaid() {
    assertThat(refused(2, "people", "add", "Ada", "--role", "boss")).contains("[cli.role]");
    assertThat(refused(1, "people", "add", "Ada", "--role", "lead")).contains("[people.nothing]");
    assertThat(refused(2, "people", "set-pin", "Ada")).contains("[cli.pin-missing]");
    assertThat(refused(2, "people", "set-badge", "Ada")).contains("[cli.badge-missing]");
    assertThat(refused(2, "people", "add", "Ada")).contains("--role");
  }

  private String ok(String... words) {
    Shell.Result result = shell.run(words);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  private String refused(int code, String... words) {
    Shell.Result result = shell.run(words);
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    return result.err();
  }
}
