package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppendTest extends OnBothEngines {
  private Ledger ledger;
  private Unit unit;

  @BeforeEach
  void begin() {
    ledger = open();
    unit = Claims.reserved(ledger, 1);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void theWholeWayIsRecordedInOrder() {
    Unit done = Claims.until(ledger, unit, State.DONE);
    assertThat(ledger.history(done).stream().map(Entry::state))
        .containsExactly(
            State.RESERVED,
            State.BUILT,
            State.WRITTEN,
            State.PROVEN,
            State.BOOTED,
            State.LABELLED,
            State.DONE);
    assertThat(ledger.history(done).stream().map(Entry::seq)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(done.proof()).isEqualTo("MD5 of 24576 bytes read back");
  }

  /** It is put together from the event, and not read again. */
  @Test
  void theUnitThatIsReturnedIsTheOneInTheLedger() {
    assertThat(ledger.find("SN0001")).contains(unit);
    List<Event> life = new ArrayList<>(List.of(new Event.Built("fctry"), new Event.Written()));
    life.addAll(List.of(new Event.Proven("read back"), new Event.Labelled(), new Event.Done()));
    life.addAll(List.of(new Event.Reprinted("torn", 1), new Event.Returned("own", "restore", "")));
    life.addAll(List.of(new Event.LabelSent("p", "l", 1, ""), new Event.LabelScanned("mac")));
    life.addAll(List.of(new Event.RestoreBegun(), new Event.Restored("read back again")));
    life.add(new Event.Retired("scrap"));
    Unit now = unit;
    try (Secret image = Secret.owning(new byte[] {1})) {
      Copy copy = new Copy(Copy.Kind.FACTORY_IMAGE, image, Copy.Until.LABELLED);
      for (Event event : life) {
        Copy[] copies = event instanceof Event.Built ? new Copy[] {copy} : new Copy[0];
        now = ledger.append(now, now.state(), event, BY, copies).orRefuse();
        assertThat(ledger.find("SN0001")).as(EventText.type(event)).contains(now);
      }
    }
  }

  @Test
  void whatHappenedToTheRecordMeanwhileIsNotLostFromTheUnit() {
    ledger.records().revealing(List.of(unit), "csv", BY);
    Unit built = ledger.append(unit, State.RESERVED, new Event.Built("fctry"), BY).orRefuse();
    assertThat(built.last().seq()).isEqualTo(3);
    assertThat(ledger.find("SN0001")).contains(built);
    ledger.records().revealing(List.of(unit), "csv", BY);
    assertThat(ledger.find("SN0001").orElseThrow().work()).isEqualTo(built.last());
  }

  @Test
  void aLabelIsNotRecordedForAnUnprovenUnit() {
    Unit written = Claims.until(ledger, unit, State.WRITTEN);
    assertThat(ledger.append(written, State.WRITTEN, new Event.Labelled(), BY))
        .isEqualTo(new AppendResult.NotAllowed(written, new Event.Labelled()));
    assertThat(ledger.history(written)).hasSize(3);
  }

  @Test
  void aUnitThatSomebodyElseMovedIsNotMovedAgain() {
    Unit built = ledger.append(unit, State.RESERVED, new Event.Built("fctry"), BY).orRefuse();
    assertThat(ledger.append(unit, State.RESERVED, new Event.Built("fctry"), BY))
        .isEqualTo(new AppendResult.Moved(built));
    assertThat(ledger.history(unit)).hasSize(2);
  }

  @Test
  void whatIsNotRecordedCanBeMadeARefusal() {
    assertThatThrownBy(() -> ledger.append(unit, State.DONE, new Event.Done(), BY).orRefuse())
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(
            "The unit SN0001 was changed by another station and is now RESERVED.");
    assertThatThrownBy(() -> ledger.append(unit, State.RESERVED, new Event.Done(), BY).orRefuse())
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("The unit SN0001 is RESERVED, and DONE cannot follow that.");
  }

  @Test
  void aReprintIsRememberedAndLeavesTheUnitDone() {
    Unit done = Claims.until(ledger, unit, State.DONE);
    Event reprint = new Event.Reprinted("label torn", 2);
    Unit after = ledger.append(done, State.DONE, reprint, By.station("packing")).orRefuse();
    assertThat(after.state()).isEqualTo(State.DONE);
    assertThat(after.last().event()).isEqualTo(reprint);
    assertThat(after.last().by()).isEqualTo(new By("packing", ""));
    assertThat(after.proof()).isEqualTo(done.proof());
  }

  @Test
  void aRestoredUnitIsDoneWithItsNewProof() {
    Unit done = Claims.until(ledger, unit, State.DONE);
    Unit after =
        ledger.append(done, State.DONE, new Event.Restored("read back again"), BY).orRefuse();
    assertThat(after.state()).isEqualTo(State.DONE);
    assertThat(after.proof()).isEqualTo("read back again");
  }

  @Test
  void nothingFollowsDeathButTheNameOfTheSuccessor() {
    Unit dead = ledger.append(unit, State.RESERVED, new Event.Retired("scrap"), BY).orRefuse();
    for (Event event : EventTest.ONE_OF_EACH) {
      if (event instanceof Event.ReplacedBy) {
        continue;
      }
      assertThat(ledger.append(dead, State.RETIRED, event, BY))
          .isInstanceOf(AppendResult.NotAllowed.class);
    }
  }

  @Test
  void anEventAndItsCopyAreRecordedTogetherOrNotAtAll() {
    try (Secret image = Secret.owning(new byte[] {1, 2, 3})) {
      Copy copy = new Copy(Copy.Kind.FACTORY_IMAGE, image);
      Unit built =
          ledger.append(unit, State.RESERVED, new Event.Built("fctry"), BY, copy).orRefuse();
      assertThatThrownBy(() -> ledger.append(built, State.BUILT, new Event.Written(), BY, copy))
          .isInstanceOfSatisfying(
              Refusal.class,
              r -> assertThat(r.finding().code()).isEqualTo("ledger.copy-kept-already"));
      assertThat(ledger.history(unit)).hasSize(2);
      try (Secret back = ledger.recall(unit, Copy.Kind.FACTORY_IMAGE)) {
        assertThat(back.sameAs(image)).isTrue();
      }
    }
  }
}
