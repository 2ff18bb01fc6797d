package imprint.ledger.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.Fingerprint;
import imprint.ledger.Foreign;
import imprint.ledger.State;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
  private static final String KEY = "0123456789abcdef".repeat(4);

  private static final QrCodes QR =
      text -> {
        if (!text.startsWith("MT:")) {
          throw Refusal.of("matter.qr-prefix");
        }
        return new QrCodes.Content(0xFFF1, 0x8000, 77, 20202021);
      };

  @Test
  void aRowTellsWhatItTells() {
    Foreign unit = taken(Map.of("passcode", "00012345", "discriminator", "0x0ff", "dacKey", KEY));
    assertThat(unit.serialNumber()).isEqualTo("S1");
    assertThat(unit.board().mac()).hasToString("24:0a:c4:00:00:01");
    assertThat(unit.product().vendorId()).isEqualTo(0xFFF1);
    assertThat(unit.product().productId()).isEqualTo(32769);
    assertThat(unit.passcode()).isEqualTo(12345);
    assertThat(unit.discriminator()).isEqualTo(255);
    assertThat(unit.dacKey()).isEqualTo(new Fingerprint(KEY));
    assertThat(unit.dacIssuer()).isNull();
    assertThat(unit.dacSerial()).isNull();
    assertThat(unit.product().test()).isTrue();
    assertThat(unit.told().state()).isEqualTo(State.DONE);
    assertThat(unit.source().row()).isEqualTo(1);
  }

  @Test
  void aQrCodeTellsIdsPasscodeAndDiscriminator() {
    Map<String, String> cells = new LinkedHashMap<>(Map.of("qrcode", "MT:X", "productId", ""));
    Foreign unit = taken(cells);
    assertThat(unit.passcode()).isEqualTo(20202021);
    assertThat(unit.discriminator()).isEqualTo(77);
    assertThat(unit.product().productId()).isEqualTo(0x8000);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          serial,        '',              records.untold
          serial,        123456789012345678901234567890123, records.cell
          mac,           '',              records.untold
          mac,           24:0a:c4,        records.cell
          vendorId,      FFF1,            records.cell
          vendorId,      65536,           records.cell
          vendorId,      '',              records.untold
          passcode,      0,               records.cell
          passcode,      99999999,        records.cell
          passcode,      -1,              records.cell
          passcode,      1e7,             records.cell
          discriminator, 4096,            records.cell
          qrcode,        XX:1,            records.cell
          dacKey,        abcd,            records.cell
          dacIssuer,     xyz,             records.cell
          dacSerial,     12 34,           records.cell
          dacCertificate, AAAA,           records.cell
          dacCertificate, '%%',           records.cell
          state,         finished,        records.cell
          state,         BUILT,           records.unfinished
          test,          maybe,           records.cell
          order,         12345678901234567890123456789012345678901, records.cell
          """)
  void whatCannotBeTakenIsRefusedByTheRow(String field, String value, String code) {
    assertThat(read(Map.of(field, value)).getFirst())
        .isInstanceOfSatisfying(
            ReadRow.Refused.class,
            refused -> {
              assertThat(refused.why().code()).isEqualTo(code);
              assertThat(refused.why().arguments().getFirst()).isEqualTo("f:2");
              if (value.length() > 3 && !field.equals("state")) {
                assertThat(refused.why().toString()).doesNotContain(value);
              }
            });
  }

  @Test
  void twoCellsThatContradictEachOtherAreRefused() {
    assertThat(read(Map.of("qrcode", "MT:X", "passcode", "20202022", "productId", "")).getFirst())
        .isInstanceOfSatisfying(
            ReadRow.Refused.class,
            refused ->
                assertThat(refused.why().arguments()).containsExactly("f:2", "passcode", "qrcode"));
  }

  @Test
  void statesAreReadInEitherCaseAndReasonsKept() {
    Foreign unit = taken(Map.of("state", "retired", "reason", "scrap", "station", "line 7"));
    assertThat(unit.told().state()).isEqualTo(State.RETIRED);
    assertThat(unit.told().reason()).isEqualTo("scrap");
    assertThat(unit.told().station()).isEqualTo("line 7");
    assertThat(unit.told().order()).isEmpty();
    assertThat(taken(Map.of("order", "PO 47/11")).told().order()).isEqualTo("PO 47/11");
  }

  @Test
  void aMappingWithoutWhatEveryUnitHasIsRefused() {
    Sheet sheet = sheet("Nr,MAC\n1,2\n");
    assertThatThrownBy(() -> new RowReader(sheet, Mapping.byName(sheet.columns()), QR))
        .hasMessageContaining("serial")
        .hasMessageContaining("Nr, MAC");
    Mapping other = new Mapping(Map.of("serial", "Number"), Map.of(), null);
    assertThatThrownBy(() -> new RowReader(sheet, other, QR)).hasMessageContaining("\"Number\"");
  }

  @Property(tries = 500)
  void whateverTheCellsHoldTheRowIsTakenOrRefused(
      @ForAll Field field, @ForAll @StringLength(max = 70) String value) {
    if (StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      assertThat(read(Map.of(field.word(), value))).hasSize(1);
    }
  }

  private static Foreign taken(Map<String, String> cells) {
    if (read(cells).getFirst() instanceof ReadRow.Taken(Foreign unit)) {
      return unit;
    }
    throw new AssertionError(read(cells));
  }

  /** One row, which has these cells beside those that every unit has. */
  private static List<ReadRow> read(Map<String, String> more) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("serial", "S1");
    cells.put("mac", "240AC4000001");
    cells.put("vendorId", "0xFFF1");
    cells.put("productId", "32769");
    cells.putAll(more);
    String text = CsvRow.of(List.copyOf(cells.keySet())) + CsvRow.of(List.copyOf(cells.values()));
    Sheet sheet = sheet(text);
    return new RowReader(sheet, Mapping.byName(sheet.columns()), QR).read();
  }

  private static Sheet sheet(String text) {
    return SheetReader.read("f", text.getBytes(StandardCharsets.UTF_8), null);
  }
}
