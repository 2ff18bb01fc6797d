package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.Admission.Part;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both ledgers gave out is told with both sides, and nothing is overwritten. */
class MergeConflictTest extends OnBothEngines {
  private TwoLedgers station;
  private Unit there;

  @BeforeEach
  void openBoth() {
    station = TwoLedgers.open(bed, folder).withBlock(10);
    there = Claims.until(station.server(), Claims.reserved(station.server(), 50), State.DONE);
  }

  @AfterEach
  void closeBoth() {
    station.close();
  }

  /** Number 1, but for the one part that number 50 has as well. */
  private static Claim sharing(Part part) {
    Claim mine = Claims.number(1);
    Claim other = Claims.number(50);
    return switch (part) {
      case SERIAL_NUMBER -> Claims.withSerialNumber(mine, other.serialNumber());
      case DAC_KEY ->
          Claims.withDac(
              mine,
              new Claim.Dac(
                  other.dac().publicKey(), mine.dac().issuer(), mine.dac().certificateSerial()));
      case DAC_CERTIFICATE ->
          Claims.withDac(
              mine,
              new Claim.Dac(
                  mine.dac().publicKey(), other.dac().issuer(), other.dac().certificateSerial()));
      case PASSCODE -> Claims.withPasscode(mine, other.passcode());
      case ROTATING_ID -> Claims.withRotatingId(mine, other.rotatingId());
      case MAC -> Claims.withBoard(mine, other.board());
      case STATE -> throw new IllegalArgumentException();
    };
  }

  @ParameterizedTest
  @EnumSource(names = "STATE", mode = EnumSource.Mode.EXCLUDE)
  void whatIsTakenThereHoldsTheUnitBackUntilAPersonEndsIt(Part part) {
    Unit made = station.made(sharing(part));
    Unit sound = station.made(2);
    MergeResult.Conflict conflict = new MergeResult.Conflict(made, part, there);
    for (int i = 0; i < 2; i++) {
      // told again each time, and never in the way of others
      List<MergeResult> expected =
          i == 0 ? List.of(conflict, new MergeResult.Moved(sound)) : List.of(conflict);
      assertThat(station.merge()).isEqualTo(expected);
    }
    assertThat(station.server().latest(9))
        .extracting(Unit::serialNumber)
        .containsExactly("SN0002", "SN0050");
    assertThat(station.server().history(there)).hasSize(7);

    Merge merge = new Merge(station.server(), station.offline());
    Unit ended = merge.settle(made.serialNumber(), "board was scrapped", BY);
    assertThat(ended.state()).isEqualTo(State.RETIRED);
    List<MergeResult> after = station.merge();
    if (part == Part.MAC) {
      // a dead unit holds no board: it is in the books of the server as what it is
      assertThat(after).containsExactly(new MergeResult.Moved(ended));
      assertThat(station.server().find("SN0001").map(Unit::state)).contains(State.RETIRED);
    } else {
      assertThat(after).containsExactly(new MergeResult.LeftOut(ended, part, there));
    }
    assertThat(station.server().carriedBy(there.mac())).contains(there);
    assertThat(station.server().verify().faults()).isEmpty();
    assertThat(station.offline().verify().faults()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "STATE", mode = EnumSource.Mode.EXCLUDE)
  void theSentenceNamesBothSidesAndTheAct(Part part) {
    station.made(sharing(part));
    if (station.merge().getFirst() instanceof MergeResult.Conflict conflict) {
      String sentence = conflict.finding().sentence(Locale.ENGLISH);
      assertThat(sentence).contains(conflict.unit().serialNumber(), "SN0050");
      assertThat(conflict.finding().nextAct(Locale.ENGLISH)).contains("--settle");
    } else {
      throw new AssertionError("no conflict");
    }
  }

  @Test
  void theBoardMayBeGivenToTheUnitOfTheStationInstead() {
    Unit made = station.made(sharing(Part.MAC));
    station.merge();
    station.server().append(there, State.DONE, new Event.Retired("overwritten"), BY).orRefuse();
    assertThat(station.merge()).containsExactly(new MergeResult.Moved(made));
    assertThat(station.server().carriedBy(there.mac()).map(Unit::serialNumber)).contains("SN0001");
  }

  @Test
  void aUnitThatWentOnInBothLedgersIsToldAndIsAsTheServerHasIt() {
    Unit made = station.made(1);
    station.killedBefore("merged_unit");
    assertThatThrownBy(station::merge).isInstanceOf(Refusal.class);
    station.startedAgain();
    Unit moved = station.server().find("SN0001").orElseThrow();
    station.server().append(moved, State.DONE, new Event.Retired("lost"), BY).orRefuse();
    station.offline().append(made, State.DONE, new Event.Reprinted("torn", 1), BY).orRefuse();
    assertThat(station.merge())
        .singleElement()
        .isInstanceOfSatisfying(
            MergeResult.Conflict.class,
            conflict -> assertThat(conflict.part()).isEqualTo(Part.STATE));
    new Merge(station.server(), station.offline()).settle("SN0001", "as on the server", BY);
    assertThat(station.merge()).hasOnlyElementsOfType(MergeResult.LeftOut.class);
    assertThat(station.server().history(moved)).hasSize(9);
  }

  @Test
  void onlyWhatIsHeldBackCanBeEnded() {
    station.made(1);
    Merge merge = new Merge(station.server(), station.offline());
    refused(() -> merge.settle("SN0001", "r", BY), "ledger.no-conflict");
    refused(() -> merge.settle("SN0077", "r", BY), "ledger.absent-offline");
    station.merge();
    refused(() -> merge.settle("SN0001", "r", BY), "ledger.no-conflict");
  }

  /** Somebody took the list of the station in as another line's: it is not what was moved. */
  @Test
  void aUnitThatCameInAnotherWayIsNotTakenForTheMovedOne() {
    Unit made = station.made(1);
    Claims.until(
        station.server(), Claims.reserved(station.server().reserve(made.claim(), BY)), State.DONE);
    assertThat(station.merge())
        .singleElement()
        .isInstanceOfSatisfying(
            MergeResult.Conflict.class,
            conflict -> assertThat(conflict.part()).isEqualTo(Part.SERIAL_NUMBER));
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
