package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loss that is accepted in one process while another has the ledger open. */
class AcceptedBesideTest extends OnBothEngines {
  private Ledger window;

  @BeforeEach
  void aBackupIsPutBackUnderAWindow() throws Exception {
    window = open();
    Claims.until(window, Claims.reserved(window, 1), State.DONE);
    bed.sql("create table backup as select * from chain_head");
    Claims.until(window, Claims.reserved(window, 2), State.DONE);
    Tampering.sql(
        bed,
        "delete from board where unit_id = 2",
        "delete from event where unit_id = 2",
        "delete from unit where id = 2",
        "delete from chain_head",
        "insert into chain_head select * from backup");
  }

  @AfterEach
  void closeTheWindow() {
    window.close();
  }

  @Test
  void theWindowGoesOnAndTheLossStaysAccepted() {
    refused(() -> Claims.reserved(window, 3));
    assertThat(accept()).isEqualTo(1);
    Claims.until(window, Claims.reserved(window, 3), State.DONE);
    theNextStartIsSound();
    window.close();
    theNextStartIsSound();
  }

  /** It noticed nothing, and its run ends before it records anything. */
  @Test
  void aWindowThatRecordsNothingDoesNotUndoIt() {
    assertThat(accept()).isEqualTo(1);
    window.next(0xFFF1, 0x8000, "serial");
    window.close();
    theNextStartIsSound();
  }

  /** Numbers that a run had drawn are accepted as drawn, too. */
  @Test
  void whatWasDrawnAndNotWrittenDownYetIsKnownToWhoAccepts() throws Exception {
    // else a connection that is made meanwhile would say that the ledger is older
    accept();
    window.next(0xFFF1, 0x8000, "serial");
    window.next(0xFFF1, 0x8000, "serial");
    Tampering.sql(bed, "delete from sequence");
    refused(() -> window.next(0xFFF1, 0x8000, "serial"));
    accept();
    assertThat(window.next(0xFFF1, 0x8000, "serial")).isEqualTo(3);
  }

  /** How many chains went further once. */
  private int accept() {
    try (Ledger command = bed.openExisting()) {
      return command.acceptLoss("a backup was put back", BY).size();
    }
  }

  private void theNextStartIsSound() {
    try (Ledger next = bed.openExisting()) {
      next.prepare();
      assertThat(next.verify().faults()).isEmpty();
    }
  }

  private static void refused(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.finding().code()).isEqualTo("ledger.older-than-seen"));
  }
}
