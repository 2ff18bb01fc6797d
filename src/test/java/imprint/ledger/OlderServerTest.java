package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is put back to an older state under a station that has its ledger open. */
class OlderServerTest {
  private static final int VENDOR = 0xFFF1;
  private static final int PRODUCT = 0x8000;

  @TempDir Path folder;
  private Engine.Bed bed;

  @BeforeEach
  void makeTheBed() {
    bed = Engine.POSTGRESQL.bed(folder);
  }

  @AfterEach
  void clearTheBed() {
    bed.close();
  }

  @Test
  void whatAnotherStationGaveOutIsNotGivenOutAgain() throws Exception {
    try (Ledger first = bed.open()) {
      Claims.until(first, Claims.reserved(first, 1), State.DONE);
    }
    String head;
    try (Ledger other = ofAnotherInstallation()) {
      Claims.until(other, Claims.reserved(other, 2), State.DONE);
      head = latestHead();
      Claims.until(other, Claims.reserved(other, 3), State.DONE);
    }
    try (Ledger ledger = bed.open()) {
      ledger.prepare();
      // by statements alone, as behind a pooler: no session ends
      Tampering.sql(
          bed,
          "delete from board where unit_id = 3",
          "delete from event where unit_id = 3",
          "delete from unit where id = 3",
          head);
      refused(() -> ledger.reserve(Claims.number(3), BY));
      assertThat(ledger.latest(9)).hasSize(2);
    }
  }

  /** It saw as much with each reservation, and not only at its start. */
  @Test
  void whatWasRecordedSinceTheStartIsSeenAsWell() throws Exception {
    try (Ledger ledger = bed.open();
        Ledger other = ofAnotherInstallationOf(ledger)) {
      ledger.prepare();
      Claims.until(other, Claims.reserved(other, 2), State.DONE);
      String head = latestHead();
      Claims.until(other, Claims.reserved(other, 3), State.DONE);
      Claims.reserved(ledger, 1);
      Tampering.sql(
          bed,
          "delete from board where unit_id = 2",
          "delete from event where unit_id = 2",
          "delete from unit where id = 2",
          head);
      refused(() -> ledger.reserve(Claims.number(3), BY));
    }
  }

  /** The sessions end, and what another process of this computer saw is held against it again. */
  @Test
  void aBackupIsNoticedWithTheNextConnection() throws Exception {
    String database = bed.jdbc().replaceAll(".*/|\\?.*", "");
    try (Ledger first = bed.open()) {
      first.prepare();
    }
    String backup = TestServer.backup(database);
    try (Ledger window = bed.open()) {
      window.prepare();
      try (Ledger command = bed.open()) {
        draw(command, 5);
        Claims.until(command, Claims.reserved(command, 1), State.DONE);
      }
      TestServer.restore(database, backup);
      refused(() -> window.next(VENDOR, PRODUCT, "serial"));
      refused(() -> window.reserve(Claims.number(1), BY));
      assertThat(window.latest(9)).isEmpty();
    } finally {
      TestServer.drop(TestServer.jdbc(backup));
    }
  }

  private static void draw(Ledger ledger, int numbers) {
    for (int i = 1; i <= numbers; i++) {
      assertThat(ledger.next(VENDOR, PRODUCT, "serial")).isEqualTo(i);
    }
  }

  /** The statement that turns the chain that was begun last back to where it is now. */
  private String latestHead() throws Exception {
    return Tampering.string(
        bed,
        """
        select format('update chain_head set link = %s, hash = %L, at = %L, signature = %L where chain = %L',
            h.link, h.hash, h.at, h.signature, h.chain)
          from chain_head h join chain c on c.id = h.chain order by c.started_at desc, h.link desc limit 1
        """);
  }

  private Ledger ofAnotherInstallationOf(Ledger first) {
    first.unlock();
    return ofAnotherInstallation();
  }

  private Ledger ofAnotherInstallation() {
    Path other = folder.resolve("other");
    Access access =
        new Access(bed.access().urlOrFile(), other, Optional.of(bed.keyFile()), Optional.empty());
    return Ledger.open(access, new SecureRandom(), InstantSource.system());
  }

  private static void refused(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.finding().code()).isEqualTo("ledger.older-than-seen"));
  }
}
