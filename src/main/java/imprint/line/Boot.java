package imprint.line;

import imprint.esp.link.Link;
import imprint.esp.rom.ConsoleReading;
import imprint.esp.rom.ConsoleRules;
import imprint.esp.rom.ConsoleVerdict;
import imprint.esp.rom.ConsoleVerdict.Accepted;
import imprint.esp.rom.ConsoleVerdict.CannotStart;
import imprint.esp.rom.ConsoleVerdict.Encrypting;
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
        warn(watch.verdict());
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

  /** What was heard all the same, where nobody asked for it. */
  private void warn(ConsoleVerdict verdict) {
    boolean toldByLeaving = verdict instanceof CannotStart;
    if ((verdict.bad() && !toldByLeaving) || verdict instanceof Encrypting) {
      watcher.noted(BootFinding.of(verdict, Severity.WARNING, product.product().boot()));
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
    if (link.bridge().hasRate() && !link.baudRate(asked.rate())) {
      throw Refusal.of("boot.rate", asked.rate());
    }
    ConsoleReading.Span span =
        new ConsoleReading.Span(
            Duration.ofSeconds(asked.seconds()),
            Duration.ofSeconds(asked.atMost()),
            asked.wholeTime());
    ConsoleVerdict verdict =
        new ConsoleReading(link::read, System::nanoTime, cancelled)
            .listen(
                watch, span, () -> watcher.noted(Finding.note("boot.encrypting", asked.atMost())));
    if (!(verdict instanceof Accepted(var facts))) {
      throw new Refusal(BootFinding.of(verdict, Severity.ERROR, asked));
    }
    boolean own = !Collections.disjoint(facts, UnitConsole.OWN);
    watcher.noted(Finding.note(own ? "boot.agrees" : "boot.started"));
    return own ? BootGrade.APPLICATION_AGREES : BootGrade.APPLICATION_STARTED;
  }
}
