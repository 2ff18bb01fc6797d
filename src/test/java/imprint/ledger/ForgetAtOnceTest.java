package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is forgotten was forgotten once. */
class ForgetAtOnceTest extends OnBothEngines {
  private static final int UNITS = 2;

  @Test
  void ofSeveralWhoForgetAtOnceOneDoesIt() throws Exception {
    try (Ledger ledger = open();
        Secret image = Secret.owning(new byte[9])) {
      for (int n = 1; n <= UNITS; n++) {
        Unit done = Claims.until(ledger, Claims.reserved(ledger, n), State.DONE);
        Claims.keep(ledger, done, new Copy(Copy.Kind.FACTORY_IMAGE, image));
      }
    }
    Instant later = Instant.parse("2100-01-01T00:00:00Z");
    CyclicBarrier start = new CyclicBarrier(4);
    Callable<Long> forgetting =
        () -> {
          try (Ledger own = bed.openExisting()) {
            own.prepare();
            start.await();
            return own.records().forget(later, "r", Claims.BY);
          }
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      long forgotten = 0;
      for (Future<Long> one : threads.invokeAll(Collections.nCopies(4, forgetting))) {
        forgotten += one.get();
      }
      assertThat(forgotten).isEqualTo(UNITS);
    }
    try (Ledger ledger = bed.openExisting()) {
      assertThat(ledger.history(ledger.find("SN0001").orElseThrow()))
          .filteredOn(entry -> entry.event() instanceof Event.CopiesForgotten)
          .hasSize(1);
    }
  }
}
