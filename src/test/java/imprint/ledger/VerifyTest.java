package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.chain.Link;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was done to the tables behind our back is named: unit, event, chain and link. */
class VerifyTest extends OnBothEngines {
  /**
   * Links 1 to 7: unit 1 until done; 8 to 11: unit 2 until proven; 12 and 13: units 3 and 4 are
   * reserved; 14: unit 3 is built; 15: unit 4 is built; 16: unit 3 is retired.
   */
  @BeforeEach
  void someHistory() {
    try (Ledger ledger = open()) {
      Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
      Claims.until(ledger, Claims.reserved(ledger, 2), State.PROVEN);
      Unit third = Claims.reserved(ledger, 3);
      Unit fourth = Claims.reserved(ledger, 4);
      third = Claims.until(ledger, third, State.BUILT);
      Claims.until(ledger, fourth, State.BUILT);
      ledger.append(third, State.BUILT, new Event.Retired("x"), BY).orRefuse();
    }
  }

  private Verified verify() {
    try (Ledger ledger = bed.openExisting()) {
      return ledger.verify();
    }
  }

  private void tamper(String... statements) throws Exception {
    Tampering.sql(bed, statements);
  }

  /** {@code code unit event link}, with - for what there is none of. */
  private List<String> found() {
    return verify().faults().stream()
        .map(
            fault ->
                fault.finding().code().replace("ledger.verify-", "")
                    + " "
                    + (fault.spot().serialNumber() == null ? "-" : fault.spot().serialNumber())
                    + " "
                    + fault.spot().seq()
                    + " "
                    + fault.spot().link())
        .toList();
  }

  @Test
  void whatNobodyTouchedIsClean() {
    Verified verified = verify();
    assertThat(verified.faults()).isEmpty();
    assertThat(verified.notes()).isEmpty();
    assertThat(verified.clean()).isTrue();
    assertThat(verified.events()).isEqualTo(16);
    assertThat(verified.units()).isEqualTo(4);
  }

  @Test
  void anAlteredEventIsNamedAndItsFollowersAreNot() throws Exception {
    tamper("update event set detail = '{\"proof\":\"believe me\"}' where link = 4");
    assertThat(found()).containsExactly("event-altered SN0001 4 4");
    String sentence = verify().faults().getFirst().finding().sentence(Locale.ENGLISH);
    String chain = Tampering.string(bed, "select id from chain");
    String at = Tampering.string(bed, "select at from event where link = 4");
    assertThat(sentence)
        .isEqualTo("Event 4 of unit SN0001 (" + at + ", chain " + chain + ", link 4) was altered.");
  }

  @Test
  void severalAlteredEventsAreEachNamed() throws Exception {
    tamper(
        "update event set person = 'Eve' where link in (2, 9)",
        "update event set at = '2020-01-01T00:00:00.000Z' where link = 13");
    assertThat(found())
        .containsExactly(
            "event-altered SN0001 2 2", "event-altered SN0002 2 9", "event-altered SN0004 1 13");
  }

  @Test
  void anAlteredEventWhoseHashWasMadeToFitIsNamedByItsFollower() throws Exception {
    rewrite(4);
    assertThat(found()).containsExactly("event-replaced SN0001 4 4");
  }

  @Test
  void theLastEventMadeToFitIsNotTheSignedOne() throws Exception {
    rewrite(16);
    assertThat(found()).containsExactly("chain-rewritten SN0003 3 16", "older-than-seen - 0 16");
  }

  private EventRow row(long link) throws Exception {
    try (var connection = bed.connect();
        var handle = org.jdbi.v3.core.Jdbi.create(connection).open()) {
      return EventRow.after(handle, 0, 99).stream()
          .filter(row -> row.link().number() == link)
          .findFirst()
          .orElseThrow();
    }
  }

  /** As that event with another person, and its hash as it would have to be. */
  private void rewrite(long link) throws Exception {
    Link l = row(link).link();
    Link forged =
        new Link(
            l.chain(),
            l.number(),
            l.previous(),
            l.unitPrevious(),
            l.seq(),
            l.at(),
            l.type(),
            l.state(),
            l.station(),
            "Eve",
            l.run(),
            l.detail(),
            l.clock());
    tamper(
        "update event set person = 'Eve', hash = "
            + blob(forged.hash().hex())
            + " where link = "
            + link);
  }

  private String blob(String hex) {
    return engine == Engine.SQLITE ? "x'" + hex + "'" : "'\\x" + hex + "'";
  }

  @Test
  void aMissingEventIsNamedThoughItIsGone() throws Exception {
    tamper("delete from event where link = 3");
    assertThat(found()).containsExactly("unit-events-missing SN0001 3 3");
  }

  @Test
  void aMissingLastEventOfAUnitIsNamedByTheListOfOpenUnits() throws Exception {
    tamper("delete from event where link = 7");
    assertThat(found()).containsExactly("events-missing - 0 7", "register SN0001 6 6");
  }

  @Test
  void anAddedEventIsNamed() throws Exception {
    tamper(
        "insert into event (id, unit_id, seq, at, type, state, station, person, run, detail)"
            + " select 99, 2, 5, at, 'LABELLED', 'LABELLED', station, '', run, '{}' from event"
            + " where id = 1");
    assertThat(found()).containsExactly("event-unlinked SN0002 5 0");
  }

  @Test
  void anEventAddedAtTheEndOfTheChainIsNotSigned() throws Exception {
    EventRow before = row(11);
    EventRow last = row(16);
    Link l = before.link();
    Link forged =
        new Link(
            l.chain(),
            17,
            last.hash(),
            before.hash(),
            5,
            l.at(),
            "LABELLED",
            "LABELLED",
            l.station(),
            l.person(),
            l.run(),
            "{}",
            null);
    tamper(
        "insert into event (id, unit_id, seq, at, type, state, station, person, run, detail,"
            + " chain, link, previous, unit_previous, hash) values (99, 2, 5, '"
            + String.join(
                "', '",
                l.at(),
                "LABELLED",
                "LABELLED",
                l.station(),
                l.person(),
                l.run(),
                "{}",
                l.chain())
            + "', 17, "
            + blob(last.hash().hex())
            + ", "
            + blob(before.hash().hex())
            + ", "
            + blob(forged.hash().hex())
            + ")");
    assertThat(found()).containsExactly("events-unsigned SN0002 5 17");
  }

  @Test
  void eventsOfTwoUnitsThatWereExchangedAreNamed() throws Exception {
    tamper(
        "update event set unit_id = -3 where link = 14",
        "update event set unit_id = 3 where link = 15",
        "update event set unit_id = 4 where link = 14");
    assertThat(found())
        .containsExactly("event-of-another SN0004 2 14", "event-of-another SN0003 2 15");
  }

  @Test
  void theOrderOfTheRowsIsTheOrderOfTheChain() throws Exception {
    tamper(
        "update event set id = 1000 where link = 9",
        "update event set id = 9 where link = 10",
        "update event set id = 10 where id = 1000");
    assertThat(found()).containsExactly("event-moved SN0002 2 9");
  }

  @Test
  void renumberedLinksAreNamed() throws Exception {
    tamper(
        "update event set link = 1000 where link = 9",
        "update event set link = 9 where link = 10",
        "update event set link = 10 where link = 1000");
    assertThat(found()).containsExactly("event-altered SN0002 2 10", "event-altered SN0002 3 9");
  }

  @Test
  void aRenumberedEventOfAUnitIsNamed() throws Exception {
    tamper("update event set seq = 33 where link = 3");
    assertThat(found()).containsExactly("event-altered SN0001 33 3");
  }

  @Test
  void aCutTailIsNamed() throws Exception {
    tamper("delete from event where link >= 15");
    assertThat(found())
        .containsExactly("tail-cut SN0003 2 15", "register SN0003 2 14", "older-than-seen - 0 15");
  }

  @Test
  void aCutTailWithItsHeadRemovedIsNamed() throws Exception {
    tamper("delete from event where link >= 16", "delete from chain_head");
    assertThat(found()).startsWith("head-missing - 0 0").endsWith("older-than-seen - 0 16");
  }

  @Test
  void aCutTailWithAnOlderHeadIsKnownByWhatWasSeenOutside() throws Exception {
    Signed older = head();
    try (Ledger ledger = open()) {
      Claims.until(ledger, Claims.reserved(ledger, 5), State.DONE);
    }
    tamper(
        "delete from event where link > 16",
        "delete from unit where serial_number = 'SN0005'",
        "delete from board where unit_id not in (select id from unit)",
        "update chain_head set link = 16, hash = "
            + blob(older.hash())
            + ", at = '"
            + older.at()
            + "', signature = '"
            + older.signature()
            + "'");
    assertThat(found()).containsExactly("older-than-seen - 0 17");
  }

  private record Signed(String hash, String at, String signature) {}

  private Signed head() throws Exception {
    String hex = engine == Engine.SQLITE ? "lower(hex(hash))" : "encode(hash, 'hex')";
    return new Signed(
        Tampering.string(bed, "select " + hex + " from chain_head"),
        Tampering.string(bed, "select at from chain_head"),
        Tampering.string(bed, "select signature from chain_head"));
  }

  @Test
  void aHeadThatNobodySignedIsNamed() throws Exception {
    tamper("delete from event where link = 16", "update chain_head set link = 15");
    assertThat(found())
        .containsExactly("head-altered - 0 15", "register SN0003 2 14", "older-than-seen - 0 16");
  }

  @Test
  void anAlteredClaimIsNamed() throws Exception {
    tamper("update unit set mac = '24:0a:c4:00:77:77' where id = 2");
    assertThat(found()).containsExactly("unit-altered SN0002 1 8");
  }

  @Test
  void aUnitRemovedWithAllItsEventsLeavesItsLinks() throws Exception {
    tamper(
        "delete from event where unit_id = 2",
        "delete from board where unit_id = 2",
        "delete from open_unit where unit_id = 2",
        "delete from unit where id = 2");
    assertThat(found()).containsExactly("events-missing - 0 8");
    assertThat(verify().faults().getFirst().finding().sentence(Locale.ENGLISH))
        .startsWith("4 missing in chain ")
        .contains("(link 8-11), after event SN0001 7 (")
        .contains(" and before event SN0003 1 (");
  }

  @Test
  void aUnitRemovedFromUnderItsEventsIsNamed() throws Exception {
    tamper("delete from unit where id = 2");
    assertThat(found()).containsExactly("unit-missing - 1 8");
  }

  @Test
  void eventsRemovedFromUnderAUnitAreNamed() throws Exception {
    tamper("delete from event where unit_id = 4");
    assertThat(found())
        .containsExactlyInAnyOrder(
            "unit-without-events SN0004 0 0", "events-missing - 0 13", "events-missing - 0 15");
  }

  @Test
  void theListsOfBoardsAndOpenUnitsAreHeldAgainstTheEvents() throws Exception {
    tamper(
        "update board set mac = '24:0a:c4:00:77:77' where unit_id = 1",
        "delete from open_unit where unit_id = 2");
    assertThat(found()).containsExactly("register SN0001 7 7", "register SN0002 4 11");
  }

  @Test
  void aChainThatSomebodyElseMadeIsNamed() throws Exception {
    tamper("update chain set public_key = '" + "00".repeat(44) + "'");
    assertThat(found())
        .contains("chain-forged - 0 0", "chain-altered - 0 0", "head-altered - 0 16");
  }

  @Test
  void withoutTheKeyTheRestIsCheckedAndThatIsSaid() throws Exception {
    java.nio.file.Files.delete(bed.keyFile());
    Verified verified = verify();
    assertThat(verified.clean()).isTrue();
    assertThat(verified.notes().stream().map(n -> n.finding().code()))
        .containsExactly("ledger.verify-without-key");
  }

  @Test
  void whatIsNotToldTwiceStaysReadable() throws Exception {
    tamper("update event set person = 'Eve'");
    assertThat(found()).hasSize(16).allMatch(line -> line.startsWith("event-altered"));
  }
}
