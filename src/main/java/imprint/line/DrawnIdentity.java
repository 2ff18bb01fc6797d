package imprint.line;

import imprint.factory.Identity;
import imprint.factory.IdentityMaker;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Identities for one unit, the first of them made while the board is still being reset: key, DAC
 * and verifier cost as much time as that does.
 */
final class DrawnIdentity implements AutoCloseable {
  private final IdentityMaker maker;
  private Future<Identity> next;

  private DrawnIdentity(IdentityMaker maker) {
    this.maker = maker;
    this.next = begin();
  }

  static DrawnIdentity begin(IdentityMaker maker) {
    return new DrawnIdentity(maker);
  }

  private Future<Identity> begin() {
    FutureTask<Identity> task = new FutureTask<>(maker::make);
    Thread.ofVirtual().name("identity").start(task);
    return task;
  }

  /** The identity drawn last; stays this object's to close. */
  Identity current() throws InterruptedException {
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
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
