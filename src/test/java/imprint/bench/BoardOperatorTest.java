package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.rom.Requests;
import imprint.esp.chip.Chips;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Region;
import imprint.esp.link.Link;
import imprint.esp.link.Plug;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people do to a board while a host talks to it. */
@Timeout(60)
class BoardOperatorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void pressingTheButtonsWakesAHostThatWaits() throws Exception {
    BoardOptions options = BoardOptions.of(1).withoutAutoReset();
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        Link link = board.open()) {
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> read(link));
      board.pressReset(true);
      assertThat(heard.get(20, TimeUnit.SECONDS)).isPositive();
    }
  }

  @Test
  void pullingTheCableWakesAHostThatWaits() {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1))) {
      Link link = board.open();
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> read(link));
      board.unplug();
      assertThatThrownBy(() -> heard.get(20, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void closingTheLinkWakesAHostThatWaits() {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1))) {
      Link link = board.open();
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> read(link));
      link.close();
      assertThatThrownBy(() -> heard.get(20, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(IOException.class);
      board.open().close();
    }
  }

  private static int read(Link link) {
    try {
      return link.read(new byte[100], PATIENCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void closingALinkTwiceDoesNotCloseTheNextOne() throws IOException {
    try (SimulatedBoard board =
        SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1).startedInLoader())) {
      Link first = board.open();
      first.close();
      Link second = board.open();
      first.close();
      second.write(Requests.sync());
      assertThat(Heard.all(second)).isNotEmpty();
    }
  }

  @Test
  void aCablePulledWhileWritingLeavesInTheFileWhatTheMemoryHeld() throws Exception {
    Path file = folder.resolve("board.bin");
    byte[] image = new byte[0x6000];
    // such as cannot be compressed
    new Random(1).nextBytes(image);
    image[0] = 0x5A;
    BoardOptions options =
        BoardOptions.of(1)
            .withFlashFile(file)
            .withFault(new Fault.Unplug(Fault.Way.TO_BOARD, 10_000));
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        BoardSession session =
            BoardSession.open(
                once(board), "sim", Approach.at(921_600), span -> {}, () -> false, _ -> {})) {
      Flasher flasher = new Flasher(session, () -> false);
      assertThatThrownBy(() -> flasher.write(Region.at(0x20000, image), false, done -> {}))
          .isInstanceOf(Exception.class);
      byte[] kept = Files.readAllBytes(file);
      assertThat(Arrays.copyOfRange(kept, 0x20000, 0x26000))
          .isEqualTo(board.flash(0x20000, 0x6000));
      assertThat(kept[0x20000]).isEqualTo((byte) 0x5A);
      assertThat(kept[0x25FFF]).isEqualTo((byte) 0xFF);
    }
  }

  /** Nobody plugs the cable in again. */
  private static Plug once(SimulatedBoard board) {
    AtomicBoolean opened = new AtomicBoolean();
    return () -> {
      if (opened.getAndSet(true)) {
        throw Refusal.of("link.port-absent", "sim");
      }
      return board.open();
    };
  }
}
