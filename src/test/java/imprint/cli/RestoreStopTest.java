package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.bench.SimulatedPorts;
import imprint.cli.Shell.Result;
import imprint.esp.link.Plug;
import imprint.esp.link.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C while a board that came back is in hand, before its identity ends and after. */
class RestoreStopTest {
  /** Of the commands of a look; most of them read the flash memory. */
  private static final int LOOKING = 60;

  @TempDir Path folder;
  private final SimulatedPorts boards = new SimulatedPorts(new SecureRandom());
  private String port;
  private Path product;

  @BeforeEach
  void provisionOne() throws IOException {
    Shell shell = new Shell(folder);
    port = "sim:esp32c3?time=virtual&flash=" + folder.resolve("board.bin");
    shell.run("testpki", folder.resolve("product").toString(), "--vid", "0xFFF1", "--pid", "1");
    product = folder.resolve("product/product.yaml");
    Files.writeString(
        product, Files.readString(product).replaceAll("iterations: .*", "iterations: 1000"));
    assertThat(shell.run("provision", "--product", product.toString(), "--port", port).code())
        .isZero();
  }

  /** Runs a command line that is stopped in the first session, at a write or at its end. */
  private Result stopped(boolean atItsEnd, String... words) {
    List<Shell> shells = new ArrayList<>();
    int[] sessions = {0};
    int[] writes = {0};
    Runnable ask = () -> Interruption.by(shells.getFirst());
    Runnable write =
        () -> {
          if (++writes[0] == LOOKING && !atItsEnd) {
            ask.run();
          }
        };
    Runnable closed =
        () -> {
          if (sessions[0] == 1 && atItsEnd) {
            ask.run();
          }
        };
    Shell shell =
        new Shell(
            folder,
            new Ports(
                Map.of(
                    "sim:",
                    name -> {
                      Plug plug = boards.plug(name);
                      return () -> {
                        sessions[0]++;
                        return new WatchedLink(plug.open(), write, closed);
                      };
                    })));
    shells.add(shell);
    Result result = shell.run(words);
    shell.stop().ended();
    assertThat(shell.stop().asked()).isTrue();
    assertThat(sessions[0]).isOne();
    return result;
  }

  private String[] words(String act) {
    return new String[] {
      "restore",
      "--port",
      port,
      "--act",
      act,
      "--product",
      product.toString(),
      "--reason",
      "x",
      "--label-lost"
    };
  }

  private List<String> units() {
    return new Shell(folder).run("ledger", "list").out().lines().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "retire"})
  void aLookThatIsStoppedEndsNoIdentity(String act) {
    List<String> before = units();
    Result result = stopped(false, words(act));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("leave the board connected").endsWith("imprint: stopped.\n");
    assertThat(units()).isEqualTo(before);
  }

  @Test
  void afterTheOldIdentityEndedNoNewOneIsBegun() {
    Result result = stopped(true, words("new"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("STOPPED\n");
    assertThat(result.err()).contains("--act new");
    assertThat(units()).singleElement().asString().contains("RETIRED");
    Result finished = new Shell(folder).run(words("new"));
    assertThat(finished.code()).as(finished.err()).isZero();
    assertThat(units()).hasSize(2);
  }

  /** A script that finishes it reads the same kind of line as always. */
  @Test
  void theIdentityThatTheBoardGotMeanwhileIsToldToMachines() throws IOException {
    stopped(true, words("new"));
    Shell shell = new Shell(folder);
    Result made = shell.run("provision", "--product", product.toString(), "--port", port, "--json");
    assertThat(made.code()).as(made.err()).isZero();
    List<String> words = new ArrayList<>(List.of(words("new")));
    words.add("--json");
    Result named = shell.run(words.toArray(String[]::new));
    assertThat(named.code()).as(named.err()).isZero();
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(named.out()).get("state").asText()).isEqualTo("DONE");
    assertThat(json.readTree(named.out()).get("serial"))
        .isEqualTo(json.readTree(made.out()).get("serial"));
  }
}
