package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.esp.link.Port;
import imprint.esp.link.PortDirectory;
import imprint.esp.link.PortReport;
import imprint.esp.link.Ports;
import imprint.finding.Finding;
import imprint.ledger.custody.Prompt;
import imprint.line.Outcome;
import imprint.line.UnitSummary;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the next board is asked, and that the one which passed is left alone. */
class NextBoardTest {
  private static final String NAME = "COM5";
  private static final Port BOARD = new Port(NAME, "CP2102N", "1-2", "10C4:EA60", "");
  private static final Port LIKE_NO_OTHER = new Port(NAME, "USB", "1-2", "303A:1001", "MAC-2");

  private final Queue<Optional<Port>> seen = new ArrayDeque<>();
  private final Queue<Outcome> ends = new ArrayDeque<>();
  private final StringWriter said = new StringWriter();
  private final Stop stop = new Stop();
  private Optional<Port> listed = Optional.of(BOARD);
  private boolean terminal;
  private String typed = "";
  private int runs;
  private int looks;

  @Test
  void aBoardThatPassedIsNotAskedAgainUntilItWasTakenOut() throws Exception {
    NextBoard next = next(passed("A"), passed("B"));
    next.take();
    see(BOARD, BOARD, BOARD, null, null, null, BOARD);
    assertThat(next.take()).isEqualTo(passed("B"));
    assertThat(runs).isEqualTo(2);
    assertThat(seen).isEmpty();
    assertThat(said).hasToString("imprint: waiting for the next board." + System.lineSeparator());
  }

  @Test
  void aBoardThatOnlyRestartsIsStillThere() throws Exception {
    NextBoard next = next(passed("A"));
    next.take();
    see(BOARD, null, null, BOARD, BOARD, null, BOARD);
    // nothing is left to see: whoever waits gives up
    assertThatThrownBy(next::take).isInstanceOf(CancellationException.class);
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void anotherDeviceAtTheSamePlaceIsAnotherBoard() throws Exception {
    NextBoard next = next(passed("A"), passed("B"));
    next.take();
    see(BOARD, LIKE_NO_OTHER);
    assertThat(next.take()).isEqualTo(passed("B"));
  }

  @Test
  void wherePortsStayWhoeverChangesTheBoardSaysSo() throws Exception {
    terminal = true;
    typed = "\n";
    NextBoard next = next(passed("A"), passed("B"));
    next.take();
    see(BOARD);
    assertThat(next.take()).isEqualTo(passed("B"));
    assertThat(said.toString()).contains("press Enter");
  }

  @Test
  void aPortThatIsNeverListedIsAskedAtOnceAndThenMoreAndMoreSeldom() throws Exception {
    listed = Optional.empty();
    NextBoard next = next(passed("A"), passed("B"), has("B"), has("B"), has("B"), passed("C"));
    next.take();
    assertThat(next.take()).isEqualTo(passed("B"));
    assertThat(looks).as("boards made of software follow each other").isZero();
    assertThat(next.take()).isEqualTo(passed("C"));
    assertThat(looks).isEqualTo(2 + 4 + 8);
    assertThat(said.toString().lines()).hasSize(1);
  }

  @Test
  void whatIsWrongWithAnotherBoardIsAnEnd() throws Exception {
    listed = Optional.empty();
    NextBoard next = next(passed("A"), has("OTHER"), failed("rom.gone"));
    next.take();
    assertThat(next.take()).isEqualTo(has("OTHER"));
    assertThat(next.take()).isEqualTo(failed("rom.gone"));
  }

  @Test
  void withoutABoardThatPassedNobodyWaits() throws Exception {
    assertThat(next(has("A")).take()).isEqualTo(has("A"));
    assertThat(next(failed("link.port-absent")).take()).isEqualTo(failed("link.port-absent"));
    assertThat(looks).isZero();
  }

  private void see(@Nullable Port... each) {
    for (@Nullable Port one : each) {
      seen.add(Optional.ofNullable(one));
    }
  }

  private NextBoard next(Outcome... outcomes) {
    ends.addAll(List.of(outcomes));
    return new NextBoard(
        surroundings(),
        NAME,
        () -> {
          runs++;
          return ends.remove();
        });
  }

  private static Outcome passed(String mac) {
    return new Outcome.Done(
        new UnitSummary(
            "SN-" + mac,
            "Lamp",
            "ESP32-C3",
            mac,
            "",
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Outcome has(String mac) {
    return failed("line.board-has-identity", mac, "SN-" + mac);
  }

  private static Outcome failed(String code, Object... arguments) {
    return new Outcome.SetAside(Optional.empty(), Finding.error(code, arguments), Optional.empty());
  }

  private void look(Duration span) {
    assertThat(span).isEqualTo(Duration.ofSeconds(1));
    looks++;
    if (!seen.isEmpty()) {
      listed = seen.remove();
    } else if (listed.isPresent()) {
      stop.ask();
    }
  }

  private Surroundings surroundings() {
    PortDirectory directory =
        new PortDirectory() {
          @Override
          public List<Port> list() {
            return listed.stream().toList();
          }

          @Override
          public List<PortReport> examine() {
            return List.of();
          }

          @Override
          public List<Finding> bridgesWithoutPort() {
            return List.of();
          }
        };
    Path nowhere = Path.of("nowhere");
    return new Surroundings(
        new Ports(Map.of(), directory),
        this::look,
        new SecureRandom(),
        InstantSource.system(),
        stop,
        Prompt.NOBODY,
        nowhere,
        nowhere,
        Map.of(),
        terminal,
        new BufferedReader(new StringReader(typed)),
        new PrintWriter(new StringWriter()),
        new PrintWriter(said, true));
  }
}
