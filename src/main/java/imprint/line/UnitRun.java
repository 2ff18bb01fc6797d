package imprint.line;

import imprint.esp.flash.FlashJob;
import imprint.esp.rom.Approach;
import imprint.factory.IdentityMaker;
import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.ledger.Event;
import imprint.ledger.State;
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
  private final KeptTrace kept;
  private final long began = System.nanoTime();

  private Optional<Step> after = Optional.empty();
  private @Nullable Identified board;
  private @Nullable ReservedUnit unit;

  /** The board was proven before: whatever cuts this run off, the next one proves it once more. */
  private boolean finishing;

  private boolean notTheBoardsFault;

  /** Of a unit that is left for another run: what is to be done about it. */
  private Optional<Finding> open = Optional.empty();

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
    kept = new KeptTrace(workplace);
  }

  /** Never throws: every end is an outcome, and what was reserved is closed in the ledger. */
  Outcome run() {
    try (DrawnIdentity drawn = DrawnIdentity.begin(identities)) {
      return run(drawn);
    } catch (CancellationException | InterruptedException stopped) {
      notTheBoardsFault = true;
      finishing |= after.stream().anyMatch(step -> step.compareTo(Step.PROVEN) >= 0);
      setAside(Finding.note("line.cancelled"));
      return new Outcome.Cancelled(after, open);
    } catch (Refusal refusal) {
      return setAside(refusal.finding());
    } catch (RuntimeException bug) {
      LOG.error("run on {} failed", port, bug);
      return setAside(Finding.error("line.unexpected", bug.getClass().getSimpleName()));
    } finally {
      if (unit != null) {
        workplace.inWork().remove(unit.serialNumber());
      }
    }
  }

  private Outcome run(DrawnIdentity drawn) throws InterruptedException {
    try (Identified found =
        new Identify(workplace, product, port, approach, watcher, cancelled, kept).take()) {
      board = found;
      reached(Step.IDENTIFIED);

      ReservedUnit reserved = reserved(found, drawn);
      if (reserved.state().compareTo(State.PROVEN) < 0) {
        write(found, reserved);
      } else {
        proveAgain(found, reserved);
      }
      boot(found, reserved);
      label(reserved);

      reserved.record(new Event.Done());
      reached(Step.DONE);
      return new Outcome.Done(reserved.summary());
    } catch (IOException e) {
      notTheBoardsFault = true;
      throw board == null
          ? new Refusal(Finding.error("rom.gone", port), e)
          : board.session().gone(e);
    }
  }

  /** The unit that an earlier run left on this board, or a new one. */
  private ReservedUnit reserved(Identified found, DrawnIdentity drawn)
      throws IOException, InterruptedException {
    Optional<ReservedUnit> left = new Resume(workplace, product).take(found);
    if (left.isEmpty()) {
      backups().require();
      new Startable(product).require(found);
    }
    ReservedUnit reserved =
        left.isPresent() ? left.get() : new Reserve(workplace, product, drawn).take(found);
    unit = reserved;
    reached(Step.RESERVED);
    return reserved;
  }

  private void write(Identified found, ReservedUnit reserved)
      throws IOException, InterruptedException {
    boolean again = reserved.state() != State.RESERVED;
    try (BuiltUnit built =
        again
            ? new Rebuild(workplace.ledger()).take(found, reserved.unit())
            : new Build(product, identities.random()).take(found, reserved)) {
      FlashJob job = new FlashJob(built.plan(), false);
      reached(Step.BUILT);

      keepOthers(found, built, reserved);
      job.write(found.flasher(), done -> watcher.progress(Step.WRITTEN, done));
      if (reserved.state() != State.WRITTEN) {
        reserved.record(new Event.Written());
      }
      reached(Step.WRITTEN);

      var proofs = job.prove(found.flasher(), done -> watcher.progress(Step.PROVEN, done));
      new Decode(product).take(found, built, reserved);
      reserved.proven(FlashJob.inWords(proofs));
      reached(Step.PROVEN);
    }
  }

  /** What is erased in the next moment, and is not ours, is kept first. */
  private void keepOthers(Identified found, BuiltUnit built, ReservedUnit reserved)
      throws IOException {
    Optional<OthersKept> others =
        new KeepOthers(found.flasher(), backups(), workplace.ledger())
            .take(
                built.plan().regions(),
                built.data(),
                built.key(),
                reserved.unit(),
                reserved::record);
    others.ifPresent(reserved::keptOthers);
    others.map(OthersKept::finding).ifPresent(watcher::noted);
  }

  private Backups backups() {
    return new Backups(workplace.settings().backups(), workplace.clock());
  }

  /**
   * Somebody may have had the board since it was proven: what it lost is written to it again, and
   * what its firmware keeps beside it is kept first.
   */
  private void proveAgain(Identified found, ReservedUnit reserved)
      throws IOException, InterruptedException {
    finishing = true;
    reached(Step.BUILT);
    if (reserved.payload().isEmpty()) {
      if (!new Decode(product).take(found, reserved.unit())) {
        watcher.noted(Finding.note("line.not-compared", reserved.serialNumber()));
      }
    } else {
      try (BuiltUnit built = new Rebuild(workplace.ledger()).take(found, reserved.unit())) {
        // nothing is written so far, and the identity is sound
        notTheBoardsFault = true;
        keepOthers(found, built, reserved);
        notTheBoardsFault = false;
        new FlashJob(built.plan(), false)
            .prove(found.flasher(), done -> watcher.progress(Step.PROVEN, done));
        new Decode(product).take(found, built, reserved);
      }
    }
    reached(Step.PROVEN);
  }

  private void boot(Identified found, ReservedUnit reserved)
      throws IOException, InterruptedException {
    if (reserved.state() != State.PROVEN) {
      found.session().leave();
      return;
    }
    // of which nothing is kept, nobody could finish later
    BooleanSupplier stopped = () -> cancelled.getAsBoolean() && finishable(reserved);
    Optional<BootGrade> start = new Boot(product, watcher, stopped).take(found, reserved);
    if (start.isPresent()) {
      reserved.booted(start.get());
      reached(Step.BOOTED);
    }
  }

  private static boolean finishable(ReservedUnit reserved) {
    return reserved.left() == OpenUnit.Act.FINISH;
  }

  private void label(ReservedUnit reserved) {
    finishing = true;
    notTheBoardsFault = true;
    if (reserved.payload().isPresent()) {
      new MakeLabel(workplace, product).take(reserved);
    }
    reached(Step.LABELLED);
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

  /**
   * Ends without a pass. A board that was proven, and that nothing was found wrong with since,
   * keeps its identity: its next run finishes it.
   */
  private Outcome setAside(Finding finding) {
    if (board != null && finding.severity() == Severity.ERROR) {
      kept.write(board.mac(), board.session().trace());
    }
    if (unit == null) {
      return setAside(finding, Optional.empty());
    }
    try {
      if (finishing && notTheBoardsFault && finishable(unit)) {
        open = Optional.of(Finding.note("line.stopped-open", unit.serialNumber(), unit.mac()));
        unit.leave();
        return setAside(finding, Optional.empty());
      }
      unit.setAside(finding);
    } catch (RuntimeException ledgerFailed) {
      LOG.error("unit {} could not be set aside", unit.serialNumber(), ledgerFailed);
      // it stays open there, and the next run of its board finds it
      unit.leave();
      return setAside(finding, Optional.empty());
    }
    return setAside(finding, Optional.of(unit.summary()));
  }

  private Outcome setAside(Finding finding, Optional<UnitSummary> summary) {
    return new Outcome.SetAside(after, finding, summary, kept.file());
  }
}
