package imprint.line;

import imprint.esp.rom.Approach;
import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One place for a board, bound to one port. */
public final class Slot {
  private enum State {
    FREE,
    RUNNING,
    CANCELLING
  }

  private final Station station;
  private final String port;
  private final AtomicReference<State> state = new AtomicReference<>(State.FREE);
  private volatile Approach approach;

  Slot(Station station, String port) {
    this.station = station;
    this.port = port;
    this.approach = Approach.at(station.settings().fastestRate());
    this.approach = station.settings().waits() ? approach.waiting() : approach;
  }

  public String port() {
    return port;
  }

  /**
   * Gives the board in this slot its identity; returns when that has ended, one way or another, and
   * never throws. One run at a time.
   */
  public Outcome provisionNext(RunWatcher watcher) {
    if (!state.compareAndSet(State.FREE, State.RUNNING)) {
      return refused(Finding.error("line.slot-busy", port));
    }
    try (Station.Lease lease = station.lease()) {
      Optional<LoadedProduct> product = lease.product();
      if (product.isEmpty()) {
        return refused(Finding.error("line.no-product"));
      }
      Workplace place = station.workplace(watcher);
      try {
        return run(place, product.get(), watcher);
      } finally {
        station.ended(place);
      }
    } catch (Refusal noLedger) {
      return refused(noLedger.finding());
    } finally {
      state.set(State.FREE);
    }
  }

  private Outcome run(Workplace place, LoadedProduct product, RunWatcher watcher) {
    UnitRun run =
        new UnitRun(
            place,
            product,
            station.identities(product, place.ledger()),
            port,
            approach,
            watcher,
            () -> state.get() == State.CANCELLING);
    Outcome outcome = run.run();
    approach = run.learned();
    return outcome;
  }

  /**
   * Asks the run to stop. It does until the board took everything: what is begun on the board is
   * erased then; and while the console of its application is read. Else it ends by itself in a
   * moment.
   */
  public void cancel() {
    state.compareAndSet(State.RUNNING, State.CANCELLING);
  }

  private static Outcome refused(Finding finding) {
    return new Outcome.SetAside(Optional.empty(), finding, Optional.empty());
  }
}
