package imprint.cli;

import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Trace;
import imprint.esp.rom.TraceFiles;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The port of one board, which is brought up here, and what is known of it. */
final class OnePort {
  /** What is done with the board. */
  @FunctionalInterface
  interface Talk {
    void with(BoardSession board) throws IOException, InterruptedException;
  }

  /** Below it the loader cannot be spoken to at first. */
  private static final int SLOWEST = 115_200;

  private static final int LARGEST_FLASH_MIB = 256;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "/dev/ttyUSB0, COM5, rfc2217://host:port, socket://host:port, or sim:CHIP.")
  String name;

  @Option(
      names = "--baud",
      defaultValue = "921600",
      paramLabel = "RATE",
      description = "Line rate to try first (${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--wait",
      description = "Wait for a board as long as it takes, and say what is seen meanwhile.")
  boolean wait;

  @Option(
      names = "--flash-size",
      paramLabel = "MIB",
      description = "Size of its flash memory, where it cannot be read (Secure Download Mode).")
  @Nullable Integer flashSize;

  @Option(
      names = "--crystal",
      paramLabel = "MHZ",
      description = "Its crystal, where the chip cannot be asked: 26, 32, 40 or 48.")
  @Nullable Integer crystal;

  /** Brings the board up, lends it, and closes it; what went wrong is traced. */
  void talk(Surroundings with, Talk talk) {
    Approach approach = approach();
    try (Stop.Hold _ = with.stop().hold(() -> say(with, "stopping; leave the board connected."));
        BoardSession board = open(with, approach)) {
      try {
        talk.with(board);
      } catch (IOException e) {
        keep(with, board.identification().mac().orElse(""), board.trace());
        throw board.gone(e);
      } catch (Refusal refused) {
        keep(with, board.identification().mac().orElse(""), board.trace());
        throw refused;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private BoardSession open(Surroundings with, Approach approach) throws InterruptedException {
    return BoardSession.open(
        with.ports().plug(name),
        name,
        approach,
        with.pause(),
        with.stop()::asked,
        reason -> say(with, "waiting for the board. " + reason),
        trace -> keep(with, "", trace));
  }

  private static void say(Surroundings with, String what) {
    with.err().println("imprint: " + what);
    with.err().flush();
  }

  /**
   * Bits a second.
   *
   * @throws Refusal cli.number-wrong
   */
  int rate() {
    NumberOption.atLeast(SLOWEST, rate, "--baud");
    return rate;
  }

  /** How to go about it. */
  Approach approach() {
    Approach approach = Approach.at(rate());
    approach = wait ? approach.waiting() : approach;
    if (flashSize != null) {
      NumberOption.within(1, LARGEST_FLASH_MIB, flashSize, "--flash-size");
      approach = approach.withFlashSize(flashSize << 20);
    }
    if (crystal != null) {
      NumberOption.within(26, 48, crystal, "--crystal");
      approach = approach.withCrystal(crystal);
    }
    return approach;
  }

  private static void keep(Surroundings with, String mac, Trace trace) {
    Optional<Path> file = TraceFiles.write(with.data().resolve("traces"), mac, with.clock(), trace);
    file.ifPresent(kept -> say(with, "the last frames are in " + kept));
  }
}
