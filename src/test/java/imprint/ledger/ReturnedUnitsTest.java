package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked about units that come back. */
class ReturnedUnitsTest extends OnBothEngines {
  private static final Claim.Ids LAMP =
      new Claim.Ids(Claims.LAMP.vendorId(), Claims.LAMP.productId());

  private Ledger ledger;

  @BeforeEach
  void begin() {
    ledger = open();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aUnitIsFoundByItsPasscodeWithoutAnyCopy() {
    Claim claim =
        Claims.withPasscode(Claims.number(1), ledger.passcodeFingerprint(0xFFF1, 0x8000, 20202021));
    Unit unit = Claims.reserved(ledger.reserve(claim, BY));
    Claims.reserved(ledger, 2);
    assertThat(ledger.inHand().withPasscode(LAMP, 20202021)).contains(unit);
    assertThat(ledger.inHand().withPasscode(LAMP, 20202022)).isEmpty();
    assertThat(ledger.inHand().withPasscode(new Claim.Ids(0xFFF1, 0x8001), 20202021)).isEmpty();
    assertThat(ledger.kept(unit)).isEmpty();
  }

  @Test
  void theProductsOfAllUnitsAreToldOnceEach() {
    assertThat(ledger.inHand().products()).isEmpty();
    for (int n = 1; n <= 4; n++) {
      Claim.Product product =
          new Claim.Product(0xFFF1 + n / 4, 0x8000 + n % 2, "Maker", "Lamp", "cafe", true);
      Claims.reserved(ledger.reserve(Claims.withProduct(Claims.number(n), product), BY));
    }
    assertThat(ledger.inHand().products())
        .containsExactly(
            new Claim.Ids(0xFFF1, 0x8000),
            new Claim.Ids(0xFFF1, 0x8001),
            new Claim.Ids(0xFFF2, 0x8000));
    assertThat(ledger.inHand().made()).hasSize(3).allMatch(made -> made.name().equals("Lamp"));
  }

  @Test
  void allThatABoardEverCarriedIsToldOldestFirst() {
    Unit first = Claims.reserved(ledger, 1);
    Unit dead = ledger.append(first, State.RESERVED, new Event.Retired("old"), BY).orRefuse();
    Claim again = Claims.withBoard(Claims.number(2), Claims.board(1));
    Unit second = Claims.reserved(ledger.reserve(again, BY));
    Claims.reserved(ledger, 3);
    assertThat(ledger.inHand().ofBoard(first.mac())).containsExactly(dead, second);
    assertThat(ledger.inHand().ofBoard(Claims.board(9).mac())).isEmpty();
  }

  @Test
  void theSuccessorOfARetiredUnitIsNamedAndItsReasonStays() {
    Unit done = Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
    Unit dead = ledger.append(done, State.DONE, new Event.Retired("sold twice"), BY).orRefuse();
    Unit named =
        ledger
            .append(dead, State.RETIRED, new Event.ReplacedBy("SN0002", "sold twice"), BY)
            .orRefuse();
    assertThat(named.state()).isEqualTo(State.RETIRED);
    assertThat(ExportLine.of(named).get("reason").asText()).isEqualTo("sold twice");
    assertThat(ExportLine.of(named).get("replacedBy").asText()).isEqualTo("SN0002");
    // a table has all that a line of JSON has
    assertThat(ExportLine.FIELDS)
        .containsAll(ExportLine.of(named).propertyStream().map(Map.Entry::getKey).toList());
  }

  @Test
  void whichCopiesAreKeptIsToldWithoutOpeningThem() {
    Unit unit = Claims.reserved(ledger, 1);
    try (Secret image = Secret.owning(new byte[] {1})) {
      Claims.keep(ledger, unit, new Copy(Copy.Kind.FACTORY_IMAGE, image));
    }
    assertThat(ledger.kept(unit)).containsExactly(Copy.Kind.FACTORY_IMAGE);
  }
}
