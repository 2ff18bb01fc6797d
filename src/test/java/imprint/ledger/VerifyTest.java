package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.chain.Link;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What was done to events behind our back is named: unit, event, chain and link. */
class VerifyTest extends AfterTampering {
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
  void whatIsNotToldTwiceStaysReadable() throws Exception {
    tamper("update event set person = 'Eve'");
    assertThat(found()).hasSize(16).allMatch(line -> line.startsWith("event-altered"));
  }
}
