package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.EsptoolJs;
import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.flash.Deflated;
import imprint.esp.link.Ports;
import imprint.ledger.custody.Prompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the virtual clock: what is done and printed is tested, not how long it takes. */
class FlashBenchTest {
  @TempDir Path folder;

  private final StringWriter said = new StringWriter();
  private Surroundings with;
  private BenchFlashJob job;

  @BeforeEach
  void prepare() throws IOException {
    PrintWriter out = new PrintWriter(said, true);
    with =
        new Surroundings(
            new Ports(Map.of()),
            span -> {},
            new SecureRandom(),
            InstantSource.system(),
            new Stop(),
            Prompt.NOBODY,
            folder,
            false,
            out,
            out);
    job = BenchFlashJob.create(Files.createDirectory(folder.resolve("job")), with);
  }

  private BenchBoards boards(boolean blank) {
    return new BenchBoards(job, Pace.VIRTUAL, blank, with);
  }

  @Test
  void theJobIsTheUsualOne() {
    assertThat(job.nvs()).hasSize(0x6000);
    assertThat(job.keys()).hasSize(0x1000);
    assertThat(job.pages()).isEqualTo(2);
    assertThat(job.plan(4 << 20).regions()).hasSize(2);
  }

  @Test
  void theFloorLeavesNothingToCompression() {
    for (byte[] image : List.of(job.nvs(), job.keys())) {
      assertThat(Deflated.ifWorthIt(image, 0x1000, 115_200)).isEmpty();
    }
  }

  @Test
  void printsARowForEachChipAndRateAndSaysWhoIsNotHere() throws IOException {
    new FlashBench(job, boards(false), peer(folder), 1, with.out())
        .run(List.of(Chips.ESP32, Chips.ESP32_C3), 2);
    assertThat(said.toString().lines().filter(line -> line.startsWith("ESP32")))
        .hasSize(4)
        .allMatch(line -> line.contains("met (1.250)") && line.endsWith("not here"));
    assertThat(said.toString()).contains("old data", "2 boards at once, ESP32", "peak heap");
  }

  private PeerFlasher peer(Path installed) throws IOException {
    return new PeerFlasher(installed, Files.createDirectory(folder.resolve("peer")), job);
  }

  @Test
  void aBoardThatHoldsSomethingElseEndsTheMeasurement() {
    BenchBoards boards = boards(true);
    try (SimulatedBoard board = boards.board(Chips.ESP32_S3)) {
      assertThatThrownBy(() -> boards.require(board)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void boardsHoldOldDataOrNone() {
    try (SimulatedBoard used = boards(false).board(Chips.ESP32_C3);
        SimulatedBoard fresh = boards(true).board(Chips.ESP32_C3)) {
      assertThat(used.flash(BenchFlashJob.KEYS_AT, 0x1000)).containsOnly(0);
      assertThat(fresh.flash(BenchFlashJob.KEYS_AT, 0x1000)).containsOnly(0xFF);
    }
  }

  @Test
  @Tag("peer")
  void thePeerDoesTheSameJob() throws IOException, InterruptedException {
    PeerFlasher peer = peer(EsptoolJs.install().folder());
    assertThat(peer.here()).isTrue();
    assertThat(peer.flash(Chips.ESP32, 921_600, boards(false))).isPresent();
    assertThat(peer.flash(Chips.ESP32_C3, 115_200, boards(true))).isPresent();
  }

  @Test
  void unknownChipsAreRefused() {
    Shell.Result result = new Shell(folder).run("bench", "flash", "--chip", "esp8266");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("esp8266", "esp32c3");
  }
}
