package imprint.esp.rom;

import imprint.esp.link.Link;
import imprint.esp.link.Plug;
import imprint.esp.link.ResetSequence;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Optional;
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
  /** How often a link may break in one session before it counts as a bad cable. */
  private static final int LINKS = 3;

  /** The highest rate that is tried, in bits a second. */
  public static final int FASTEST = 921_600;

  private final Opening opening;
  private final String port;
  private final ResetSequence.Pause pause;
  private final Trace trace;
  private final Connector connector;
  // brings a board back in the middle of a write, which cancelling must not prevent
  private final Connector stubborn;

  private Approach approach;
  private Link link;
  private Loader loader;
  private @Nullable Identification identification;
  private boolean broughtBack;
  private boolean touched;
  private boolean left;
  private int links = 1;
  private int arrivals;
  private int flashSize;
  private int rate;
  private int taught;
  private String bootText = "";

  private BoardSession(
      Opening opening,
      String port,
      Approach approach,
      ResetSequence.Pause pause,
      BooleanSupplier cancelled,
      Consumer<Finding> waiting,
      Link link) {
    this.opening = opening;
    this.port = port;
    this.approach = approach;
    this.pause = pause;
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
    Opening opening = new Opening(plug, pause, cancelled);
    Link link = approach.waits() ? opening.awaited(waiting) : plug.open();
    BoardSession session =
        new BoardSession(opening, port, approach, pause, cancelled, waiting, link);
    boolean up = false;
    try {
      session.bringUp();
      up = true;
      return session;
    } catch (IOException e) {
      failed.accept(session.trace);
      throw session.gone(e);
    } catch (Refusal refused) {
      failed.accept(session.trace);
      throw refused;
    } finally {
      if (!up) {
        session.close();
      }
    }
  }

  /** The same, where nobody asks for the frames. */
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
   * Resets the board after trouble and goes on one rate lower; where there is none, once at the
   * same.
   *
   * @return false when that was done already
   * @throws Refusal rom.other-board when a board with another MAC answers, rom.board-changed
   */
  public boolean stepDown() throws IOException, InterruptedException {
    int lower = LineRate.LADDER.stream().filter(r -> r < rate).findFirst().orElse(0);
    if (lower == 0 && broughtBack) {
      return false;
    }
    broughtBack |= lower == 0;
    bringBack(lower == 0 ? Connector.FIRST_RATE : lower);
    return true;
  }

  private void bringBack(int atRate) throws IOException, InterruptedException {
    bringUp(stubborn, approach.slower(atRate));
  }

  /**
   * Finds the board again after the link broke, under whatever name, and brings it up.
   *
   * @return false when it did not come back in time, or too often
   * @throws Refusal rom.other-board when a board with another MAC answers, rom.board-changed
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
    Optional<Link> found = opening.again();
    found.ifPresent(again -> link = again);
    return found.isPresent();
  }

  private void bringUp(Connector connector, Approach how) throws IOException, InterruptedException {
    Arrival arrival = new Arrival(connector, link, port, how, pause);
    Arrival.Arrived arrived = arrival.insist(this::refuseAnother, trace);
    touched = touched();
    loader = arrived.loader();
    identification = arrived.board();
    rate = arrived.rate();
    flashSize = arrived.flashSize();
    approach = approach.learned(rate, arrived.reset());
    taught = arrived.taught();
    arrivals++;
  }

  private void refuseAnother(Identification seen) {
    Optional.ofNullable(identification).ifPresent(known -> known.refuseAnother(seen));
  }

  /**
   * Restarts the board into its application and reads its boot log. A chip whose own USB goes and
   * comes with the restart is found again, so that its console can be read on.
   */
  public Leaving leave() throws InterruptedException {
    left = true;
    Departure departure = new Departure(loader, identification(), approach, pause);
    Leaving leaving = departure.take();
    bootText = departure.heard();
    if (leaving == Leaving.LOST && link.bridge().ownUsb() && plugInAgain()) {
      touched = touched();
      loader = new Loader(link, trace);
      departure = new Departure(loader, identification(), approach, pause);
      leaving = departure.resume();
      bootText += departure.heard();
    }
    return leaving;
  }

  /** Whether anything on the board was changed, or may have been. */
  public boolean touched() {
    return touched || loader.changedMemory();
  }

  /**
   * Ends a job that came to nothing: a board that is as it was found starts again, one of which
   * anything was changed stays in its loader (ADR 0010). Nothing after {@link #leave}.
   */
  public void giveUp() {
    if (left || identification == null || touched()) {
      return;
    }
    left = true;
    new Departure(loader, identification, approach, pause).giveUp();
  }

  /** What was heard then, a character a byte; may hold what opens the unit. */
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

  /**
   * How often the board was brought into its loader. With a new number its firmware may have run
   * since, and a board that has no name may be another one: nothing that was seen before counts.
   */
  public int arrivals() {
    return arrivals;
  }

  /** Line rate in use, in bits a second; 0 where the link has none. */
  public int rate() {
    return rate;
  }

  /** How to go about the next board at this port. */
  public Approach learned() {
    return approach.beginningAt(taught);
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
