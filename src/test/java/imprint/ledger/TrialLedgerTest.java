package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TrialLedgerTest extends OnBothEngines {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void itIsFullOfUnitsThatPassedAndGoesAway() throws Exception {
    try (Ledger real = open()) {
      Claims.reserved(real, 1);
      try (TrialLedger trial = trial()) {
        trial.fill(1, 20);
        trial.fill(21, 120);
        try (Ledger ledger = Ledger.open(trial.access(), RANDOM, InstantSource.system())) {
          Unit unit = ledger.find(TrialLedger.serialNumber(77)).orElseThrow();
          assertThat(unit.state()).isEqualTo(State.DONE);
          assertThat(unit.proof()).startsWith("MD5");
          assertThat(unit.mac()).isEqualTo(TrialLedger.mac(77));
          assertThat(ledger.inHand().withPasscode(TrialLedger.PRODUCT, 77)).contains(unit);
          assertThat(ledger.carriedBy(TrialLedger.mac(77))).contains(unit);
          assertThat(ledger.history(unit)).hasSize(7);
          assertThat(ledger.latest(999)).hasSize(120);
          assertThat(ledger.open()).isEmpty();
        }
      }
      assertThat(real.latest(999)).hasSize(1);
    }
    try (var files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().contains("trial"))).isEmpty();
    }
    if (engine == Engine.POSTGRESQL) {
      bed.sql(
          "do $$ begin assert (select count(*) from pg_namespace"
              + " where nspname like 'imprint_trial%') = 0; end $$");
    }
  }

  private TrialLedger trial() {
    return engine == Engine.SQLITE
        ? TrialLedger.in(folder, RANDOM)
        : TrialLedger.beside(bed.access(), RANDOM);
  }
}
