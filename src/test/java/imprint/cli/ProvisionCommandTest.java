package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards that are made at the command line. */
class ProvisionCommandTest {
  private static final String DEAD = "sim:esp32c3?time=off&fault=silent";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    assertThat(
            shell
                .run(
                    "testpki", folder.resolve("p").toString(), "--vid", "0xFFF1", "--pid", "0x8000")
                .code())
        .isZero();
  }

  @Test
  void whereTheLastFramesOfADeadBoardLieIsSaid() throws Exception {
    Result dead = provision(DEAD);
    assertThat(dead.code()).isEqualTo(1);
    assertThat(dead.err().lines().toList().getLast()).contains("[rom.no-answer]");
    String line = "imprint: the last frames are in ";
    assertThat(dead.err().lines().filter(said -> said.startsWith(line)))
        .singleElement()
        .satisfies(said -> assertThat(Path.of(said.substring(line.length()))).isNotEmptyFile());

    String json = provision(DEAD, "--json").out();
    assertThat(Path.of(new ObjectMapper().readTree(json).get("trace").asText()))
        .content()
        .contains("Sync");
  }

  @Test
  void boardsMadeOfSoftwareFollowEachOther() {
    Result three = provision("sim:esp32c3?time=virtual", "--count", "3");
    assertThat(three.code()).as(three.err()).isZero();
    assertThat(three.out().lines()).hasSize(3).allMatch(line -> line.startsWith("PASS"));
    assertThat(three.err()).doesNotContain("waiting");
  }

  private Result provision(String port, String... more) {
    Path product = folder.resolve("p").resolve("product.yaml");
    String[] words = {"provision", "--product", product.toString(), "--port", port};
    return shell.run(AtThePrinter.with(words, more));
  }
}
