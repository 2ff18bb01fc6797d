package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.ReserveResult.BoardTaken;
import imprint.ledger.ReserveResult.Clash;
import imprint.ledger.ReserveResult.Field;
import imprint.ledger.ReserveResult.Reserved;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReserveTest extends OnBothEngines {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

  private Ledger ledger;

  @BeforeEach
  void begin() {
    ledger = open(InstantSource.fixed(NOON));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aFreeClaimBecomesAReservedUnit() {
    Unit unit = Claims.reserved(ledger, 1);
    assertThat(unit.claim()).isEqualTo(Claims.number(1));
    assertThat(unit.state()).isEqualTo(State.RESERVED);
    assertThat(unit.reservedAt()).isEqualTo(NOON);
    assertThat(unit.proof()).isNull();
    assertThat(ledger.history(unit))
        .containsExactly(new Entry(1, NOON, new Event.Reserved(""), State.RESERVED, BY));
  }

  @Test
  void aUnitKeepsTheOrderThatItIsMadeFor() {
    Event.Reserved forOrder = new Event.Reserved("WO-4711");
    Unit unit = Claims.reserved(ledger.reserve(Claims.number(1), forOrder, BY));
    assertThat(unit.order()).isEqualTo("WO-4711");
    Unit done = Claims.until(ledger, unit, State.DONE);
    assertThat(done.order()).isEqualTo("WO-4711");
    assertThat(ledger.find(unit.serialNumber())).contains(done);
    assertThat(ExportLine.of(done).get("order").asText()).isEqualTo("WO-4711");
    assertThat(ledger.verify().faults()).isEmpty();

    Unit other = Claims.reserved(ledger, 2);
    assertThat(other.order()).isEmpty();
    assertThat(ExportLine.of(other).has("order")).isFalse();
  }

  @Test
  void theSameSerialNumberClashes() {
    clash(Field.SERIAL_NUMBER, Claims.withSerialNumber(Claims.number(2), "SN0001"));
  }

  @Test
  void theSameDacKeyClashes() {
    Claim.Dac own = Claims.number(2).dac();
    Claim.Dac same =
        new Claim.Dac(Claims.mark("key 1"), Claims.mark("another PAI"), own.certificateSerial());
    clash(Field.DAC_KEY, Claims.withDac(Claims.number(2), same));
  }

  @Test
  void theSameCertificateSerialOfTheSameIssuerClashes() {
    Claim.Dac other = Claims.number(1).dac();
    Claim.Dac same =
        new Claim.Dac(Claims.mark("key 2"), other.issuer(), "0" + other.certificateSerial());
    clash(Field.DAC_CERTIFICATE, Claims.withDac(Claims.number(2), same));
  }

  @Test
  void theSameCertificateSerialOfAnotherIssuerIsFree() {
    Claim.Dac other = Claims.number(1).dac();
    Claim.Dac free =
        new Claim.Dac(Claims.mark("key 2"), Claims.mark("PAI 2"), other.certificateSerial());
    free(Claims.withDac(Claims.number(2), free));
  }

  @Test
  void theSamePasscodeOfTheSameProductClashes() {
    clash(Field.PASSCODE, Claims.withPasscode(Claims.number(2), Claims.mark("passcode 1")));
  }

  @Test
  void theSamePasscodeOfAnotherProductIsFree() {
    Claim claim = Claims.withPasscode(Claims.number(2), Claims.mark("passcode 1"));
    free(
        Claims.withProduct(
            claim, new Claim.Product(0xFFF1, 0x8001, "Maker", "Plug", "beef", true)));
  }

  @Test
  void theSameRotatingIdClashes() {
    clash(Field.ROTATING_ID, Claims.withRotatingId(Claims.number(2), Claims.mark("rotating id 1")));
  }

  @Test
  void productsWithoutARotatingIdDoNotClash() {
    Claims.reserved(ledger.reserve(Claims.withRotatingId(Claims.number(1), null), BY));
    Claim second = Claims.withRotatingId(Claims.number(2), null);
    assertThat(ledger.reserve(second, BY)).isInstanceOf(Reserved.class);
  }

  @Test
  void theSameDiscriminatorIsFree() {
    free(Claims.withSerialNumber(Claims.number(2), "another"));
  }

  @Test
  void aBoardWithALiveUnitIsTakenAndSaysByWhich() {
    Unit first = Claims.reserved(ledger, 1);
    assertThat(ledger.reserve(Claims.withBoard(Claims.number(2), Claims.board(1)), BY))
        .isEqualTo(new BoardTaken(first));
  }

  @Test
  void aBoardWithADoneUnitIsTaken() {
    Unit done = Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
    assertThat(ledger.reserve(Claims.withBoard(Claims.number(2), Claims.board(1)), BY))
        .isEqualTo(new BoardTaken(done));
  }

  @Test
  void aDeadUnitFreesItsBoardAndNothingElse() {
    Unit first = Claims.until(ledger, Claims.reserved(ledger, 1), State.WRITTEN);
    Event given = new Event.SetAside("line.test", "It was dropped.");
    ledger.append(first, State.WRITTEN, given, BY).orRefuse();
    assertThat(ledger.reserve(Claims.number(1), BY))
        .isEqualTo(new Clash(Field.SERIAL_NUMBER, "SN0001"));
    free(Claims.withBoard(Claims.number(2), Claims.board(1)));
  }

  @Test
  void aRefusedClaimLeavesNothing() {
    Claims.reserved(ledger, 1);
    ledger.reserve(Claims.withSerialNumber(Claims.number(2), "SN0001"), BY);
    assertThat(ledger.latest(9)).hasSize(1);
    free(Claims.number(2));
  }

  private void clash(Field field, Claim claim) {
    Claims.reserved(ledger, 1);
    assertThat(ledger.reserve(claim, BY)).isEqualTo(new Clash(field, "SN0001"));
  }

  private void free(Claim claim) {
    ledger.reserve(Claims.number(1), BY);
    assertThat(ledger.reserve(claim, BY)).isInstanceOf(Reserved.class);
  }
}
