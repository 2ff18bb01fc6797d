package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chip.Watchdogs;
import imprint.esp.link.Deadline;
import imprint.esp.link.Link;
import imprint.esp.link.Plug;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One board in its loader: identified, at the highest rate that both sides understand, flash
 * attached. Can be brought back after trouble, found again after its cable was out, and is left by
 * a restart.
 */
public final class BoardSession implements AutoCloseable {
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

  /** A cable that was out is in again within this time, or the run is over. */
  private static final Duration GONE_AT_MOST = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** How often a link may break in one session before it counts as a bad cable. */
  private static final int LINKS = 3;

  /** The highest rate that is tried, in bits a second. */
  public static final int FASTEST = 921_600;

  private final Plug plug;
  private final String port;
  private final ResetSequence.Pause pause;
  private final BooleanSupplier cancelled;
  private final Trace trace;
  private final Connector connector;

  /** Brings a board back in the middle of a write, which cancelling must not prevent. */
  private final Connector stubborn;

  private Approach approach;
  private Link link;
  private Loader loader;
  private @Nullable Identification identification;
  private boolean broughtBack;
  private int links = 1;
  private int flashSize;
  private int rate;
  private String bootText = "";

  private BoardSession(
      Plug plug,
      String port,
      Approach approach,
      ResetSequence.Pause pause,
      BooleanSupplier cancelled,
      Consumer<Finding> waiting,
      Link link) {
    this.plug = plug;
    this.port = port;
    this.approach = approach;
    this.pause = pause;
    this.cancelled = cancelled;
    this.trace = new Trace(System::nanoTime);
    this.connector = new Connector(pause, cancelled, waiting, trace);
    this.stubborn = new Connector(pause, () -> false, waiting, trace);
    this.link = link;
    this.loader = new Loader(link, trace);
  }

  /**
   * Opens the link and brings the board up.
   *
   * @param port the link's name, for sentences
   * @param waiting told why there is no board yet, while one is waited for
   * @param failed given the last frames where it comes to nothing
   * @throws Refusal when the board does not answer or may not be written; the link is closed then
   * @throws CancellationException when {@code cancelled} says so; the link is closed then
   */
  public static BoardSession open(
      Plug plug,
      String port,
      Approach approach,
      ResetSequence.Pause pause,
      BooleanSupplier cancelled,
      Consumer<Finding> waiting,
      Consumer<Trace> failed)
      throws InterruptedException {
    BoardSession session =
        new BoardSession(plug, port, approach, pause, cancelled, waiting, plug.open());
    try {
      session.bringUp();
      return session;
    } catch (IOException e) {
      session.close();
      failed.accept(session.trace);
      throw session.gone(e);
    } catch (Refusal refused) {
      session.close();
      failed.accept(session.trace);
      throw refused;
    } catch (RuntimeException | InterruptedException e) {
      session.close();
      throw e;
    }
  }

  /** The same, where nobody asks for the frames of what came to nothing. */
  public static BoardSession open(
      Plug plug,
      String port,
      Approach approach,
      ResetSequence.Pause pause,
      BooleanSupplier cancelled,
      Consumer<Finding> waiting)
      throws InterruptedException {
    return open(plug, port, approach, pause, cancelled, waiting, _ -> {});
  }

  private void bringUp() throws IOException, InterruptedException {
    while (true) {
      try {
        bringUp(connector, approach);
        return;
      } catch (IOException e) {
        // a native USB port is gone for a moment when its chip restarts
        if (!plugInAgain()) {
          throw e;
        }
      }
    }
  }

  /**
   * Resets the board after trouble and goes on one rate lower; where the link has no rate, once.
   *
   * @return false when there is no lower rate
   * @throws Refusal rom.other-board when a board with another MAC answers
   */
  public boolean stepDown() throws IOException, InterruptedException {
    if (!link.bridge().hasRate()) {
      boolean first = !broughtBack;
      broughtBack = true;
      if (first) {
        bringUp(stubborn, approach.slower(Connector.FIRST_RATE));
      }
      return first;
    }
    int lower = LineRate.LADDER.stream().filter(r -> r < rate).findFirst().orElse(0);
    if (lower == 0) {
      return false;
    }
    bringUp(stubborn, approach.slower(lower));
    return true;
  }

  /**
   * Finds the board again after the link broke, under whatever name, and brings it up.
   *
   * @return false when it did not come back in time, or too often
   * @throws Refusal rom.other-board when a board with another MAC answers
   */
  public boolean reconnect() throws InterruptedException {
    if (identification().mac().isEmpty()) {
      // nobody could tell whether it is the same board
      return false;
    }
    while (plugInAgain()) {
      try {
        bringUp(stubborn, approach.slower(rate == 0 ? approach.fastestRate() : rate));
        return true;
      } catch (IOException again) {
        trace.note("the link broke again");
      }
    }
    return false;
  }

  private boolean plugInAgain() throws InterruptedException {
    link.close();
    if (links == LINKS) {
      return false;
    }
    links++;
    trace.note("the link is gone");
    Deadline limit = Deadline.after(GONE_AT_MOST);
    while (!limit.passed() && !cancelled.getAsBoolean()) {
      try {
        link = plug.open();
        return true;
      } catch (Refusal notYet) {
        pause.take(LOOK_AGAIN);
      }
    }
    return false;
  }

  private void bringUp(Connector connector, Approach how) throws IOException, InterruptedException {
    for (int wanted : LineRate.LADDER) {
      if (wanted > Math.min(how.fastestRate(), link.bridge().fastestRate())
          && wanted != Connector.FIRST_RATE) {
        continue;
      }
      Connector.Connected connected = connector.connect(link, port, how);
      loader = connected.loader();
      Recognition recognised = Recognition.of(loader, port);
      LineRate line = new LineRate(loader, recognised, how.crystal());
      boolean raises = link.bridge().hasRate() && line.reachable();
      if (raises && !line.raise(wanted, pause)) {
        continue;
      }
      rate = !link.bridge().hasRate() ? 0 : raises ? wanted : Connector.FIRST_RATE;
      Identification seen = Identification.read(loader, recognised, port);
      refuseAnother(seen);
      identification = seen;
      if (link.bridge().ownUsb() && !seen.security().secureDownload()) {
        silenceWatchdogs(seen.chip());
      }
      FlashSupply.on(loader, seen);
      flashSize = FlashChip.attach(loader, seen, how.flashSize());
      approach = approach.learned(rate, connected.reset());
      return;
    }
    throw Refusal.of("rom.no-answer", port);
  }

  private void refuseAnother(Identification seen) {
    if (identification == null) {
      return;
    }
    boolean same =
        seen.chip().equals(identification.chip()) && seen.mac().equals(identification.mac());
    if (!same) {
      throw Refusal.of(
          "rom.other-board",
          identification.mac().orElse(identification.chip().name()),
          seen.mac().orElse(seen.chip().name()));
    }
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
    Departure departure = new Departure(loader, identification(), pause);
    Leaving leaving = departure.take();
    bootText = departure.heard();
    return leaving;
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

  /** How often the board was connected; more than once where its cable was out. */
  public int connections() {
    return links;
  }

  /** Line rate in use, in bits a second; 0 where the link has none. */
  public int rate() {
    return rate;
  }

  /** How to go about the next board at this port. */
  public Approach learned() {
    return approach;
  }

  /** Bytes of a block to write: what the ROM takes over this kind of link. */
  public int block() {
    return Math.min(FlashCommand.BLOCK, link.bridge().largestBlock());
  }

  /** The last frames, for who has to find out why it failed. */
  public Trace trace() {
    return trace;
  }

  @Override
  public void close() {
    link.close();
  }
}
