package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chip.Watchdogs;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import imprint.esp.rom.Command.WriteRegisters;
import imprint.esp.rom.Command.WriteRegisters.Write;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One board in its loader: identified, at the highest rate that both sides understand, flash
 * attached. Can be brought back after trouble, and is left by a restart.
 */
public final class BoardSession implements AutoCloseable {
  /** From reset until the application's first lines are on the wire. */
  private static final Duration BOOT = Duration.ofMillis(1500);

  /** What the boot log said after the restart. */
  public enum Leaving {
    /** The application's boot was seen. */
    BOOTS,
    /** The board printed nothing that tells. */
    QUIET,
    /** The board came back in its loader. */
    STAYED,
    /** It restarted and found no firmware to run. */
    CANNOT_START,
    /** The connection ended with the restart, as the application took the chip's own USB over. */
    LOST,
    /** The link has no control lines: somebody has to switch the board off and on. */
    NOT_RESTARTED
  }

  private final Link link;
  private final String port;
  private final ResetSequence.Pause pause;
  private final Connector connector;

  /** Brings a board back in the middle of a write, which cancelling must not prevent. */
  private final Connector stubborn;

  private boolean broughtBack;
  private Loader loader;
  private @Nullable Identification identification;
  private int flashSize;
  private int rate;
  private String bootText = "";

  private BoardSession(
      Link link, String port, ResetSequence.Pause pause, BooleanSupplier cancelled) {
    this.link = link;
    this.port = port;
    this.pause = pause;
    this.connector = new Connector(pause, cancelled);
    this.stubborn = new Connector(pause, () -> false);
    this.loader = new Loader(link);
  }

  /**
   * Takes the link over and brings the board up.
   *
   * @param port the link's name, for sentences
   * @param fastest rate to try first, in bits a second
   * @throws Refusal when the board does not answer or may not be written; the link is closed then
   * @throws CancellationException when {@code cancelled} says so; the link is closed then
   */
  public static BoardSession open(
      Link link, String port, int fastest, ResetSequence.Pause pause, BooleanSupplier cancelled)
      throws InterruptedException {
    BoardSession session = new BoardSession(link, port, pause, cancelled);
    try {
      session.bringUp(session.connector, fastest);
      return session;
    } catch (IOException e) {
      session.close();
      throw session.gone(e);
    } catch (RuntimeException | InterruptedException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Resets the board after trouble and goes on one rate lower; where the link has no rate, once.
   *
   * @return false when there is no lower rate
   * @throws Refusal rom.other-board when a board with another MAC answers
   */
  public boolean stepDown() throws IOException, InterruptedException {
    if (!link.hasRate()) {
      boolean first = !broughtBack;
      broughtBack = true;
      if (first) {
        bringUp(stubborn, Connector.FIRST_RATE);
      }
      return first;
    }
    int lower = LineRate.LADDER.stream().filter(r -> r < rate).findFirst().orElse(0);
    if (lower == 0) {
      return false;
    }
    bringUp(stubborn, lower);
    return true;
  }

  private void bringUp(Connector connector, int fastest) throws IOException, InterruptedException {
    for (int wanted : LineRate.LADDER) {
      if (wanted > fastest) {
        continue;
      }
      loader = connector.connect(link, port);
      Identification seen = Identification.read(loader, port);
      if (identification != null && !seen.mac().equals(identification.mac())) {
        throw Refusal.of("rom.other-board", identification.mac(), seen.mac());
      }
      identification = seen;
      if (link.resets().contains(ResetSequence.USB_JTAG)) {
        silenceWatchdogs(seen.chip());
      }
      if (LineRate.raise(loader, seen.chip(), wanted, pause)) {
        rate = link.hasRate() ? wanted : 0;
        flashSize = FlashChip.attach(loader, seen.chip());
        return;
      }
    }
    throw Refusal.of("rom.no-answer", port);
  }

  /** Over the chip's own USB a reset leaves them running (rom-protocol 9). */
  private void silenceWatchdogs(Chip chip) throws IOException {
    if (chip.watchdogs().isEmpty()) {
      return;
    }
    Watchdogs dogs = chip.watchdogs().get();
    loader.require(
        new WriteRegisters(
            List.of(
                Write.of(dogs.protect(), dogs.key()),
                Write.of(dogs.config(), 0),
                Write.of(dogs.protect(), 0),
                Write.of(dogs.superProtect(), dogs.superKey()),
                new Write(dogs.superConfig(), dogs.autoFeed(), dogs.autoFeed(), 0),
                Write.of(dogs.superProtect(), 0))));
  }

  /** Restarts the board into its application and reads its boot log. */
  public Leaving leave() throws InterruptedException {
    try {
      return restart();
    } catch (IOException gone) {
      // what was to be done on the board is done by now
      return Leaving.LOST;
    }
  }

  private Leaving restart() throws IOException, InterruptedException {
    link.discardInput();
    link.baudRate(Connector.FIRST_RATE);
    if (!ResetSequence.RESTART.play(link, pause)) {
      return Leaving.NOT_RESTARTED;
    }
    String text =
        loader.listen(
            BOOT,
            heard ->
                BootLog.started(heard) || BootLog.loaderUp(heard) || BootLog.cannotStart(heard));
    bootText = text;
    if (BootLog.cannotStart(text)) {
      return Leaving.CANNOT_START;
    }
    if (BootLog.loaderUp(text)) {
      return Leaving.STAYED;
    }
    return BootLog.started(text) ? Leaving.BOOTS : Leaving.QUIET;
  }

  /** What was heard after the restart, a character a byte; may hold what opens the unit. */
  public String bootText() {
    return bootText;
  }

  /** The refusal for a link that broke off. */
  public Refusal gone(IOException cause) {
    return new Refusal(Finding.error("rom.gone", port), cause);
  }

  public Loader loader() {
    return loader;
  }

  public Identification identification() {
    if (identification == null) {
      throw new IllegalStateException("not brought up yet");
    }
    return identification;
  }

  /** Flash size in bytes. */
  public int flashSize() {
    return flashSize;
  }

  /** Line rate in use, in bits a second; 0 where the link has none. */
  public int rate() {
    return rate;
  }

  @Override
  public void close() {
    link.close();
  }
}
