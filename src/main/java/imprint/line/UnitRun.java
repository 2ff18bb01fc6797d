package imprint.line;

import imprint.esp.flash.FlashJob;
import imprint.esp.rom.Approach;
import imprint.esp.rom.TraceFiles;
import imprint.factory.IdentityMaker;
import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.ledger.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One board gets its identity: the product's whole job, from top to bottom.
 *
 * <p>The ledger is always ahead of the wire: whatever is cut off, and wherever, it tells how far
 * the unit may have come, and never more than was proven.
 */
final class UnitRun {
  private static final Logger LOG = LoggerFactory.getLogger(UnitRun.class);

  private final Workplace workplace;
  private final LoadedProduct product;
  private final IdentityMaker identities;
  private final String port;
  private final Approach approach;
  private final RunWatcher watcher;
  private final BooleanSupplier cancelled;
  private final long began = System.nanoTime();

  private Optional<Step> after = Optional.empty();
  private @Nullable Identified board;
  private @Nullable ReservedUnit unit;

  UnitRun(
      Workplace workplace,
      LoadedProduct product,
      IdentityMaker identities,
      String port,
      Approach approach,
      RunWatcher watcher,
      BooleanSupplier cancelled) {
    this.workplace = workplace;
    this.product = product;
    this.identities = identities;
    this.port = port;
    this.approach = approach;
    this.watcher = watcher;
    this.cancelled = cancelled;
  }

  /** Never throws: every end is an outcome, and what was reserved is closed in the ledger. */
  Outcome run() {
    try (DrawnIdentity drawn = DrawnIdentity.begin(identities)) {
      return run(drawn);
    } catch (CancellationException | InterruptedException stopped) {
      setAside(Finding.note("line.cancelled"));
      return new Outcome.Cancelled(after);
    } catch (Refusal refusal) {
      return setAside(refusal.finding());
    } catch (RuntimeException bug) {
      LOG.error("run on {} failed", port, bug);
      return setAside(Finding.error("line.unexpected", bug.getClass().getSimpleName()));
    } finally {
      if (unit != null) {
        workplace.inWork().remove(unit.identity().serialNumber());
      }
    }
  }

  private Outcome run(DrawnIdentity drawn) throws InterruptedException {
    try (Identified found =
        new Identify(workplace, product, port, approach, watcher, cancelled).take()) {
      board = found;
      watcher.identified(found.chip(), found.mac());
      reached(Step.IDENTIFIED);

      ReservedUnit reserved = new Reserve(workplace, product, drawn).take(found);
      unit = reserved;
      reached(Step.RESERVED);

      try (BuiltUnit built = new Build(product, identities.random()).take(found, reserved)) {
        FlashJob job = new FlashJob(built.plan(), false);
        reached(Step.BUILT);

        job.write(found.flasher(), done -> watcher.progress(Step.WRITTEN, done));
        reserved.record(new Event.Written());
        reached(Step.WRITTEN);

        var proofs = job.prove(found.flasher(), done -> watcher.progress(Step.PROVEN, done));
        new Decode(product).take(found, built, reserved.identity());
        reserved.proven(FlashJob.inWords(proofs));
        reached(Step.PROVEN);
      }

      Optional<BootGrade> start =
          new Boot(product, watcher, cancelled).take(found, reserved.identity());
      if (start.isPresent()) {
        reserved.booted(start.get());
        reached(Step.BOOTED);
      }

      new MakeLabel(workplace, product).take(reserved);
      reached(Step.LABELLED);

      reserved.record(new Event.Done());
      reached(Step.DONE);
      return new Outcome.Done(reserved.summary());
    } catch (IOException e) {
      throw board == null
          ? new Refusal(Finding.error("rom.gone", port), e)
          : board.session().gone(e);
    }
  }

  /** What worked; the next run starts with it. */
  Approach learned() {
    return board == null ? approach : board.session().learned();
  }

  private void reached(Step step) {
    after = Optional.of(step);
    watcher.reached(step, Duration.ofNanos(System.nanoTime() - began));
    workplace.ledger().notices().forEach(watcher::noted);
    if (cancelled.getAsBoolean() && step.compareTo(Step.WRITTEN) < 0) {
      throw new CancellationException();
    }
  }

  private Outcome setAside(Finding finding) {
    if (board != null && finding.severity() == Severity.ERROR) {
      TraceFiles.write(
          workplace.settings().traces(), board.mac(), workplace.clock(), board.session().trace());
    }
    if (unit == null) {
      return new Outcome.SetAside(after, finding, Optional.empty());
    }
    try {
      unit.setAside(finding);
    } catch (RuntimeException ledgerFailed) {
      // it stays open there, and the next start finds it
      LOG.error("unit {} could not be set aside", unit.summary().serialNumber(), ledgerFailed);
    }
    return new Outcome.SetAside(after, finding, Optional.of(unit.summary()));
  }
}
