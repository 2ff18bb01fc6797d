package imprint.esp.rom;

import imprint.esp.link.Deadline;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import imprint.finding.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Brings a board into its loader: reset, listen, say hello; the ladder of rom-protocol 6.3. */
public final class Connector {
  /** The rate at which every ROM can be spoken to first, in bits a second. */
  public static final int FIRST_RATE = 115_200;

  private static final int ATTEMPTS = 7;
  private static final int HELLOS = 5;
  private static final Duration HELLO = Duration.ofMillis(100);

  /** Nobody resets a board behind a network connection: it may still be starting. */
  private static final Duration WITHOUT_RESET = Duration.ofSeconds(10);

  /** Reset to the last letter of the loader's own line; a silent board is not waited for longer. */
  private static final Duration BOOT_TEXT = Duration.ofMillis(120);

  private final ResetSequence.Pause pause;
  private final BooleanSupplier cancelled;

  /**
   * @param pause waits during reset sequences
   * @param cancelled asked between attempts
   */
  public Connector(ResetSequence.Pause pause, BooleanSupplier cancelled) {
    this.pause = pause;
    this.cancelled = cancelled;
  }

  /**
   * Resets the board until its loader answers, some ten seconds at most.
   *
   * @param port the link's name, for the refusal
   * @throws Refusal rom.no-answer, rom.not-download-mode, rom.deaf, rom.garbage, rom.locked,
   *     rom.stub-running
   * @throws CancellationException when asked to stop
   */
  public Loader connect(Link link, String port) throws IOException, InterruptedException {
    List<ResetSequence> ladder = link.bridge().resets();
    Loader loader = new Loader(link);
    StringBuilder heard = new StringBuilder();
    link.baudRate(FIRST_RATE);
    Deadline limit = Deadline.after(WITHOUT_RESET);
    boolean lines = true;
    for (int attempt = 0; attempt < ATTEMPTS || (!lines && !limit.passed()); attempt++) {
      link.discardInput();
      lines = ladder.get(attempt % ladder.size()).play(link, pause);
      if (lines) {
        heard.append(loader.listen(BOOT_TEXT, BootLog::loaderUp));
        if (BootLog.locked(heard.toString())) {
          break;
        }
      }
      for (int hello = 0; hello < HELLOS; hello++) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        if (loader.sync(lines ? HELLO : HELLO.multipliedBy(Math.min(attempt + 1, 5)))) {
          return loader;
        }
      }
      heard.append(loader.listen(Duration.ZERO, text -> true));
    }
    throw new Refusal(BootLog.explain(heard.toString(), port));
  }
}
