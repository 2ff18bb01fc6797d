package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTest extends OnBothEngines {
  private Instant wall = Instant.parse("2026-03-01T10:00:00Z");
  private long nanos = 77;

  private Ledger at() {
    return Ledger.open(bed.access(), new SecureRandom(), new Clocks(() -> wall, () -> nanos));
  }

  private void pass(Duration onTheWall, Duration really) {
    wall = wall.plus(onTheWall);
    nanos += really.toNanos();
  }

  /** The next step of the usual way. */
  private static Unit next(Ledger ledger, Unit unit) {
    Event event = Claims.WAY.get(unit.last().seq() - 1);
    return ledger.append(unit, unit.state(), event, BY).orRefuse();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void aClockThatGoesLikeOneIsNotWorthAWord() {
    try (Ledger ledger = at()) {
      Unit unit = Claims.reserved(ledger, 1);
      pass(Duration.ofHours(9), Duration.ofHours(9));
      unit = next(ledger, unit);
      // set right by a time server
      pass(Duration.ofMillis(-1500), Duration.ofMillis(300));
      next(ledger, unit);
      assertThat(ledger.notices()).isEmpty();
      assertThat(ledger.verify().notes()).isEmpty();
    }
  }

  @Test
  void aClockThatWentBackIsToldOnceAndRecordedWithTheEvent() {
    try (Ledger ledger = at()) {
      Unit unit = Claims.reserved(ledger, 1);
      pass(Duration.ofHours(-1), Duration.ofSeconds(1));
      unit = next(ledger, unit);
      pass(Duration.ofSeconds(2), Duration.ofSeconds(2));
      next(ledger, next(ledger, unit));
      assertThat(ledger.notices())
          .singleElement()
          .hasToString(
              "The clock of this computer went back by 3600 s and now says"
                  + " 2026-03-01T09:00:00.000Z. Set the clock right; the event is recorded with a"
                  + " note.");
      assertThat(ledger.notices()).isEmpty();
      Verified verified = ledger.verify();
      assertThat(verified.faults()).isEmpty();
      assertThat(verified.notes())
          .singleElement()
          .satisfies(
              note -> {
                assertThat(note.finding().code()).isEqualTo("ledger.verify-clock-back");
                assertThat(note.spot().serialNumber()).isEqualTo("SN0001");
                assertThat(note.spot().seq()).isEqualTo(2);
              });
    }
  }

  @Test
  void alsoWhenItWentBackWhileNobodyWasThere() {
    try (Ledger ledger = at()) {
      Claims.reserved(ledger, 1);
    }
    pass(Duration.ofDays(-400), Duration.ofDays(1));
    try (Ledger ledger = at()) {
      Claims.reserved(ledger, 2);
      assertThat(codes(ledger.notices())).containsExactly("ledger.clock-went-back");
    }
  }

  @Test
  void aClockThatJumpedAheadIsNoticedWithinAProcess() {
    try (Ledger ledger = at()) {
      Unit unit = Claims.reserved(ledger, 1);
      pass(Duration.ofSeconds(6), Duration.ofSeconds(2));
      unit = next(ledger, unit);
      assertThat(ledger.notices()).isEmpty();
      pass(Duration.ofDays(1), Duration.ofSeconds(1));
      next(ledger, unit);
      assertThat(codes(ledger.notices())).containsExactly("ledger.clock-jumped");
      assertThat(ledger.verify().notes().getFirst().finding().code())
          .isEqualTo("ledger.verify-clock-jumped");
    }
  }

  @Test
  void whatWasNotRecordedIsNotTold() {
    try (Ledger ledger = at()) {
      Unit unit = Claims.reserved(ledger, 1);
      pass(Duration.ofHours(-1), Duration.ZERO);
      ledger.append(unit, State.DONE, new Event.Retired("x"), BY);
      assertThat(ledger.notices()).isEmpty();
    }
  }
}
