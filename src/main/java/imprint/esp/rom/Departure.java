package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import imprint.esp.rom.Command.WriteRegisters;
import imprint.esp.rom.Command.WriteRegisters.Write;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The way out of the loader, proven by what the board prints (rom-protocol 17). */
final class Departure {
  /** From reset until the application's first lines are on the wire. */
  private static final Duration BOOT = Duration.ofMillis(1500);

  private static final Duration HELLO = Duration.ofMillis(100);

  /** Of the ESP32-S3: bit 0 keeps the chip in its loader over a reset. */
  private static final int FORCE_DOWNLOAD = 0x6000812C;

  private static final int UNLOCK = 0x50D83AA1;

  /** In ticks of the slow clock: about 13 ms. */
  private static final int SOON = 2000;

  /** On; the first stage resets the system; the pulse on the reset line is long. */
  private static final int RESETS = 1 << 31 | 5 << 28 | 1 << 8 | 2;

  private final Loader loader;
  private final Link link;
  private final Identification board;
  private final Approach approach;
  private final ResetSequence.Pause pause;
  private final StringBuilder heard = new StringBuilder();

  /**
   * @param approach by which the board came into its loader
   */
  Departure(Loader loader, Identification board, Approach approach, ResetSequence.Pause pause) {
    this.loader = loader;
    this.link = loader.link();
    this.board = board;
    this.approach = approach;
    this.pause = pause;
  }

  /** Restarts the board and reads what it prints then. */
  Leaving take() throws InterruptedException {
    try {
      if (!restart()) {
        return Leaving.NOT_RESTARTED;
      }
      Leaving leaving = listen();
      boolean quick = !shortest().equals(link.bridge().restart());
      if (leaving == Leaving.QUIET && quick && stillListens()) {
        link.baudRate(Connector.FIRST_RATE);
        link.bridge().restart().play(link, pause);
        leaving = listen();
      }
      if (leaving == Leaving.QUIET && stillListens()) {
        // its control lines lead nowhere
        return Leaving.NOT_RESTARTED;
      }
      // entered by its button, a chip on its own USB does not read its straps at such a reset
      return leaving == Leaving.STAYED && watchdogResets() ? listen() : leaving;
    } catch (IOException gone) {
      // what was to be done on the board is done by now
      return Leaving.LOST;
    }
  }

  /** Reads on after the connection was gone for a moment; the first lines are over by then. */
  Leaving resume() {
    try {
      return listen();
    } catch (IOException gone) {
      return Leaving.LOST;
    }
  }

  /** Restarts the board as well as can be done, whoever was interrupted. */
  void giveUp() {
    // nobody must leave a board held in reset
    boolean interrupted = Thread.interrupted();
    try {
      restart();
    } catch (IOException | InterruptedException outOfReach) {
      // why the job ended says more
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Restarts the board without a look at what becomes of it.
   *
   * @return false where the link has no control lines
   */
  private boolean restart() throws IOException, InterruptedException {
    letGo();
    link.discardInput();
    link.baudRate(Connector.FIRST_RATE);
    return shortest().play(link, pause);
  }

  private ResetSequence shortest() {
    return link.bridge().restartAfter(approach.reset().orElse(""));
  }

  /** Everything that was printed so far. */
  String heard() {
    return heard.toString();
  }

  private void letGo() throws IOException {
    if (board.chip().equals(Chips.ESP32_S3) && !board.security().secureDownload()) {
      loader.exchange(new WriteRegisters(List.of(new Write(FORCE_DOWNLOAD, 0, 1, 0))));
    }
  }

  /**
   * Whether the loader was not reset at all: it still talks at the rate of the session. Only then
   * is there a second pulse, as a board that is silent may be encrypting its memory by now.
   */
  private boolean stillListens() throws IOException {
    return link.baudRate(approach.fastestRate()) && loader.sync(HELLO);
  }

  private boolean watchdogResets() throws IOException {
    if (board.chip().watchdogReset().isEmpty()
        || board.security().secureDownload()
        || !loader.sync(HELLO)) {
      return false;
    }
    Chip.WatchdogReset dog = board.chip().watchdogReset().get();
    heard.setLength(0);
    // the last write may not be answered any more
    loader.exchange(
        new WriteRegisters(
            List.of(
                Write.of(dog.protect(), UNLOCK),
                Write.of(dog.config1(), SOON),
                Write.of(dog.config0(), RESETS),
                Write.of(dog.protect(), 0))),
        HELLO);
    return true;
  }

  private Leaving listen() throws IOException {
    String text =
        loader.listen(
            BOOT, so -> BootLog.started(so) || BootLog.loaderUp(so) || BootLog.cannotStart(so));
    heard.append(text);
    if (BootLog.cannotStart(text)) {
      return Leaving.CANNOT_START;
    }
    if (BootLog.loaderUp(text)) {
      return Leaving.STAYED;
    }
    return BootLog.started(text) ? Leaving.BOOTS : Leaving.QUIET;
  }
}
