package imprint.line;

import imprint.factory.Identity;
import imprint.factory.IdentityMaker;
import imprint.factory.UnnumberedIdentity;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Identities for one unit, the first of them made while the board is still being reset: key, DAC
 * and verifier cost as much time as that does. Numbers are drawn only when they are asked for, so
 * that a board that does not answer costs none.
 */
final class DrawnIdentity implements AutoCloseable {
  private final IdentityMaker maker;
  private Future<UnnumberedIdentity> next;
  private @Nullable Identity identity;

  private DrawnIdentity(IdentityMaker maker) {
    this.maker = maker;
    this.next = begin();
  }

  static DrawnIdentity begin(IdentityMaker maker) {
    return new DrawnIdentity(maker);
  }

  private Future<UnnumberedIdentity> begin() {
    FutureTask<UnnumberedIdentity> task = new FutureTask<>(maker::draw);
    Thread.ofVirtual().name("identity").start(task);
    return task;
  }

  /**
   * The identity drawn last, with its numbers; stays this object's to close.
   *
   * @throws imprint.finding.Refusal serial.used-up, serial.station
   */
  Identity current() throws InterruptedException {
    if (identity == null) {
      identity = maker.number(drawn());
    }
    return identity;
  }

  private UnnumberedIdentity drawn() throws InterruptedException {
    try {
      return next.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new CompletionException(e.getCause());
    }
  }

  /** Throws the current identity away and draws another. */
  Identity redraw() throws InterruptedException {
    close();
    next = begin();
    return current();
  }

  /** Wipes the current identity, waiting for it if it is still being made. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (true) {
      try {
        next.get().close();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException neverMade) {
        break;
      }
    }
    if (identity != null) {
      identity.close();
      identity = null;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
