package imprint.line;

import imprint.esp.link.Link;
import imprint.esp.rom.ConsoleReading;
import imprint.esp.rom.ConsoleRules;
import imprint.esp.rom.ConsoleVerdict;
import imprint.esp.rom.ConsoleVerdict.Accepted;
import imprint.esp.rom.ConsoleVerdict.CannotStart;
import imprint.esp.rom.ConsoleVerdict.Disagrees;
import imprint.esp.rom.ConsoleVerdict.Encrypting;
import imprint.esp.rom.ConsoleVerdict.ExamplePasscode;
import imprint.esp.rom.ConsoleVerdict.KeyMissing;
import imprint.esp.rom.ConsoleVerdict.NamespaceMissing;
import imprint.esp.rom.ConsoleVerdict.NvsError;
import imprint.esp.rom.ConsoleVerdict.Panic;
import imprint.esp.rom.ConsoleVerdict.PartitionMissing;
import imprint.esp.rom.ConsoleVerdict.PatternTooSlow;
import imprint.esp.rom.ConsoleVerdict.Rejected;
import imprint.esp.rom.ConsoleVerdict.RestartLoop;
import imprint.esp.rom.ConsoleVerdict.Silent;
import imprint.esp.rom.ConsoleVerdict.Unrecognised;
import imprint.esp.rom.ConsoleWatch;
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
import java.util.function.BooleanSupplier;

/** Proven → Booted: leaves the loader and reads what the board prints then. */
record Boot(LoadedProduct product, RunWatcher watcher, BooleanSupplier cancelled) {
  /** Until the first lines after the restart that ends an encryption are there. */
  private static final Duration AFTER_ENCRYPTION = Duration.ofSeconds(1);

  /**
   * What is known of the board's start; empty where it was not seen. What is only worth knowing is
   * told the watcher.
   *
   * @throws Refusal when the product asks for more than was seen
   * @throws IOException when the link broke while the console was read
   */
  Optional<BootGrade> take(Identified board, ReservedUnit unit)
      throws IOException, InterruptedException {
    BootWatch asked = product.product().boot();
    Leaving leaving = board.session().leave();
    ConsoleWatch watch = new ConsoleWatch(rules(unit));
    byte[] heard = board.session().bootText().getBytes(StandardCharsets.ISO_8859_1);
    watch.feed(heard, heard.length);
    return switch (asked.mode()) {
      case OFF -> {
        told(leaving);
        yield Optional.empty();
      }
      case RESTART -> {
        judge(begun(board.session().loader().link(), watch, asked));
        yield told(leaving) ? Optional.of(BootGrade.RESTARTED) : Optional.empty();
      }
      case APPLICATION -> {
        refuseUnlessWatchable(leaving);
        yield Optional.of(application(board.session().loader().link(), watch, asked));
      }
    };
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

  /**
   * What the first lines say. A first-boot encryption is waited for, asked or not: the next thing
   * on the screen would be that the board may be taken out, and without its supply it is lost then.
   */
  private ConsoleVerdict begun(Link link, ConsoleWatch watch, BootWatch asked) throws IOException {
    return watch.encrypting() ? listened(link, watch, asked, AFTER_ENCRYPTION) : watch.verdict();
  }

  /**
   * What was heard without being asked for. A firmware that says that it has not this unit's data
   * is believed: the unit's label would open nothing (esp-matter issues 372, 521). What else is
   * wrong may be the fixture's fault, and is told.
   */
  private void judge(ConsoleVerdict verdict) {
    BootWatch asked = product.product().boot();
    switch (verdict) {
      case PartitionMissing _,
          NamespaceMissing _,
          KeyMissing _,
          NvsError _,
          ExamplePasscode _,
          Disagrees _,
          Rejected _,
          Encrypting _ ->
          throw new Refusal(BootFinding.of(verdict, Severity.ERROR, asked));
      case Panic _, RestartLoop _, PatternTooSlow _ ->
          watcher.noted(BootFinding.of(verdict, Severity.WARNING, asked));
      // told by how the loader was left, or nothing was asked
      case CannotStart _, Accepted _, Silent _, Unrecognised _ -> {}
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

  private BootGrade application(Link link, ConsoleWatch watch, BootWatch asked) throws IOException {
    ConsoleVerdict verdict = listened(link, watch, asked, Duration.ofSeconds(asked.seconds()));
    if (!(verdict instanceof Accepted(var facts))) {
      throw new Refusal(BootFinding.of(verdict, Severity.ERROR, asked));
    }
    boolean own = !Collections.disjoint(facts, UnitConsole.OWN);
    watcher.noted(Finding.note(own ? "boot.agrees" : "boot.started"));
    return own ? BootGrade.APPLICATION_AGREES : BootGrade.APPLICATION_STARTED;
  }

  /**
   * @param usual how long, where nothing is being encrypted
   */
  private ConsoleVerdict listened(Link link, ConsoleWatch watch, BootWatch asked, Duration usual)
      throws IOException {
    if (link.bridge().hasRate() && !link.baudRate(asked.rate())) {
      throw Refusal.of("boot.rate", asked.rate());
    }
    ConsoleReading.Span span =
        new ConsoleReading.Span(usual, Duration.ofSeconds(asked.atMost()), asked.wholeTime());
    return new ConsoleReading(link::read, System::nanoTime, cancelled)
        .listen(watch, span, () -> watcher.noted(Finding.note("boot.encrypting", asked.atMost())));
  }
}
