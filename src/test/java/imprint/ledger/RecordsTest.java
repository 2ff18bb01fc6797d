package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units 1 to 4 are reserved one day after the other; 1 is done, 2 set aside, 3 and 4 open. */
class RecordsTest extends OnBothEngines {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = START;
  private Ledger ledger;
  private Records records;

  @BeforeEach
  void fourUnits() {
    ledger = open(() -> now);
    records = ledger.records();
    for (int n = 1; n <= 4; n++) {
      Claims.reserved(ledger, n);
      now = now.plus(Duration.ofDays(1));
    }
    Claims.until(ledger, unit(1), State.DONE);
    By other = new By("bench 2", "Bob");
    ledger
        .append(unit(2), State.RESERVED, new Event.SetAside("a.b", "It broke."), other)
        .orRefuse();
  }

  @AfterEach
  void closeIt() {
    ledger.close();
  }

  @Test
  void aFilterMeansTheUnitsThatAllOfItHoldsFor() {
    assertThat(meant(Filter.ALL)).containsExactly(1, 2, 3, 4);
    assertThat(meant(states(State.DONE, State.SET_ASIDE))).containsExactly(1, 2);
    assertThat(meant(filter(0xFFF1, "Lamp", null, null))).containsExactly(1, 2, 3, 4);
    assertThat(meant(filter(0xFFF1, "cafe", null, null))).containsExactly(1, 2, 3, 4);
    assertThat(meant(filter(0xFFF2, null, null, null))).isEmpty();
    assertThat(meant(filter(null, "Door", null, null))).isEmpty();
    assertThat(meant(filter(null, null, "bench 2", null))).containsExactly(2);
    assertThat(meant(filter(null, null, "bench 2", "Ada"))).isEmpty();
  }

  @Test
  void newestFirstInPagesOfAnySize() {
    for (int n = 5; n <= 1003; n++) {
      Claims.reserved(ledger, n);
    }
    List<Integer> seen = new ArrayList<>();
    long next = Records.Page.NEWEST;
    int pages = 0;
    while (next != 0) {
      Records.Page page = records.newest(Filter.ALL, next, 300);
      page.units().forEach(unit -> seen.add(number(unit)));
      next = page.next();
      pages++;
    }
    assertThat(pages).isEqualTo(4);
    assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 1003).map(n -> 1004 - n).boxed().toList());
  }

  @Test
  void newestFirstAmongThoseThatTheFilterMeans() {
    assertThat(newest(states(State.DONE, State.SET_ASIDE), 9)).containsExactly(2, 1);
    assertThat(newest(states(State.RESERVED), 1)).containsExactly(4);
    assertThat(newest(states(State.RETIRED), 9)).isEmpty();
    Instant second = START.plus(Duration.ofDays(1));
    assertThat(newest(reserved(second, null), 2)).containsExactly(4, 3);
    assertThat(newest(reserved(null, second), 9)).containsExactly(1);
    assertThat(records.newest(reserved(null, second), Records.Page.NEWEST, 1).next()).isZero();
    assertThatThrownBy(() -> newest(serials("a", "b"), 9))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Integer> newest(Filter filter, int atMost) {
    return records.newest(filter, Records.Page.NEWEST, atMost).units().stream()
        .map(RecordsTest::number)
        .toList();
  }

  private static int number(Unit unit) {
    return Integer.parseInt(unit.serialNumber().substring(2));
  }

  @Test
  void openUnitsAreFoundWithoutTheOthers() {
    assertThat(meant(states(State.RESERVED, State.BUILT))).containsExactly(3, 4);
    assertThat(meant(states(State.BUILT))).isEmpty();
  }

  @Test
  void timesAreThoseOfTheReservationTheFirstWithinAndTheLastNot() {
    Instant second = START.plus(Duration.ofDays(1));
    assertThat(meant(reserved(second, null))).containsExactly(2, 3, 4);
    assertThat(meant(reserved(null, second))).containsExactly(1);
    assertThat(meant(reserved(second, second.plusMillis(1)))).containsExactly(2);
    assertThat(meant(reserved(now.plusSeconds(1), null))).isEmpty();
  }

  @Test
  void serialNumbersAreARange() {
    assertThat(meant(serials("SN0002", "SN0003"))).containsExactly(2, 3);
    assertThat(meant(serials("SN0004", "SN0004"))).containsExactly(4);
    assertThat(meant(serials("SN0003", "SN0002"))).isEmpty();
    assertThat(meant(serials("SN0004", "SN9"))).containsExactly(4);
  }

  @Test
  void aBoardHasAllTheUnitsThatItEverWas() {
    Claims.reserved(ledger.reserve(Claims.withBoard(Claims.number(5), Claims.board(2)), Claims.BY));
    Filter board =
        new Filter(
            null, null, null, null, null, Set.of(), null, null, null, Claims.board(2).mac(), null);
    assertThat(meant(board)).containsExactly(2, 5);
  }

  @Test
  void anOrderHasTheUnitsThatWereMadeForItHereOrElsewhere() {
    reserveFor("WO-4711", 5);
    reserveFor("WO-47", 6);
    reserveFor("wo-4711", 7);
    Foreign theirs = Foreigners.of("WO-4711", 8);
    records.admit(List.of(theirs, Foreigners.of("WO-9", 9)), false, Claims.BY);
    Filter order = Filter.ofOrder("WO-4711");
    assertThat(meant(order)).containsExactly(5, 8);
    assertThat(newest(order, 9)).containsExactly(8, 5);
    Records.Page page = records.newest(order, Records.Page.NEWEST, 1);
    assertThat(page.units()).extracting(RecordsTest::number).containsExactly(8);
    assertThat(records.newest(order, page.next(), 9).units())
        .extracting(RecordsTest::number)
        .containsExactly(5);
    assertThat(meant(Filter.ofOrder("WO-471"))).isEmpty();
    assertThat(meant(Filter.ofOrder(""))).containsExactly(1, 2, 3, 4);
    assertThat(meant(ofOrder("WO-4711", new Filter.Serials("SN0006", "SN0009"))))
        .containsExactly(8);
  }

  private void reserveFor(String order, int n) {
    Claims.reserved(ledger.reserve(Claims.number(n), new Event.Reserved(order), Claims.BY));
  }

  @Test
  void pagesAreNeverEmptyAndHoldAllUnits() throws Exception {
    List<Integer> sizes = new ArrayList<>();
    records.pages(states(State.DONE), page -> sizes.add(page.size()));
    assertThat(sizes).containsExactly(1);
  }

  @Test
  void historiesAreThoseOfEach() {
    assertThat(records.histories(List.of(unit(1), unit(2))))
        .hasEntrySatisfying(unit(1).id(), h -> assertThat(h).isEqualTo(ledger.history(unit(1))))
        .hasEntrySatisfying(unit(2).id(), h -> assertThat(h).isEqualTo(ledger.history(unit(2))))
        .hasSize(2);
    assertThat(records.histories(List.of())).isEmpty();
  }

  @Test
  void forgettingRemovesTheCopiesOfFinishedUnitsAndSaysSoFirst() {
    keep(1);
    keep(2);
    keep(3);
    Instant later = now.plusSeconds(1);
    assertThat(records.forgettable(later)).isEqualTo(2);
    assertThat(records.forget(later, "two years are over", Claims.BY)).isEqualTo(2);
    assertThat(records.forget(later.plusSeconds(9), "again", Claims.BY)).isZero();
    assertThat(ledger.history(unit(1)).getLast().event())
        .isEqualTo(
            new Event.CopiesForgotten(List.of(Copy.Kind.FACTORY_IMAGE), "two years are over"));
    assertThatThrownBy(() -> ledger.recall(unit(1), Copy.Kind.FACTORY_IMAGE))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> assertThat(r.finding().code()).isEqualTo("ledger.copies-forgotten"));
    ledger.recall(unit(3), Copy.Kind.FACTORY_IMAGE).close();
  }

  @Test
  void whatIsYoungerIsNotForgotten() {
    keep(1);
    assertThat(records.forget(unit(1).last().at(), "r", Claims.BY)).isZero();
    ledger.recall(unit(1), Copy.Kind.FACTORY_IMAGE).close();
  }

  @Test
  void whatIsDoneWithARecordIsNotDoneWithTheUnit() {
    keep(2);
    String before = ExportLine.of(unit(2)).toString();
    now = now.plusSeconds(5);
    records.revealing(List.of(unit(2)), "summary", new By("desk", "Eve"));
    records.forget(now.plusSeconds(1), "r", new By("desk", "Eve"));
    assertThat(unit(2).last().event()).isInstanceOf(Event.CopiesForgotten.class);
    assertThat(ledger.history(unit(2)))
        .anySatisfy(e -> assertThat(e.event()).isEqualTo(new Event.Revealed("summary")));
    assertThat(ExportLine.of(unit(2))).hasToString(before);
    assertThat(meant(filter(null, null, "bench 2", null))).containsExactly(2);
  }

  @Test
  void aPseudonymIsTheSameForTheSameNameAndTellsKindsApart() {
    String ada = records.pseudonym("person", "Ada");
    assertThat(ada).matches("[0-9a-f]{16}").isEqualTo(records.pseudonym("person", "Ada"));
    assertThat(records.pseudonym("station", "Ada")).isNotEqualTo(ada);
    assertThat(records.pseudonym("person", "Bob")).isNotEqualTo(ada);
    assertThat(Claims.mark("Ada").hex()).doesNotStartWith(ada);
  }

  private void keep(int n) {
    try (Secret image = Secret.owning(new byte[9])) {
      Claims.keep(ledger, unit(n), new Copy(Copy.Kind.FACTORY_IMAGE, image));
    }
  }

  private Unit unit(int n) {
    return ledger.find("SN%04d".formatted(n)).orElseThrow();
  }

  private List<Integer> meant(Filter filter) {
    List<Integer> numbers = new ArrayList<>();
    records.forEach(filter, u -> numbers.add(Integer.parseInt(u.serialNumber().substring(2))));
    return numbers;
  }

  private static Filter states(State first, State... more) {
    return new Filter(
        null, null, null, null, null, EnumSet.of(first, more), null, null, null, null, null);
  }

  private static Filter filter(
      @Nullable Integer vendor,
      @Nullable String product,
      @Nullable String station,
      @Nullable String person) {
    return new Filter(
        vendor, null, product, station, person, Set.of(), null, null, null, null, null);
  }

  private static Filter reserved(@Nullable Instant from, @Nullable Instant to) {
    return new Filter(null, null, null, null, null, Set.of(), from, to, null, null, null);
  }

  private static Filter ofOrder(String number, Filter.Serials serials) {
    return new Filter(null, null, null, null, null, Set.of(), null, null, serials, null, number);
  }

  private static Filter serials(String first, String last) {
    return new Filter(
        null,
        null,
        null,
        null,
        null,
        Set.of(),
        null,
        null,
        new Filter.Serials(first, last),
        null,
        null);
  }
}
