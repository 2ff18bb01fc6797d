package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.Event.LabelNotPrinted;
import imprint.ledger.Event.LabelPrinted;
import imprint.ledger.Event.LabelScanned;
import imprint.ledger.Event.LabelSent;
import imprint.ledger.LabelTrace.Stage;
import imprint.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelsTest extends OnBothEngines {
  private static final By PACKING = new By("packing 1", "Bo");
  private static final LabelSent FIRST = new LabelSent("packing", "standard", 1, "");
  private static final LabelPrinted PRINTED = new LabelPrinted("packing", "standard", "printer");
  private static final LabelNotPrinted REFUSED =
      new LabelNotPrinted("packing", "standard", "label.printer-broke-off");

  private Ledger ledger;
  private Labels labels;

  @BeforeEach
  void begin() {
    ledger = open();
    labels = ledger.labels();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Unit done(int n) {
    Unit unit = Claims.reserved(ledger, n);
    try (Secret payload = Secret.owning(new byte[] {(byte) n})) {
      Claims.keep(ledger, unit, new Copy(Copy.Kind.ONBOARDING_PAYLOAD, payload));
    }
    return Claims.until(ledger, unit, State.DONE);
  }

  private Unit record(Unit unit, Event.OfLabel event) {
    return labels.all(List.of(unit), event, PACKING).getFirst();
  }

  @Test
  void aLabelIsFollowedFromItsDrawingToTheScan() {
    Unit proven = Claims.until(ledger, Claims.reserved(ledger, 1), State.PROVEN);
    assertThat(labels.trace(proven).stage()).isEqualTo(Stage.NONE);
    Unit unit = Claims.until(ledger, proven, State.DONE);
    assertThat(labels.trace(unit).stage()).isEqualTo(Stage.RENDERED);
    assertThat(labels.trace(unit).mayExist("standard")).isFalse();

    labels.send(List.of(unit), FIRST, PACKING);
    LabelTrace sent = labels.trace(unit);
    assertThat(sent.stage()).isEqualTo(Stage.SENT);
    assertThat(sent.latest("standard").orElseThrow().event()).isEqualTo(FIRST);
    assertThat(sent.latest("standard").orElseThrow().at().by()).isEqualTo(PACKING);
    record(unit, PRINTED);
    assertThat(labels.trace(unit).stage()).isEqualTo(Stage.PRINTED);
    record(unit, new LabelScanned("qr-code"));
    assertThat(labels.trace(unit).stage()).isEqualTo(Stage.SCANNED);
    assertThat(ledger.verify().faults()).isEmpty();
  }

  /** Exports tell by whom a unit was made, and not who packed it. */
  @Test
  void whoPrintsALabelDidNotMakeTheUnit() {
    Unit unit = done(1);
    labels.send(List.of(unit), FIRST, PACKING);
    Unit now = record(unit, PRINTED);
    assertThat(now.state()).isEqualTo(State.DONE);
    assertThat(now.work()).isEqualTo(unit.work());
    assertThat(Account.of(now)).isEqualTo(Account.of(unit));
    assertThat(ledger.find("SN0001")).contains(now);
  }

  @Test
  void oneOfAnotherLayoutIsAnotherLabel() {
    Unit unit = done(1);
    labels.send(List.of(unit), FIRST, PACKING);
    assertThat(labels.trace(unit).mayExist("carton")).isFalse();
    assertThat(labels.unsent(Filter.ALL, "standard", 9)).isEmpty();
    assertThat(labels.unsent(Filter.ALL, "carton", 9)).hasSize(1);
    assertThat(labels.unsent(Filter.ALL, "Standard", 9)).hasSize(1);
    record(unit, new LabelNotPrinted("packing", "carton", "x"));
    assertThat(labels.trace(unit).mayExist("standard")).isTrue();
  }

  @Test
  void aPrinterThatTookNothingLeavesNoLabel() {
    Unit unit = done(1);
    labels.send(List.of(unit), FIRST, PACKING);
    record(unit, REFUSED);
    assertThat(labels.trace(unit).mayExist("standard")).isFalse();
    assertThat(labels.unsent(Filter.ALL, "standard", 9)).hasSize(1);

    // what may have come out before is not undone by a reprint that did not
    labels.send(List.of(unit), FIRST, PACKING);
    labels.send(List.of(unit), new LabelSent("packing", "standard", 1, "torn"), PACKING);
    record(unit, REFUSED);
    assertThat(labels.trace(unit).mayExist("standard")).isTrue();
    assertThat(labels.unsent(Filter.ALL, "standard", 9)).isEmpty();
  }

  @Test
  void aFileThatWasPrintedElsewhereCountsForEveryLayout() {
    Unit again = done(1);
    ledger.append(again, State.DONE, new Event.Reprinted("torn", 1), BY).orRefuse();
    assertThat(labels.trace(again).mayExist("carton")).isTrue();
    Unit scanned = record(done(2), new LabelScanned("manual-code"));
    assertThat(labels.trace(scanned).mayExist("carton")).isTrue();
    assertThat(labels.trace(scanned).stage()).isEqualTo(Stage.SCANNED);
    assertThat(labels.unsent(Filter.ALL, "standard", 9)).isEmpty();
  }

  @Test
  void theOldestUnsentComeFirstAndOnlyThoseWithAPayload() {
    Unit third = done(3);
    Unit first = done(1);
    Claims.until(ledger, Claims.reserved(ledger, 2), State.DONE);
    Claims.until(ledger, Claims.reserved(ledger, 5), State.PROVEN);
    Unit fourth = done(4);
    assertThat(labels.unsent(Filter.ALL, "standard", 9)).containsExactly(third, first, fourth);
    assertThat(labels.unsent(Filter.ALL, "standard", 2)).containsExactly(third, first);
    labels.send(List.of(third), FIRST, PACKING);
    assertThat(labels.unsent(Filter.ALL, "standard", 2)).containsExactly(first, fourth);
    Filter other =
        new Filter(null, null, "Other lamp", null, null, Set.of(), null, null, null, null, null);
    assertThat(labels.unsent(other, "standard", 2)).isEmpty();
  }

  @Test
  void aLabelThatWasSentIsMissedUntilItsScanAndAReprintAgain() {
    Unit unit = done(1);
    Unit other = done(2);
    Unit never = done(3);
    assertThat(unscanned(Filter.ALL)).isEmpty();
    labels.send(List.of(unit), FIRST, PACKING);
    labels.send(List.of(other), FIRST, PACKING);
    record(other, PRINTED);
    assertThat(unscanned(Filter.ALL)).containsExactly("SN0001", "SN0002");
    record(unit, new LabelScanned("qr-code"));
    assertThat(unscanned(Filter.ALL)).containsExactly("SN0002");
    assertThat(labels.unscanned(now(unit))).isFalse();
    assertThat(labels.unscanned(now(never))).isFalse();

    labels.send(List.of(now(unit)), new LabelSent("packing", "standard", 1, "torn"), PACKING);
    assertThat(unscanned(Filter.ALL)).containsExactly("SN0001", "SN0002");
    // the reprint never came out: the one that was scanned is the latest
    record(now(unit), REFUSED);
    assertThat(unscanned(Filter.ALL)).containsExactly("SN0002");
    assertThat(labels.unscanned(now(other))).isTrue();
  }

  @Test
  void nobodyMissesTheLabelOfAUnitThatIsOutOfUseOrNotMeant() {
    Unit unit = done(1);
    labels.send(List.of(unit), FIRST, PACKING);
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    assertThat(unscanned(reservedFrom(Instant.EPOCH))).containsExactly("SN0001");
    assertThat(unscanned(reservedFrom(tomorrow))).isEmpty();
    assertThat(unscanned(Filter.ofOrder("WO-1"))).isEmpty();
    ledger.append(now(unit), State.DONE, new Event.Retired("scrap"), BY).orRefuse();
    assertThat(unscanned(Filter.ALL)).isEmpty();
  }

  @Test
  void noMoreOfThemAreToldThanWereAskedFor() {
    List<String> found = new ArrayList<>();
    for (int n = 1; n <= 3; n++) {
      labels.send(List.of(done(n)), FIRST, PACKING);
    }
    labels.unscanned(Filter.ALL, 2, unit -> found.add(unit.serialNumber()));
    assertThat(found).containsExactly("SN0001", "SN0002");
  }

  private List<String> unscanned(Filter filter) {
    List<String> found = new ArrayList<>();
    labels.unscanned(filter, Integer.MAX_VALUE, unit -> found.add(unit.serialNumber()));
    return found;
  }

  private Unit now(Unit unit) {
    return ledger.find(unit.serialNumber()).orElseThrow();
  }

  private static Filter reservedFrom(Instant from) {
    return new Filter(null, null, null, null, null, Set.of(), from, null, null, null, null);
  }

  @Test
  void aSecondOneIsSentForAReasonAlone() {
    Unit unit = done(1);
    Unit other = done(2);
    labels.send(List.of(unit), FIRST, PACKING);
    assertThatThrownBy(() -> labels.send(List.of(other, unit), FIRST, PACKING))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> assertThat(refused.finding().code()).isEqualTo("ledger.label-sent-already"))
        .hasMessageContaining("SN0001");
    // of all, or of none
    assertThat(labels.trace(other).mayExist("standard")).isFalse();
    labels.send(List.of(unit), new LabelSent("packing", "standard", 2, "torn"), PACKING);
    assertThat(labels.trace(unit).sent()).hasSize(2);
  }

  @Test
  void ofAllStationsThatTakeTheSameUnitOneSendsItsLabel() throws Exception {
    Unit unit = done(1);
    Callable<Boolean> station =
        () -> {
          try {
            return !labels.send(List.of(unit), FIRST, PACKING).isEmpty();
          } catch (Refusal refused) {
            return false;
          }
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      assertThat(
              threads.invokeAll(List.of(station, station, station, station)).stream()
                  .map(Future::resultNow))
          .containsOnlyOnce(true);
    }
    assertThat(labels.trace(unit).sent()).hasSize(1);
  }

  @Test
  void theLastOneOfAStationIsKnown() {
    Unit first = done(1);
    Unit second = done(2);
    assertThat(labels.latestSent("packing 1")).isEmpty();
    labels.send(List.of(second), FIRST, PACKING);
    Unit sent = labels.send(List.of(first), FIRST, PACKING).getFirst();
    labels.send(
        List.of(second), new LabelSent("packing", "standard", 1, "torn"), By.station("packing 2"));
    assertThat(labels.latestSent("packing 1")).contains(sent);
  }

  @Test
  void noLabelIsSentOfAUnitThatIsNotProvenOrDead() {
    Unit proven = Claims.until(ledger, Claims.reserved(ledger, 1), State.PROVEN);
    assertThatThrownBy(() -> labels.send(List.of(proven), FIRST, PACKING))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> assertThat(refused.finding().code()).isEqualTo("ledger.step-not-allowed"));
    Unit unit = done(2);
    ledger.append(unit, State.DONE, new Event.Retired("scrap"), BY).orRefuse();
    assertThatThrownBy(() -> labels.send(List.of(unit), FIRST, PACKING))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> assertThat(refused.finding().code()).isEqualTo("ledger.unit-moved"));
  }
}
