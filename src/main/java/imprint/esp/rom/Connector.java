package imprint.esp.rom;

import imprint.esp.link.Deadline;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Brings a board into its loader: reset, listen, say hello; the ladder of rom-protocol 6.3. */
public final class Connector {
  /** The rate at which every ROM can be spoken to first, in bits a second. */
  public static final int FIRST_RATE = 115_200;

  private static final int ATTEMPTS = 8;
  private static final int HELLOS = 5;
  private static final Duration HELLO = Duration.ofMillis(100);

  /** Nobody resets a board behind a network connection: it may still be starting. */
  private static final Duration WITHOUT_RESET = Duration.ofSeconds(10);

  /** Reset to the last letter of the loader's own line; a silent board is not waited for longer. */
  private static final Duration BOOT_TEXT = Duration.ofMillis(120);

  private final ResetSequence.Pause pause;
  private final BooleanSupplier cancelled;
  private final Consumer<Finding> waiting;
  private final Trace trace;

  /**
   * @param pause waits during reset sequences
   * @param cancelled asked between attempts
   * @param waiting told why there is no answer yet, whenever the reason changes
   */
  Connector(
      ResetSequence.Pause pause,
      BooleanSupplier cancelled,
      Consumer<Finding> waiting,
      Trace trace) {
    this.pause = pause;
    this.cancelled = cancelled;
    this.waiting = waiting;
    this.trace = trace;
  }

  /** A loader that answered, and the name of the reset that brought the board there. */
  record Connected(Loader loader, String reset) {}

  /**
   * Resets the board until its loader answers: some ten seconds at most, or as long as it takes.
   *
   * @param port the link's name, for the refusal
   * @throws Refusal rom.no-answer and all that {@link BootLog#explain} says, rom.stub-running
   * @throws CancellationException when asked to stop
   */
  Connected connect(Link link, String port, Approach approach)
      throws IOException, InterruptedException {
    List<ResetSequence> ladder = ladder(link, approach.reset());
    Loader loader = new Loader(link, trace);
    Finding told = null;
    link.baudRate(FIRST_RATE);
    Deadline limit = Deadline.after(WITHOUT_RESET, link::nanoTime);
    boolean lines = true;
    for (int attempt = 0; ; attempt++) {
      ResetSequence reset = ladder.get(attempt % ladder.size());
      link.discardInput();
      trace.note("reset " + reset.name());
      lines = reset.play(link, pause);
      StringBuilder heard = new StringBuilder();
      if (lines) {
        heard.append(loader.listen(BOOT_TEXT, BootLog::loaderUp));
      }
      if (!BootLog.locked(heard.toString()) && hello(loader, lines, attempt)) {
        return new Connected(loader, reset.name());
      }
      heard.append(loader.listen(Duration.ZERO, text -> true));
      trace.heard(heard.toString());
      Finding reason = BootLog.explain(heard.toString(), port);
      boolean enough = lines ? attempt + 1 >= ATTEMPTS : limit.passed();
      if ((enough && !approach.waits()) || BootLog.locked(heard.toString())) {
        throw new Refusal(reason);
      }
      if (approach.waits() && !reason.equals(told)) {
        waiting.accept(reason);
        told = reason;
      }
    }
  }

  private boolean hello(Loader loader, boolean lines, int attempt) throws IOException {
    for (int hello = 0; hello < HELLOS; hello++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      if (loader.sync(lines ? HELLO : HELLO.multipliedBy(Math.min(attempt + 1, 5)))) {
        return true;
      }
    }
    return false;
  }

  /** The link's resets, beginning with the one that worked here before. */
  private static List<ResetSequence> ladder(Link link, Optional<String> winner) {
    List<ResetSequence> ladder = new ArrayList<>(link.bridge().resets());
    winner.ifPresent(
        name -> {
          for (int i = 0; i < ladder.size(); i++) {
            if (ladder.get(i).name().equals(name)) {
              Collections.swap(ladder, 0, i);
            }
          }
        });
    return ladder;
  }
}
