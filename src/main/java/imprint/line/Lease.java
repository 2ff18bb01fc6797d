package imprint.line;

import imprint.factory.LoadedProduct;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The product for one run: nobody closes it meanwhile. Ends on the thread that took it. */
record Lease(Optional<LoadedProduct> product, ReentrantReadWriteLock.ReadLock lock)
    implements AutoCloseable {
  @Override
  public void close() {
    lock.unlock();
  }
}
