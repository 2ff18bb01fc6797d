package imprint.line;

import imprint.factory.BegunIdentity;
import imprint.factory.Identity;
import imprint.factory.IdentityMaker;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Identities for one unit, the first of them begun while the board is still being reset: key, DAC
 * and verifier cost as much time as that does. It gets its numbers only when there is a board.
 */
final class DrawnIdentity implements AutoCloseable {
  private final IdentityMaker maker;
  private Future<BegunIdentity> next;
  private @Nullable Identity current;

  private DrawnIdentity(IdentityMaker maker) {
    this.maker = maker;
    this.next = begin();
  }

  static DrawnIdentity begin(IdentityMaker maker) {
    return new DrawnIdentity(maker);
  }

  private Future<BegunIdentity> begin() {
    FutureTask<BegunIdentity> task = new FutureTask<>(maker::begin);
    Thread.ofVirtual().name("identity").start(task);
    return task;
  }

  /** The identity drawn last; stays this object's to close. */
  Identity current() throws InterruptedException {
    Identity identity = current;
    if (identity == null) {
      identity = maker.complete(begun());
      current = identity;
    }
    return identity;
  }

  private BegunIdentity begun() throws InterruptedException {
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
    current = null;
    next = begin();
    return current();
  }

  /** Wipes the current identity, waiting for it if it is still being made. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (true) {
      try {
        // also what a completed identity was made of
        next.get().close();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException neverMade) {
        break;
      }
    }
    if (current != null) {
      current.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
