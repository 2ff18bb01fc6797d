package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/** Adds events, one transaction at a time, and remembers outside of the ledger how far it goes. */
final class Recorder {
  private final Database database;
  private final Events events;
  private final Vault vault;
  private final Outside outside;
  private final Losses losses;
  private final ReentrantLock turn = new ReentrantLock();
  private final Queue<Finding> notices = new ConcurrentLinkedQueue<>();

  Recorder(Database database, Events events, Vault vault, Outside outside, Losses losses) {
    this.database = database;
    this.events = events;
    this.vault = vault;
    this.outside = outside;
    this.losses = losses;
  }

  /** As {@link Ledger#prepare}. */
  void prepare() {
    keepingWhatWasSeen(
        () -> {
          losses.refuseOlder();
          return true;
        });
    vault.open(database);
    losses.refuseAlteredHead();
  }

  /**
   * In one transaction.
   *
   * @throws Refusal besides what the database says, those of {@link Ledger#prepare}
   */
  <T> T record(Function<Handle, T> statements) {
    long asked = System.nanoTime();
    prepare();
    turn.lock();
    try {
      T result =
          keepingWhatWasSeen(
              () ->
                  database.write(
                      asked,
                      handle -> {
                        losses.refuseOlder(handle);
                        events.begin();
                        return statements.apply(handle);
                      }));
      notices.addAll(events.recorded());
      return result;
    } finally {
      turn.unlock();
    }
  }

  /**
   * Draws a number, which is remembered outside of the ledger as well.
   *
   * @throws Refusal ledger.older-than-seen, and what the statements say
   */
  long draw(String sequence, ToLongFunction<Handle> statements) {
    long drawn =
        keepingWhatWasSeen(
            () -> {
              losses.refuseOlder();
              return database.write(
                  handle -> {
                    losses.refuseOlder(handle);
                    long number = statements.applyAsLong(handle);
                    losses.refuseDrawn(sequence, number);
                    return number;
                  });
            });
    outside.drawn(sequence, drawn + 1);
    return drawn;
  }

  /** As {@link #record}, and what follows from the event. */
  AppendResult append(Unit unit, Event event, Function<Handle, AppendResult> statements) {
    boolean removes =
        event.endsLabelling() && database.read(h -> !Copies.untilLabelled(h, unit.id()).isEmpty());
    AppendResult result = record(statements);
    if (removes) {
      database.forgetRemoved();
    }
    if (result instanceof AppendResult.Appended(Unit now) && !now.state().unfinished()) {
      save();
      database.rest();
    }
    return result;
  }

  /** Whoever goes on with a ledger that is refused has to know all that is lost. */
  private <T> T keepingWhatWasSeen(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refused) {
      save();
      throw refused;
    }
  }

  /** Writes down outside of the ledger how far it goes. */
  void save() {
    outside.save().ifPresent(notices::add);
  }

  /** What was noticed since this was asked last. */
  List<Finding> notices() {
    List<Finding> noticed = new ArrayList<>();
    for (Finding next = notices.poll(); next != null; next = notices.poll()) {
      noticed.add(next);
    }
    return noticed;
  }
}
