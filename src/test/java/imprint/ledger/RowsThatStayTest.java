package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.secret.Secret;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables guard their rows against any program, not just against ours. */
class RowsThatStayTest extends OnBothEngines {
  @BeforeEach
  void aLedgerWithOneUnit() {
    try (Ledger ledger = open();
        Secret image = Secret.owning(new byte[9])) {
      Unit unit = Claims.reserved(ledger, 1);
      ledger.next(0xFFF1, 0x8000, "serial");
      Block block = new Block("b1", new Claim.Ids(0xFFF1, 0x8000), "serial", 1, 9);
      ledger.inside().database().write(h -> put(h, block, unit.id()));
      Claims.keep(ledger, unit, new Copy(Copy.Kind.FACTORY_IMAGE, image));
    }
  }

  /** What only a station's own ledger has. */
  private static boolean put(Handle handle, Block block, long unitId) {
    Blocks.add(handle, block, Claims.BY, "2026");
    handle.execute("insert into offline_ledger values (1, 's', '2026')");
    // an event stands in the way of no other test: nobody goes on with this unit
    handle.execute(
        "insert into unit select 99, 'SN99', vendor_id, product_id, '', '', '', 1, 'k',"
            + " 'i', 's', 'p', null, 1, 'm', 'c' from unit where id = ?",
        unitId);
    handle.execute("insert into merged_unit values (99, 1, '2026')");
    return true;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update unit set serial_number = 'other'",
        "delete from unit",
        "update event set state = 'DONE'",
        "delete from event",
        "update sealed_copy set content = content",
        "delete from sealed_copy",
        "update station_key set key_id = 'other'",
        "delete from station_key",
        "update sequence set next = next",
        "update sequence set next = next + 1, name = 'other'",
        "delete from sequence",
        "update block set last = 99",
        "delete from block",
        "insert into block select 'b2', vendor_id, product_id, name, 9, 12, station, person, at"
            + " from block",
        "update offline_ledger set at = at",
        "delete from offline_ledger",
        "update merged_unit set seq = 2",
        "delete from merged_unit",
        "update chain set key_id = key_id",
        "delete from chain",
        "update chain_head set link = link",
        "update chain_head set link = link - 1",
        "update chain_head set link = link + 1, chain = 'other'",
        "delete from chain_head"
      })
  void noRowIsChangedOrRemoved(String attempt) throws Exception {
    refused(attempt);
  }

  /** What takes the old row away without updating it or deleting it by name. */
  private static final Map<Engine, List<String>> OTHER_WAYS =
      Map.of(
          Engine.SQLITE,
          List.of(
              "insert or replace into unit select * from unit",
              "insert or replace into event select * from event",
              "insert or replace into event select 77, unit_id, seq, at, type, 'DONE', station,"
                  + " person, run, detail, 'other', 1, '', '', '', null from event",
              "insert or replace into event select 77, unit_id, 9, at, type, 'DONE', station,"
                  + " person, run, detail, chain, link, '', '', '', null from event",
              "insert or replace into chain select * from chain",
              "insert or replace into chain_head select * from chain_head",
              "insert or replace into sealed_copy select * from sealed_copy",
              "insert or replace into block select * from block",
              "insert or replace into offline_ledger select * from offline_ledger",
              "insert or replace into merged_unit select * from merged_unit",
              "insert into event select 77, 99, 1, at, type, 'DONE', station,"
                  + " person, run, detail, 'other', 1, '', '', '', null from event",
              "insert or replace into sequence select * from sequence"),
          Engine.POSTGRESQL,
          List.of(
              "insert into event overriding system value select * from event"
                  + " on conflict (id) do update set state = 'DONE'",
              "insert into sealed_copy select * from sealed_copy"
                  + " on conflict (unit_id, kind) do update set content = '\\x00'",
              "truncate event",
              "truncate unit cascade",
              "truncate sequence, station_key",
              "truncate block",
              "truncate offline_ledger, merged_unit",
              "insert into block select * from block"
                  + " on conflict (id, name) do update set last = 99",
              "truncate chain_head",
              "insert into chain_head select * from chain_head"
                  + " on conflict (chain) do update set link = 0",
              "merge into event e using unit u on u.id = e.unit_id when matched then delete"));

  @Test
  void noRowIsReplacedOrSweptAway() {
    OTHER_WAYS.getOrDefault(engine, List.of()).forEach(this::refused);
  }

  @Test
  void aCopyGoesWithTheEventOfItsOwnUnitAndDoesNotComeBack() throws Exception {
    refused("delete from sealed_copy");
    try (Ledger ledger = open()) {
      Unit done = Claims.until(ledger, ledger.find("SN0001").orElseThrow(), State.DONE);
      ledger.records().forget(done.last().at().plusMillis(1), "r", Claims.BY);
    }
    assertThatThrownBy(
            () ->
                bed.sql(
                    "insert into sealed_copy (unit_id, kind, key_id, content)"
                        + " select id, 'FACTORY_IMAGE', 'k', 'x' from unit"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("is never replaced");
  }

  private void refused(String attempt) {
    assertThatThrownBy(() -> bed.sql(attempt))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?s).* is never (changed|removed|replaced).*");
    try (Ledger ledger = open()) {
      assertThat(ledger.find("SN0001").map(Unit::state)).contains(State.RESERVED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into unit select 2, 'other', vendor_id, product_id, '', '', '', 1,"
            + " dac_key_fingerprint, '', '', '', '', 1, '', '' from unit",
        "insert into unit select 2, 'other', vendor_id, product_id, '', '', '', 1, '',"
            + " dac_issuer_fingerprint, dac_certificate_serial, '', '', 1, '', '' from unit",
        "insert into unit select 2, 'other', vendor_id, product_id, '', '', '', 1, '',"
            + " '', '', passcode_fingerprint, '', 1, '', '' from unit",
        "insert into unit select 2, 'other', vendor_id, product_id, '', '', '', 1, '',"
            + " '', '', '', rotating_id_fingerprint, 1, '', '' from unit",
        "insert into board select mac, 2 from board",
        "insert into board select 'other', unit_id from board"
      })
  void whatNoTwoUnitsMayShareIsAConstraintOfTheTables(String attempt) throws Exception {
    assertThatThrownBy(() -> bed.sql(attempt))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?s).*(UNIQUE constraint failed|violates unique constraint).*");
  }
}
