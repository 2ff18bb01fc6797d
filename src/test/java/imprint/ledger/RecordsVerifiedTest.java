package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Copy.Kind;
import imprint.ledger.Copy.Until;
import imprint.secret.Secret;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done with records, and not with boards, is part of the chain like everything else. */
class RecordsVerifiedTest extends OnBothEngines {
  /**
   * Units 1 (done) and 2 (retired) come from another line. The copy of unit 3 went with its label.
   * Codes of unit 4 were given out, and its copy is forgotten.
   */
  @BeforeEach
  void someRecords() {
    try (Ledger ledger = open()) {
      Records records = ledger.records();
      records.admit(List.of(Foreigners.number(1), Foreigners.number(2, State.RETIRED)), false, BY);
      Unit third = Claims.reserved(ledger, 3);
      keep(ledger, third, Until.LABELLED);
      Claims.until(ledger, third, State.DONE);
      Unit fourth = Claims.reserved(ledger, 4);
      keep(ledger, fourth, Until.FOREVER);
      fourth = Claims.until(ledger, fourth, State.DONE);
      records.revealing(List.of(fourth), "csv", BY);
      assertThat(records.forget(InstantSource.system().instant().plusSeconds(9), "over", BY))
          .isEqualTo(1);
    }
  }

  private static void keep(Ledger ledger, Unit unit, Until until) {
    try (Secret content = Secret.copyOf(new byte[] {1, 2, 3})) {
      Claims.keep(ledger, unit, new Copy(Kind.FACTORY_IMAGE, content, until));
    }
  }

  private List<String> faults() {
    try (Ledger ledger = bed.openExisting()) {
      return ledger.verify().faults().stream()
          .map(fault -> fault.finding().code() + " " + fault.spot().serialNumber())
          .toList();
    }
  }

  @Test
  void allOfItIsClean() {
    try (Ledger ledger = bed.openExisting()) {
      Verified verified = ledger.verify();
      assertThat(verified.faults()).isEmpty();
      assertThat(verified.units()).isEqualTo(4);
      assertThat(
              ledger.history(ledger.find("SN0003").orElseThrow()).stream()
                  .map(entry -> entry.event().getClass().getSimpleName()))
          .contains("CopiesRemoved");
      assertThat(
              ledger.history(ledger.find("SN0004").orElseThrow()).stream()
                  .map(entry -> entry.event().getClass().getSimpleName()))
          .endsWith("Revealed", "CopiesForgotten");
    }
  }

  @Test
  void whatAnotherLineIsSaidToHaveToldCannotBeChanged() throws Exception {
    Tampering.sql(
        bed,
        "update event set detail = replace(detail, 'line 7', 'line 8') where type = 'IMPORTED'"
            + " and state = 'DONE'");
    assertThat(faults()).containsExactly("ledger.verify-event-altered SN0001");
  }

  @Test
  void thatCodesWereGivenOutCannotBeTakenBack() throws Exception {
    Tampering.sql(bed, "delete from event where type = 'REVEALED'");
    assertThat(faults()).containsExactly("ledger.verify-unit-events-missing SN0004");
  }
}
