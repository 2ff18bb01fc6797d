package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of other lines' records. */
class AdmissionTest extends OnBothEngines {
  private Ledger ledger;
  private Records records;

  @BeforeEach
  void openIt() {
    ledger = open();
    records = ledger.records();
  }

  @AfterEach
  void closeIt() {
    ledger.close();
  }

  @Test
  void aNewUnitStandsWhereItsOwnLineLeftItAndSaysWhereItCameFrom() {
    admit(Foreigners.number(1));
    Unit unit = ledger.find("SN0001").orElseThrow();
    assertThat(unit.state()).isEqualTo(State.DONE);
    assertThat(unit.proof()).isEqualTo("compared elsewhere");
    assertThat(unit.origin()).isNotNull();
    assertThat(ledger.history(unit))
        .singleElement()
        .extracting(Entry::event)
        .isEqualTo(unit.origin());
    assertThat(ledger.open()).isEmpty();
    assertThat(ledger.carriedBy(unit.mac())).contains(unit);
    assertThat(Account.of(unit))
        .isEqualTo(new Account("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z", "line 7", "Bob"));
    assertThat(ExportLine.of(unit).get("importedFrom").asText()).isEqualTo("other.csv");
  }

  @Test
  void itsIdentityIsTakenForOurOwnUnits() {
    admit(Foreigners.number(1));
    Claim other = Claims.withBoard(Claims.number(2), Claims.board(2));
    Claim samePasscode =
        Claims.withPasscode(other, ledger.passcodeFingerprint(0xFFF1, 0x8000, 20_000_001));
    assertThat(ledger.reserve(samePasscode, Claims.BY))
        .isEqualTo(new ReserveResult.Clash(ReserveResult.Field.PASSCODE, "SN0001"));
    assertThat(ledger.reserve(Claims.withDac(other, Claims.number(1).dac()), Claims.BY))
        .isEqualTo(new ReserveResult.Clash(ReserveResult.Field.DAC_KEY, "SN0001"));
    assertThat(ledger.reserve(Claims.withBoard(other, Claims.board(1)), Claims.BY))
        .isInstanceOf(ReserveResult.BoardTaken.class);
  }

  @Test
  void whatIsNotToldIsNamedAndIsNobodysButItsOwn() {
    admit(Foreigners.bare(1), Foreigners.bare(2));
    Unit unit = ledger.find("SN0002").orElseThrow();
    assertThat(Objects.requireNonNull(unit.origin()).untold())
        .containsExactly("dacIssuer", "dacKey", "dacSerial", "discriminator", "passcode");
    assertThat(ExportLine.of(unit).get("dacKey").isNull()).isTrue();
    assertThat(ExportLine.of(unit).get("dacSerial").isNull()).isTrue();
  }

  @Test
  void aCertificateOfAnIssuerWhoIsNotToldIsStillToldOnce() {
    assertThat(records.admit(List.of(serialAlone(1), serialAlone(2)), false, Claims.BY))
        .last()
        .isInstanceOfSatisfying(
            Admission.Twice.class,
            twice -> assertThat(twice.part()).isEqualTo(Admission.Part.DAC_CERTIFICATE));
  }

  private static Foreign serialAlone(int n) {
    Foreign bare = Foreigners.bare(n);
    return new Foreign(
        bare.serialNumber(),
        bare.product(),
        bare.board(),
        null,
        null,
        "7f",
        null,
        null,
        bare.source(),
        bare.told());
  }

  @Test
  void theSameAgainAddsNothing() {
    admit(Foreigners.number(1), Foreigners.bare(2));
    assertThat(admit(Foreigners.number(1), Foreigners.bare(2)))
        .hasOnlyElementsOfType(Admission.Known.class);
    Unit unit = ledger.find("SN0001").orElseThrow();
    assertThat(ledger.history(unit)).hasSize(1);
  }

  @Test
  void theSameAgainAddsNothingEvenWhenMoreHappenedHere() {
    admit(Foreigners.number(1));
    Unit unit = ledger.find("SN0001").orElseThrow();
    ledger.append(unit, State.DONE, new Event.Retired("dropped"), Claims.BY).orRefuse();
    assertThat(admit(Foreigners.number(1))).hasOnlyElementsOfType(Admission.Known.class);
    assertThat(ledger.find("SN0001").map(Unit::state)).contains(State.RETIRED);
  }

  /** As after an import by an earlier version, which did not take the order over. */
  @Test
  void theSameIsKnownWhenOnlyTheOrderIsNew() {
    admit(Foreigners.number(1));
    Unit unit = ledger.find("SN0001").orElseThrow();
    ledger.append(unit, State.DONE, new Event.Retired("dropped"), Claims.BY).orRefuse();
    assertThat(admit(Foreigners.of("WO-1", 1))).hasOnlyElementsOfType(Admission.Known.class);
    admit(Foreigners.of("WO-1", 2));
    Unit other = ledger.find("SN0002").orElseThrow();
    assertThat(other.order()).isEqualTo("WO-1");
    assertThat(ExportLine.of(other).get("order").asText()).isEqualTo("WO-1");
    ledger.append(other, State.DONE, new Event.Retired("dropped"), Claims.BY).orRefuse();
    assertThat(admit(Foreigners.of("WO-2", 2))).hasOnlyElementsOfType(Admission.Clash.class);
  }

  @Test
  void ourOwnUnitsAreKnownToo() {
    Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
    assertThat(records.judge(List.of(Foreigners.bare(1))))
        .hasOnlyElementsOfType(Admission.Known.class);
  }

  @Test
  void whoeverTellsOtherwiseOfAUnitIsNotBelieved() {
    admit(Foreigners.number(1));
    assertThat(clash(Foreigners.number(1, State.RETIRED))).isEqualTo(Admission.Part.STATE);
    Foreign otherBoard = withBoard(Foreigners.number(1), Claims.board(9));
    assertThat(clash(otherBoard)).isEqualTo(Admission.Part.SERIAL_NUMBER);
  }

  @Test
  void aBoardWithALiveUnitIsNotGivenToAnother() {
    admit(Foreigners.number(1));
    assertThat(clash(withBoard(Foreigners.number(2), Claims.board(1))))
        .isEqualTo(Admission.Part.MAC);
    admit(withBoard(Foreigners.number(3, State.RETIRED), Claims.board(1)));
    assertThat(ledger.find("SN0003").map(Unit::state)).contains(State.RETIRED);
    assertThat(ledger.carriedBy(Claims.board(1).mac()).map(Unit::serialNumber)).contains("SN0001");
  }

  @Test
  void oneConflictLeavesAllOutUnlessItIsToBeSkipped() {
    admit(Foreigners.number(1));
    Foreign bad = withBoard(Foreigners.number(3), Claims.board(1));
    List<Foreign> rows = List.of(Foreigners.number(2), bad, Foreigners.number(4));
    assertThat(records.admit(rows, false, Claims.BY)).filteredOn(Records::clashes).hasSize(1);
    assertThat(ledger.find("SN0002")).isEmpty();
    assertThat(records.admit(rows, true, Claims.BY)).filteredOn(Records::clashes).hasSize(1);
    assertThat(ledger.latest(9)).extracting(Unit::serialNumber).contains("SN0002", "SN0004");
    assertThat(ledger.find("SN0003")).isEmpty();
  }

  @Test
  void twoRowsOfAFileClashAsTwoUnitsDo() {
    Foreign bad = withBoard(Foreigners.number(2), Claims.board(1));
    assertThat(records.judge(List.of(Foreigners.number(1), bad)))
        .last()
        .isEqualTo(new Admission.Twice(bad, Admission.Part.MAC, Foreigners.number(1)));
  }

  @Test
  void judgingRecordsNothing() {
    records.judge(List.of(Foreigners.number(1)));
    assertThat(ledger.latest(1)).isEmpty();
  }

  @Test
  void noPasscodeIsPrinted() {
    assertThat(Foreigners.number(1).toString()).doesNotContain("20000001");
  }

  private List<Admission> admit(Foreign... rows) {
    return records.admit(List.of(rows), false, Claims.BY);
  }

  private Admission.Part clash(Foreign row) {
    if (admit(row).getFirst() instanceof Admission.Clash(var _, var part, var unit)) {
      assertThat(unit.serialNumber()).isEqualTo("SN0001");
      return part;
    }
    throw new AssertionError(row);
  }

  private static Foreign withBoard(Foreign row, Claim.Board board) {
    return new Foreign(
        row.serialNumber(),
        row.product(),
        board,
        row.dacKey(),
        row.dacIssuer(),
        row.dacSerial(),
        row.passcode(),
        row.discriminator(),
        row.source(),
        row.told());
  }
}
