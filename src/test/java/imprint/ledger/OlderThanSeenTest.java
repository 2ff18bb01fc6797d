package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.chain.Origin.Lost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger brought back from an old backup would give identities out twice. */
class OlderThanSeenTest {
  @TempDir Path folder;
  private Path file;
  private Path head;
  private byte[] backup;

  @BeforeEach
  void aBackupThatIsOlderThanTheLedger() throws Exception {
    file = folder.resolve("ledger.db");
    head = folder.resolve("ledger.db.head");
    try (Ledger ledger = open()) {
      Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
      ledger.next(1, 2, "serial");
    }
    backup = Files.readAllBytes(file);
    try (Ledger ledger = open()) {
      Claims.until(ledger, Claims.reserved(ledger, 2), State.DONE);
      ledger.next(1, 2, "serial");
      ledger.next(1, 2, "serial");
    }
  }

  @Test
  void noUnitIsTakenAndNoNumberDrawn() throws Exception {
    Files.write(file, backup);
    try (Ledger ledger = open()) {
      refused(ledger::prepare, "ledger.older-than-seen");
      refused(() -> ledger.reserve(Claims.number(3), BY), "ledger.older-than-seen");
      refused(() -> ledger.next(1, 2, "serial"), "ledger.older-than-seen");
      Unit unit = ledger.find("SN0001").orElseThrow();
      refused(
          () -> ledger.append(unit, State.DONE, new Event.Retired("x"), BY),
          "ledger.older-than-seen");
      assertThat(ledger.verify().faults().stream().map(f -> f.finding().code()))
          .containsExactly("ledger.verify-older-than-seen", "ledger.verify-sequence-lower");
    }
  }

  @Test
  void aNewLedgerInTheSamePlaceIsOlderAsWell() throws Exception {
    Files.delete(file);
    try (Ledger ledger = open()) {
      refused(ledger::prepare, "ledger.older-than-seen");
    }
  }

  @Test
  void theNewerOnePutBackGoesOn() throws Exception {
    byte[] newer = Files.readAllBytes(file);
    Files.write(file, backup);
    try (Ledger ledger = open()) {
      refused(ledger::prepare, "ledger.older-than-seen");
    }
    Files.write(file, newer);
    try (Ledger ledger = open()) {
      Claims.reserved(ledger, 3);
      assertThat(ledger.verify().clean()).isTrue();
    }
  }

  @Test
  void aLossIsAcceptedKnowinglyAndRecorded() throws Exception {
    Files.write(file, backup);
    try (Ledger ledger = open()) {
      List<Lost> lost = ledger.acceptLoss("the disk died", BY);
      assertThat(lost).hasSize(1);
      assertThat(lost.getFirst().left()).isEqualTo(7);
      assertThat(lost.getFirst().seen()).isEqualTo(14);
      // what counts up goes on where it was seen
      assertThat(ledger.next(1, 2, "serial")).isEqualTo(4);
      Claims.until(ledger, Claims.reserved(ledger, 3), State.DONE);
    }
    try (Ledger ledger = open()) {
      ledger.prepare();
      Verified verified = ledger.verify();
      assertThat(verified.faults()).isEmpty();
      assertThat(verified.notes()).hasSize(1);
      assertThat(verified.notes().getFirst().finding().toString())
          .startsWith("A loss of 7 events was accepted at ")
          .contains("at station bench 1 (Ada): the disk died");
    }
  }

  @Test
  void nothingLostIsNothingToAccept() {
    try (Ledger ledger = open()) {
      refused(() -> ledger.acceptLoss("for fun", BY), "ledger.nothing-lost");
    }
  }

  @Test
  void aDamagedHeadFileStopsTheStationUntilItIsAccepted() throws Exception {
    Files.writeString(head, "{\"heads\":[null],\"sequences\":{}}");
    try (Ledger ledger = open()) {
      refused(ledger::prepare, "ledger.head-file-damaged");
      assertThat(ledger.verify().faults()).hasSize(1);
      assertThat(ledger.acceptLoss("it was damaged", BY)).isEmpty();
      ledger.prepare();
      assertThat(ledger.verify().faults()).isEmpty();
    }
  }

  @Test
  void whereNothingWasSeenItIsSeenFromNowOn() throws Exception {
    Files.delete(head);
    try (Ledger ledger = open()) {
      assertThat(ledger.verify().notes().stream().map(n -> n.finding().code()))
          .containsExactly("ledger.verify-no-head-file");
      Claims.until(ledger, Claims.reserved(ledger, 3), State.DONE);
      // not only at the end: the next start may follow a power cut
      assertThat(head).exists();
    }
  }

  @Test
  void whatIsInThePlaceOfTheHeadFileIsTold() throws Exception {
    Files.delete(head);
    Files.createDirectories(head.resolve("in the way"));
    try (Ledger ledger = Ledger.open(file.toString(), InstantSource.system())) {
      refused(ledger::prepare, "file.not-a-file");
    }
  }

  private Ledger open() {
    return Ledger.open(file.toString(), InstantSource.system());
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
