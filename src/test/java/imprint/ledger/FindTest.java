package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindTest extends OnBothEngines {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Event DROPPED = new Event.SetAside("line.dropped", "It was dropped.");

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
  void aUnitIsFoundByItsSerialNumberAndByItsMacInAnySpelling() {
    Unit unit = Claims.reserved(ledger, 0xBEEF);
    Claims.reserved(ledger, 2);
    for (String word :
        List.of("SN48879", "24:0a:c4:00:be:ef", "240AC400BEEF", " 24-0A-C4-00-be-ef ")) {
      assertThat(ledger.find(word)).as(word).contains(unit);
    }
    assertThat(ledger.find("SN9999")).isEmpty();
    assertThat(ledger.find("24:0a:c4:00:be:ee")).isEmpty();
    assertThat(ledger.find("' or 1=1 --")).isEmpty();
  }

  @Test
  void aSerialNumberThatLooksLikeAMacIsASerialNumberFirst() {
    Claims.reserved(ledger, 1);
    Claim twin = Claims.withSerialNumber(Claims.number(2), Claims.board(1).mac().text());
    Unit unit = Claims.reserved(ledger.reserve(twin, BY));
    assertThat(ledger.find(Claims.board(1).mac().text())).contains(unit);
  }

  @Test
  void aMacLeadsToTheLiveUnitAndElseToTheLatest() {
    Unit first = Claims.reserved(ledger, 1);
    ledger.append(first, State.RESERVED, DROPPED, BY).orRefuse();
    Claim again = Claims.withBoard(Claims.number(2), Claims.board(1));
    Unit second = Claims.reserved(ledger.reserve(again, BY));
    assertThat(ledger.find(first.mac().text())).contains(second);
    assertThat(ledger.carriedBy(first.mac())).contains(second);

    Unit dead = ledger.append(second, State.RESERVED, DROPPED, BY).orRefuse();
    assertThat(ledger.find(first.mac().text())).contains(dead);
    assertThat(ledger.carriedBy(first.mac())).isEmpty();
  }

  @Test
  void everyUnitIsVisitedOnceInOrder() throws Exception {
    Claims.reserved(ledger, 1);
    aThousandMoreLikeTheFirst();
    List<String> seen = new ArrayList<>();
    ledger.records().forEach(Filter.ALL, unit -> seen.add(unit.serialNumber()));
    assertThat(seen)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 1001).mapToObj("SN%04d"::formatted).toList());
    assertThat(ledger.latest(2).stream().map(Unit::serialNumber))
        .containsExactly("SN1001", "SN1000");
  }

  /** In one transaction: a thousand of the ledger's own take the disk a while. */
  private void aThousandMoreLikeTheFirst() throws Exception {
    String numbers =
        "with recursive many(n) as (select 2 union all select n + 1 from many where n < 1001) ";
    bed.sql(
        numbers
            + "insert into unit select n, 'SN' || "
            + padded("n", 4)
            + ", vendor_id, product_id, vendor_name, product_name, product_hash, test, "
            + padded("(9 * n + 1)", 64)
            + ", "
            + padded("(9 * n + 2)", 64)
            + ", '1', "
            + padded("(9 * n + 3)", 64)
            + ", null, 1, mac, chip from many, unit where id = 1",
        numbers
            + "insert into event (id, unit_id, seq, at, type, state, station, person, run, detail)"
            + " select n, n, seq, at, type, state, station, person, run, detail"
            + " from many, event where id = 1");
  }

  /** In the words of both engines. */
  private static String padded(String number, int digits) {
    String longer = "('" + "0".repeat(digits) + "' || " + number + ")";
    return "substr(" + longer + ", length(" + longer + ") - " + (digits - 1) + ")";
  }

  @Test
  void aUnitIsExportedAsOneJsonObject() {
    Unit done = Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
    assertThat(ExportLine.of(done))
        .hasToString(
            """
            {"serial":"SN0001","mac":"24:0a:c4:00:00:01","state":"DONE",\
            "proof":"MD5 of 24576 bytes read back","chip":"ESP32","product":"Lamp",\
            "test":true,"productHash":"cafe","vendorId":"0xFFF1","productId":"0x8000",\
            "reservedAt":"2026-11-22T12:00:00Z","changedAt":"2026-11-22T12:00:00Z",\
            "station":"bench 1","person":"Ada","vendor":"Maker",\
            "dacKey":"%s","dacIssuer":"%s","dacSerial":"abc001"}"""
                .formatted(Claims.mark("key 1"), Claims.mark("PAI")));
  }

  @Test
  void anUnprovenUnitIsExportedWithoutAProofAndADeadOneWithItsReason() {
    Unit first = Claims.reserved(ledger, 1);
    Unit dead = ledger.append(first, State.RESERVED, DROPPED, BY).orRefuse();
    assertThat(ExportLine.of(dead).get("proof").isNull()).isTrue();
    assertThat(ExportLine.of(dead).get("code").asText()).isEqualTo("line.dropped");
    assertThat(ExportLine.of(dead).get("reason").asText()).isEqualTo("It was dropped.");
    Unit second = Claims.reserved(ledger, 2);
    Unit scrap = ledger.append(second, State.RESERVED, new Event.Retired("scrap"), BY).orRefuse();
    assertThat(ExportLine.of(scrap).get("reason").asText()).isEqualTo("scrap");
  }
}
