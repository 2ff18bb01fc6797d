package imprint.line;

import imprint.esp.rom.Approach;
import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One place for a board. */
public final class Slot {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

  /** In nanoseconds. */
  private static final long BETWEEN_LOOKS = 250_000_000;

  private enum State {
    FREE,
    /** No board is known yet: nothing was claimed, and nothing changed on any board. */
    SEEKING,
    /** A board is worked on. */
    HOLDING,
    CANCELLING
  }

  private final Station station;
  private final SlotPlace place;
  private final AtomicReference<State> state = new AtomicReference<>(State.FREE);
  private volatile Approach approach;

  Slot(Station station, SlotPlace place) {
    this.station = station;
    this.place = place;
    Approach first = Approach.at(station.settings().fastestRate());
    this.approach = station.settings().waits() ? first.waiting() : first;
  }

  public SlotPlace place() {
    return place;
  }

  /** Goes about the boards here like this, whatever the last ones taught. */
  public void approach(Approach how) {
    approach = how;
  }

  /**
   * Gives the board in this slot its identity; returns when that has ended, one way or another, and
   * never throws. One run at a time.
   */
  public Outcome provisionNext(RunWatcher watcher) {
    return taken(
        lease ->
            lease
                .product()
                .map(product -> run(product, watcher))
                .orElseGet(() -> refused(Finding.error("line.no-product"))));
  }

  /**
   * The same with a product that is not the line's. It is opened when the slot is taken already, as
   * that takes a while and may be cancelled, and closed when the run is over.
   *
   * @param made gets the unit that came of it
   */
  Outcome provision(
      Supplier<LoadedProduct> opens,
      BiConsumer<LoadedProduct, UnitSummary> made,
      RunWatcher watcher) {
    return taken(
        _ -> {
          try (LoadedProduct product = opens.get()) {
            Outcome outcome = run(product, watcher);
            if (outcome instanceof Outcome.Done(UnitSummary unit)) {
              made.accept(product, unit);
            }
            return outcome;
          }
        });
  }

  private Outcome taken(Function<Lease, Outcome> work) {
    if (!state.compareAndSet(State.FREE, State.SEEKING)) {
      return refused(Finding.error("line.slot-busy", place.text()));
    }
    try (Lease lease = station.lease()) {
      return work.apply(lease);
    } catch (Refusal noLedgerOrEmpty) {
      return refused(noLedgerOrEmpty.finding());
    } catch (RuntimeException bug) {
      LOG.error("no run on {}", place.text(), bug);
      return refused(Finding.error("line.unexpected", bug.getClass().getSimpleName()));
    } finally {
      state.set(State.FREE);
    }
  }

  private Outcome run(LoadedProduct product, RunWatcher watcher) {
    Workplace with = station.workplace(watcher);
    try {
      return run(with, product, watcher);
    } finally {
      station.ended(with);
    }
  }

  private Outcome run(Workplace with, LoadedProduct product, RunWatcher watcher) {
    Optional<String> port = port(with, watcher);
    if (port.isEmpty()) {
      return new Outcome.Cancelled(Optional.empty());
    }
    UnitRun run =
        new UnitRun(
            with,
            product,
            station.identities(product, with.ledger()),
            port.get(),
            approach,
            new Found(watcher, () -> state.compareAndSet(State.SEEKING, State.HOLDING)),
            () -> state.get() == State.CANCELLING);
    Outcome outcome = run.run();
    approach = run.learned();
    return outcome;
  }

  /**
   * What the board here is reached by; a station that waits does so until one is plugged in.
   *
   * @return empty where somebody gave up waiting
   */
  private Optional<String> port(Workplace with, RunWatcher watcher) {
    boolean told = false;
    while (state.get() == State.SEEKING) {
      try {
        return Optional.of(place.port(with.ports()));
      } catch (Refusal empty) {
        if (!with.settings().waits()) {
          throw empty;
        }
        if (!told) {
          watcher.noted(empty.finding());
          told = true;
        }
        LockSupport.parkNanos(BETWEEN_LOOKS);
      }
    }
    return Optional.empty();
  }

  /**
   * Asks the run to stop. It does until the board took everything: what is begun on the board is
   * erased then. After that the unit is finished; only an application is waited for no longer, once
   * it runs, and the next run of the board finishes its unit then.
   */
  public void cancel() {
    if (!giveUp()) {
      state.compareAndSet(State.HOLDING, State.CANCELLING);
    }
  }

  /**
   * Asks a run to stop that has no board yet; it claims no identity then, and changes nothing on a
   * board that comes in that moment. Takes no time.
   *
   * @return false where it has one, and goes on with it
   */
  public boolean giveUp() {
    return state.compareAndSet(State.SEEKING, State.CANCELLING) || state.get() == State.FREE;
  }

  /** Tells on what a run tells, and first that its board was found. */
  private record Found(RunWatcher watcher, Runnable found) implements RunWatcher {
    @Override
    public void identified(String chip, String mac) {
      found.run();
      watcher.identified(chip, mac);
    }

    @Override
    public void reached(Step step, Duration sinceStart) {
      watcher.reached(step, sinceStart);
    }

    @Override
    public void progress(Step towards, double fraction) {
      watcher.progress(towards, fraction);
    }

    @Override
    public void noted(Finding note) {
      watcher.noted(note);
    }
  }

  private static Outcome refused(Finding finding) {
    return new Outcome.SetAside(Optional.empty(), finding, Optional.empty());
  }
}
