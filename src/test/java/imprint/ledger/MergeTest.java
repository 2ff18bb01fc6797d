package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a station recorded alone goes to the server whole, once, and is marked. */
class MergeTest extends OnBothEngines {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-03T08:00:00Z"));

  /** Whatever the clock is set to, the count of time agrees with it. */
  private final Clocks clocks = new Clocks(now::get, () -> now.get().toEpochMilli() * 1_000_000);

  private TwoLedgers station;

  @BeforeEach
  void openBoth() {
    station = TwoLedgers.open(bed, folder, clocks).withBlock(10);
  }

  @AfterEach
  void closeBoth() {
    station.close();
  }

  /** Long enough after to be told as a clock that went back, were it not merged. */
  private void hoursLater(int hours) {
    now.updateAndGet(at -> at.plus(Duration.ofHours(hours)));
  }

  @Test
  void aUnitIsThereAsItWasMadeAndSaysSinceWhen() {
    Unit made = station.made(1);
    hoursLater(5);
    assertThat(station.merge()).containsExactly(new MergeResult.Moved(made));
    Unit unit = station.server().find("SN0001").orElseThrow();
    assertThat(unit.claim()).isEqualTo(made.claim());
    assertThat(unit.state()).isEqualTo(State.DONE);
    assertThat(unit.proof()).isEqualTo(made.proof());
    assertThat(unit.work()).isEqualTo(made.work());
    assertThat(station.server().carriedBy(unit.mac())).contains(unit);
    List<Entry> history = station.server().history(unit);
    assertThat(history.subList(0, 7)).isEqualTo(station.offline().history(made));
    assertThat(history).hasSize(8);
    assertThat(history.getLast().event()).isInstanceOf(Event.Merged.class);
    assertThat(history.getLast().at()).isEqualTo(now.get());
    assertThat(ExportLine.of(unit)).isEqualTo(ExportLine.of(made));
  }

  @Test
  void bothLedgersAreSoundAfterwardsAndNoClockIsBlamed() {
    Claims.until(station.server(), Claims.reserved(station.server(), 50), State.DONE);
    hoursLater(-3);
    station.made(1, 3);
    hoursLater(6);
    station.merge();
    Claims.until(station.server(), Claims.reserved(station.server(), 51), State.DONE);
    for (Ledger ledger : List.of(station.server(), station.offline())) {
      Verified verified = ledger.verify();
      assertThat(verified.faults()).isEmpty();
      assertThat(verified.notes()).isEmpty();
    }
    assertThat(station.server().notices()).isEmpty();
  }

  @Test
  void aClockThatWentBackBeforeTheMergeIsStillNoticed() {
    station.made(1);
    hoursLater(5);
    Claims.reserved(station.server(), 50);
    hoursLater(-2);
    station.merge();
    assertThat(station.server().verify().notes().stream().map(n -> n.finding().code()))
        .contains("ledger.verify-clock-back");
  }

  @Test
  void theSealedCopiesGoToTheServerAndLeaveTheStation() throws Exception {
    byte[] content = {1, 2, 3};
    Unit made;
    try (Secret code = Secret.copyOf(content)) {
      Unit reserved =
          Claims.reserved(
              station
                  .offline()
                  .reserve(
                      Claims.number(1),
                      BY,
                      new Copy(Copy.Kind.ONBOARDING_PAYLOAD, code),
                      new Copy(Copy.Kind.FACTORY_IMAGE, code)));
      made = Claims.until(station.offline(), reserved, State.DONE);
    }
    // another number there than here
    Claims.reserved(station.server(), 50);
    station.merge();
    Unit unit = station.server().find("SN0001").orElseThrow();
    assertThat(unit.id()).isNotEqualTo(made.id());
    for (Copy.Kind kind : List.of(Copy.Kind.ONBOARDING_PAYLOAD, Copy.Kind.FACTORY_IMAGE)) {
      try (Secret back = station.server().recall(unit, kind)) {
        assertThat(back.<byte[]>use(byte[]::clone)).isEqualTo(content);
      }
    }
    assertThat(station.offline().kept(made)).isEmpty();
    refused(() -> station.offline().recall(made, Copy.Kind.FACTORY_IMAGE), "ledger.merged-already");
    assertThat(station.server().verify().faults()).isEmpty();
    assertThat(station.offline().verify().faults()).isEmpty();
  }

  @Test
  void copiesThatWentWithTheLabelStayGone() {
    try (Secret code = Secret.owning(new byte[] {1})) {
      Copy copy = new Copy(Copy.Kind.ONBOARDING_PAYLOAD, code, Copy.Until.LABELLED);
      Claims.until(
          station.offline(),
          Claims.reserved(station.offline().reserve(Claims.number(1), BY, copy)),
          State.DONE);
    }
    station.merge();
    Unit unit = station.server().find("SN0001").orElseThrow();
    assertThat(station.server().kept(unit)).isEmpty();
    refused(
        () -> station.server().recall(unit, Copy.Kind.ONBOARDING_PAYLOAD), "ledger.copies-removed");
    assertThat(station.server().verify().faults()).isEmpty();
  }

  @Test
  void whatWasMovedIsNotLookedAtAgainAndGoesOnAtTheServerAlone() {
    Unit made = station.made(1);
    station.merge();
    assertThat(station.merge()).isEmpty();
    refused(
        () ->
            station
                .offline()
                .append(made, State.DONE, new Event.Reprinted("torn", 1), BY)
                .orRefuse(),
        "ledger.merged-already");
    Unit unit = station.server().find("SN0001").orElseThrow();
    station.server().append(unit, State.DONE, new Event.Reprinted("torn", 1), BY).orRefuse();
    // its board stays taken here as well
    assertThat(
            station.offline().reserve(Claims.withBoard(Claims.number(2), made.claim().board()), BY))
        .isInstanceOf(ReserveResult.BoardTaken.class);
  }

  @Test
  void aDeadUnitIsMovedAsItEndedAndItsBoardIsFree() {
    Unit given = Claims.reserved(station.offline(), 1);
    station
        .offline()
        .append(given, State.RESERVED, new Event.SetAside("area.code", "s"), BY)
        .orRefuse();
    assertThat(station.merge()).hasOnlyElementsOfType(MergeResult.Moved.class);
    assertThat(station.server().find("SN0001").map(Unit::state)).contains(State.SET_ASIDE);
    assertThat(station.server().carriedBy(given.mac())).isEmpty();
    assertThat(station.server().verify().faults()).isEmpty();
  }

  @Test
  void whatIsStillBeingMadeIsForALaterMerge() {
    Unit open = Claims.reserved(station.offline(), 1);
    assertThat(station.merge()).containsExactly(new MergeResult.Unfinished(open));
    assertThat(station.server().find("SN0001")).isEmpty();
    Claims.until(station.offline(), open, State.DONE);
    assertThat(station.merge()).hasOnlyElementsOfType(MergeResult.Moved.class);
  }

  @Test
  void lookingFirstChangesNothing() {
    Unit made = station.made(1);
    List<MergeResult> preview = new Merge(station.server(), station.offline()).preview();
    assertThat(preview).containsExactly(new MergeResult.Moved(made));
    assertThat(station.server().latest(9)).isEmpty();
    assertThat(station.merge()).isEqualTo(preview);
  }

  @Test
  void afterADeathBetweenBothLedgersTheUnitIsKnownAndGetsItsMark() {
    Unit made = station.made(1);
    station.killedBefore("merged_unit");
    assertThatThrownBy(station::merge).isInstanceOf(Refusal.class);
    assertThat(station.server().find("SN0001")).isPresent();
    station.startedAgain();
    assertThat(station.merge()).containsExactly(new MergeResult.Known(made));
    assertThat(station.merge()).isEmpty();
    assertThat(station.server().latest(9)).hasSize(1);
    assertThat(station.server().verify().faults()).isEmpty();
  }

  @Test
  void whatWasAddedAfterSuchADeathIsMovedLater() {
    Unit made = station.made(1);
    station.killedBefore("merged_unit");
    assertThatThrownBy(station::merge).isInstanceOf(Refusal.class);
    station.startedAgain();
    station.offline().append(made, State.DONE, new Event.Reprinted("torn", 1), BY).orRefuse();
    station.offline().append(made, State.DONE, new Event.Retired("scrapped"), BY).orRefuse();
    assertThat(station.merge()).hasOnlyElementsOfType(MergeResult.Moved.class);
    Unit unit = station.server().find("SN0001").orElseThrow();
    assertThat(station.server().history(unit).stream().map(e -> EventText.type(e.event())))
        .endsWith("DONE", "MERGED", "REPRINTED", "RETIRED", "MERGED");
    assertThat(station.server().carriedBy(unit.mac())).isEmpty();
    assertThat(station.merge()).isEmpty();
    assertThat(station.server().verify().faults()).isEmpty();
  }

  @Test
  void ofTwoWhoMergeAtOnceEachMovesOrKnows() throws Exception {
    station.made(1, 8);
    try (TwoLedgers other = TwoLedgers.open(bed, folder, clocks)) {
      List<MergeResult> all = atOnce(station, other);
      assertThat(all)
          .allMatch(r -> r instanceof MergeResult.Moved || r instanceof MergeResult.Known);
      assertThat(all.stream().filter(MergeResult.Moved.class::isInstance)).hasSize(8);
    }
    assertThat(station.server().latest(99)).hasSize(8);
    assertThat(station.merge()).isEmpty();
    assertThat(station.server().verify().faults()).isEmpty();
    assertThat(station.offline().verify().faults()).isEmpty();
  }

  @Test
  void twoStationsWithBlocksMergeAtOnce() throws Exception {
    try (TwoLedgers other = TwoLedgers.open(bed, folder.resolve("two"), clocks).withBlock(10)) {
      station.made(1, 6);
      other.made(11, 16);
      assertThat(atOnce(station, other)).hasSize(12).hasOnlyElementsOfType(MergeResult.Moved.class);
      assertThat(station.server().latest(99)).hasSize(12);
      assertThat(other.server().verify().faults()).isEmpty();
    }
  }

  @Test
  void aLedgerThatWasAlteredIsNotTakenIn() {
    station.made(1);
    station.sql(
        "drop trigger event_stays_as_written", "update event set person = 'Eve' where id = 3");
    refused(station::merge, "ledger.merge-altered");
    assertThat(station.server().latest(9)).isEmpty();
  }

  @Test
  void aServerThatDidNotGiveTheNumbersIsRefused() {
    station.made(1);
    try (Ledger other =
        Ledger.open(
            Access.file(folder.resolve("other.db").toString()).withKey(bed.keyFile()),
            new java.security.SecureRandom(),
            InstantSource.system())) {
      Merge merge = new Merge(other, station.offline());
      refused(() -> merge.run(BY), "ledger.merge-foreign");
      assertThat(other.latest(9)).isEmpty();
    }
  }

  private static List<MergeResult> atOnce(TwoLedgers... stations) throws Exception {
    CyclicBarrier start = new CyclicBarrier(stations.length);
    try (var threads = Executors.newFixedThreadPool(stations.length)) {
      List<Future<List<MergeResult>>> futures = new ArrayList<>();
      for (TwoLedgers one : stations) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return one.merge();
                }));
      }
      List<MergeResult> results = new ArrayList<>();
      for (Future<List<MergeResult>> future : futures) {
        results.addAll(future.get());
      }
      return results;
    }
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
