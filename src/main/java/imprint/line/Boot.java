package imprint.line;

import imprint.esp.link.Link;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.ConsoleReading;
import imprint.esp.rom.ConsoleRules;
import imprint.esp.rom.ConsoleVerdict;
import imprint.esp.rom.ConsoleVerdict.Accepted;
import imprint.esp.rom.ConsoleVerdict.Encrypting;
import imprint.esp.rom.ConsoleWatch;
import imprint.esp.rom.FirstStart;
import imprint.esp.rom.Leaving;
import imprint.factory.BootWatch;
import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Proven → Booted: leaves the loader and reads what the board prints then.
 *
 * @param cancelled asked while an application is waited for, and only where nothing can be lost by
 *     it: not before it runs, as the boot loader may be encrypting until then
 */
record Boot(LoadedProduct product, RunWatcher watcher, BooleanSupplier cancelled) {
  /**
   * How long a board is listened to that only has to start, from its boot loader on, and once more
   * after each further start. ESP-IDF calls the application a quarter of a second after the reset,
   * with much memory to test or signatures to check a whole one; what breaks off for want of its
   * data does so then. Firmware that shows this unit's data and then falls quiet, or goes on for a
   * second, is not waited for longer.
   */
  private static final Duration STARTING = Duration.ofMillis(1500);

  /**
   * What is known of the board's start; empty where it was not seen. What is only worth knowing is
   * told the watcher.
   *
   * @throws Refusal when the product asks for more than was seen
   * @throws CancellationException when the application is not to be waited for
   * @throws IOException when the link broke while the console was read
   */
  Optional<BootGrade> take(Identified board, ReservedUnit unit)
      throws IOException, InterruptedException {
    BootWatch asked = product.product().boot();
    boolean encrypted = board.session().identification().security().flashEncryption();
    Leaving leaving = board.session().leave();
    ConsoleWatch watch = new ConsoleWatch(rules(unit));
    byte[] heard = board.session().bootText().getBytes(StandardCharsets.ISO_8859_1);
    watch.feed(heard, heard.length);
    return switch (asked.mode()) {
      case OFF -> {
        told(leaving);
        encryptedFirst(board.session(), leaving, asked);
        yield Optional.empty();
      }
      case RESTART -> {
        refuseUnlessStarted(leaving);
        boolean seen = told(leaving);
        ConsoleVerdict verdict = begun(board.session().loader().link(), watch, asked, seen);
        yield seen ? Optional.of(grade(verdict)) : Optional.empty();
      }
      case APPLICATION -> {
        refuseUnlessWatchable(leaving);
        BooleanSupplier stopped =
            () -> (encrypted || watch.runsUnencrypted()) && cancelled.getAsBoolean();
        Link link = board.session().loader().link();
        yield Optional.of(application(link, watch, asked, stopped));
      }
    };
  }

  /** Nobody asked for the start, and yet the board must not be taken out while it encrypts. */
  private void encryptedFirst(BoardSession session, Leaving leaving, BootWatch asked)
      throws IOException {
    FirstStart start =
        FirstStart.await(
            session,
            leaving,
            Duration.ofSeconds(asked.atMost()),
            () -> watcher.noted(Finding.note("boot.encrypting", asked.atMost())));
    if (start == FirstStart.ENCRYPTING) {
      ConsoleVerdict still = new ConsoleVerdict.Encrypting();
      throw new Refusal(BootFinding.of(still, Severity.ERROR, asked));
    }
  }

  private ConsoleRules rules(ReservedUnit unit) {
    return new UnitConsole(product.product(), unit.serialNumber(), unit.payload().orElseThrow())
        .rules();
  }

  /** True when the restart was seen. */
  private boolean told(Leaving leaving) {
    switch (leaving) {
      case BOOTS -> {}
      case QUIET -> watcher.noted(Finding.note("line.boot-quiet"));
      case STAYED -> watcher.noted(Finding.warning("line.boot-stayed"));
      case CANNOT_START -> watcher.noted(Finding.warning("line.boot-broken"));
      case LOST -> watcher.noted(Finding.note("line.boot-lost"));
      case NOT_RESTARTED -> watcher.noted(Finding.note("line.boot-by-hand"));
    }
    return leaving == Leaving.BOOTS;
  }

  private static void refuseUnlessStarted(Leaving leaving) {
    switch (leaving) {
      case STAYED -> throw Refusal.of("boot.stayed");
      case CANNOT_START -> throw Refusal.of("boot.cannot-start");
      // not seen to start, and not seen to fail
      case BOOTS, QUIET, LOST, NOT_RESTARTED -> {}
    }
  }

  /**
   * Refuses a board whose console says that something is wrong: that its firmware has not this
   * unit's data, so that the label would open nothing (esp-matter issues 372, 521), or that it
   * breaks off. A first-boot encryption is waited for, asked or not: the next thing on the screen
   * would be that the board may be taken out, and without its supply it is lost then.
   *
   * @param seen whether the board was seen to start; one that was silent is not waited for again
   */
  private ConsoleVerdict begun(Link link, ConsoleWatch watch, BootWatch asked, boolean seen)
      throws IOException {
    ConsoleVerdict verdict =
        seen || watch.encrypting() ? starting(link, watch, asked) : watch.verdict();
    if (verdict.bad() || verdict instanceof Encrypting) {
      throw new Refusal(BootFinding.of(verdict, Severity.ERROR, asked));
    }
    return verdict;
  }

  private static BootGrade grade(ConsoleVerdict verdict) {
    if (!(verdict instanceof Accepted(var facts))) {
      return BootGrade.RESTARTED;
    }
    boolean own = !Collections.disjoint(facts, UnitConsole.OWN);
    return own ? BootGrade.APPLICATION_AGREES : BootGrade.APPLICATION_STARTED;
  }

  private ConsoleVerdict starting(Link link, ConsoleWatch watch, BootWatch asked)
      throws IOException {
    try {
      ConsoleVerdict verdict;
      int starts;
      do {
        starts = watch.starts();
        // takes no longer than a person who cancels can wait, unless the board must be waited for
        verdict = listened(link, watch, asked, STARTING, () -> false);
        // a start too many may be the firmware's own wish: what it does then is heard as well
      } while (!verdict.bad() && watch.starts() > starts);
      return verdict;
    } catch (IOException gone) {
      if (watch.encrypting()) {
        throw gone;
      }
      // it was seen to start: the firmware may have taken the chip's own USB over
      watcher.noted(Finding.note("line.boot-lost"));
      return watch.verdict();
    }
  }

  private void refuseUnlessWatchable(Leaving leaving) {
    switch (leaving) {
      case BOOTS, QUIET -> {}
      // somebody may switch it off and on while the console is read
      case NOT_RESTARTED -> watcher.noted(Finding.note("line.boot-by-hand"));
      case STAYED -> throw Refusal.of("boot.stayed");
      case CANNOT_START -> throw Refusal.of("boot.cannot-start");
      case LOST -> throw Refusal.of("boot.lost");
    }
  }

  private BootGrade application(
      Link link, ConsoleWatch watch, BootWatch asked, BooleanSupplier stopped) throws IOException {
    Duration usual = Duration.ofSeconds(asked.seconds());
    ConsoleVerdict verdict = listened(link, watch, asked, usual, stopped);
    if (!(verdict instanceof Accepted)) {
      throw new Refusal(BootFinding.of(verdict, Severity.ERROR, asked));
    }
    BootGrade grade = grade(verdict);
    boolean own = grade == BootGrade.APPLICATION_AGREES;
    watcher.noted(Finding.note(own ? "boot.agrees" : "boot.started"));
    return grade;
  }

  /**
   * @param usual how long, where nothing is being encrypted
   */
  private ConsoleVerdict listened(
      Link link, ConsoleWatch watch, BootWatch asked, Duration usual, BooleanSupplier stopped)
      throws IOException {
    if (link.bridge().hasRate() && !link.baudRate(asked.rate())) {
      throw Refusal.of("boot.rate", asked.rate());
    }
    ConsoleReading.Span span =
        new ConsoleReading.Span(usual, Duration.ofSeconds(asked.atMost()), asked.wholeTime());
    return new ConsoleReading(link::read, link::nanoTime, stopped)
        .listen(watch, span, () -> watcher.noted(Finding.note("boot.encrypting", asked.atMost())));
  }
}
