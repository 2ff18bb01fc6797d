package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import imprint.finding.Refusal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What was done to units, lists, chains and their ends behind our back is named. */
class VerifyRegistersTest extends AfterTampering {
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
    // its signed end is the station's all the same
    assertThat(found()).containsExactlyInAnyOrder("chain-forged - 0 0", "chain-altered - 0 0");
  }

  /** A page of units or events begins wherever the first of them is. */
  @Test
  void rowsWithNumbersThatNoVersionGivesOutAreNamed() throws Exception {
    tamper(
        "insert into event (id, unit_id, seq, at, type, state, station, person, run, detail)"
            + " select -1, 1, 8, at, 'RETIRED', 'RETIRED', station, '', run, '{}' from event"
            + " where id = 1",
        "delete from board where unit_id = 1");
    assertThat(found()).containsExactly("event-unlinked SN0001 8 0");
    tamper(
        "delete from event where id = -1",
        "insert into board (mac, unit_id) select mac, id from unit where id = 1");
    assertThat(found()).isEmpty();
    String smallest = engine == Engine.SQLITE ? "-9223372036854775808" : "-2147483648";
    tamper(
        "insert into unit select "
            + smallest
            + ", 'SN0099', vendor_id, product_id, vendor_name, product_name, product_hash, test,"
            + " 'a', 'b', 'c', 'd', 'e', discriminator, mac, chip from unit where id = 1");
    assertThat(found()).containsExactly("unit-without-events SN0099 0 0");
  }

  @Test
  void rowsOfUnitsThatAreNotThereAreNamed() throws Exception {
    tamper(
        "insert into board (mac, unit_id) values ('24:0a:c4:00:77:77', 777)",
        "insert into open_unit (unit_id) values (778)");
    assertThat(found()).containsExactly("stray - 0 0", "stray - 0 0");
    try (Ledger ledger = bed.openExisting()) {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> ledger.carriedBy(new Mac("24:0a:c4:00:77:77")))
          .matches(refusal -> refusal.finding().code().contains("damaged"));
    }
  }

  @Test
  void withoutTheKeyTheRestIsCheckedAndThatIsSaid() throws Exception {
    java.nio.file.Files.delete(bed.keyFile());
    Verified verified = verify();
    assertThat(verified.clean()).isTrue();
    assertThat(verified.notes().stream().map(n -> n.finding().code()))
        .containsExactly("ledger.verify-without-key");
  }
}
