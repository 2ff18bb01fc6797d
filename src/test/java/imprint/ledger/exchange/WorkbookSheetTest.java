package imprint.ledger.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookSheetTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String> parts = new LinkedHashMap<>();

  /** As Excel writes it: shared texts, runs, gaps, and a sheet that is not the first file. */
  @Test
  void theFirstSheetIsReadWithItsGaps() throws IOException {
    parts.put("xl/worksheets/sheet1.xml", sheet("<row r=\"1\"><c r=\"A1\"><v>9</v></c></row>"));
    book("worksheets/sheet7.xml");
    parts.put(
        "xl/sharedStrings.xml",
        "<sst xmlns=\"%s\"><si><t>serial</t></si><si><t>mac</t></si><si><r><t>00</t></r><r><t xml:space=\"preserve\">42 </t></r><rPh><t>x</t></rPh></si></sst>"
            .formatted(MAIN));
    parts.put(
        "xl/worksheets/sheet7.xml",
        sheet(
            """
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>5</v></c>\
            <c r="C2" t="s"><v>1</v></c><c r="D2" s="3"/></row>
            <row r="4"><c r="A4" t="s"><v>2</v></c><c r="C4" t="inlineStr"><is><t>aa&amp;bb</t></is></c></row>
            <row r="5"><c r="B5"><v>1.0E3</v></c></row>
            <row r="6"><c r="A6"/></row>
            """));
    Sheet sheet = read();
    assertThat(sheet.columns()).containsExactly("serial", "5", "mac");
    assertThat(sheet.rows())
        .extracting(Sheet.Row::cells)
        .containsExactly(
            Map.of("serial", "0042 ", "5", "", "mac", "aa&bb"),
            Map.of("serial", "", "5", "1000", "mac", ""));
    assertThat(sheet.rows()).extracting(Sheet.Row::line).containsExactly(4, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "20202021, 20202021",
    "2.5, 2.5",
    "0, 0",
    "-3, -3",
    "1.23456789012345E14, 123456789012345"
  })
  void aNumberIsWrittenOutInFull(String stored, String read) throws IOException {
    one("<c r=\"A2\"><v>" + stored + "</v></c>");
    assertThat(read().rows().getFirst().cells()).containsEntry("a", read);
  }

  @ParameterizedTest
  @CsvSource({
    "<c r='A2' t='d'><v>2026-11-01</v></c>, 2026-11-01",
    "<c r='A2'><f>1+1</f><v>2</v></c>, 2",
    "<c r='A2' t='str'><f>A1</f><v>007</v></c>, 007",
    "<c r='A2' t='inlineStr'><is><r><t>x</t></r><rPh><t>spoken</t></rPh></is></c>, x"
  })
  void aCellIsReadAsAPersonSeesIt(String cell, String read) throws IOException {
    one(cell);
    assertThat(read().rows().getFirst().cells()).containsEntry("a", read);
  }

  @ParameterizedTest
  @CsvSource({
    "<c r='A2'><v>1.2345678901234567E19</v></c>, records.workbook-digits",
    "<c r='A2'><v>1E999999999</v></c>, records.workbook-digits",
    "<c r='A2'><v>1E2147483647</v></c>, records.workbook-digits",
    "<c r='A2'><v>10E2147483647</v></c>, records.workbook-digits",
    "<c r='A2'><v>1E-2147483647</v></c>, records.workbook-digits",
    "<c r='A2' t='e'><v>#REF!</v></c>, records.workbook-error",
    "<c r='A2' t='s'><v>7</v></c>, records.workbook",
    "<c r='A2' t='s'><v>2000000000</v></c>, records.workbook",
    "<c r='A2' t='e'><f>B1</f><v>#REF!</v></c>, records.workbook-error",
    "<c r='A2'><v>one</v></c>, records.workbook",
    "<c r='ZZZZZZZ2'><v>1</v></c>, records.workbook",
    "<c r='A2'><v>1</v></c><c r='A2'><v>2</v></c>, records.workbook",
    "<c r='B2'><v>1</v></c><c r='A2'><v>2</v></c>, records.workbook",
    "<c r='A2'><v>1</v></d>, records.workbook"
  })
  void whatCannotBeTakenAsItStandsIsRefused(String cell, String code) throws IOException {
    one(cell);
    refused(zipped(), code);
  }

  @ParameterizedTest
  @ValueSource(strings = {" Id=\"rId2\"", " Target=\"worksheets/sheet1.xml\""})
  void aRelationWithoutAHalfIsDamage(String half) throws IOException {
    one("<c r='A2'><v>1</v></c>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship%s/></Relationships>".formatted(half));
    refused(zipped(), "records.workbook");
  }

  /** What is outside of the file stays outside. */
  @Test
  void nothingOutsideIsRead() throws IOException {
    one("<c r=\"A2\" t=\"str\"><v>&x;</v></c>");
    parts.computeIfPresent(
        "xl/worksheets/sheet1.xml",
        (_, xml) -> "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + xml);
    refused(zipped(), "records.workbook");
  }

  @Test
  void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
    one("<c r=\"A2\" t=\"str\"><v>" + "0".repeat(4096) + "</v></c>");
    byte[] zipped = zipped();
    assertThatThrownBy(() -> new WorkbookSheet("f.xlsx", "").read(zipped, 4096))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("records.workbook-large"));
  }

  /** One cell far out in a row takes few bytes in the file, and the whole row in memory. */
  @Test
  void gapsThatWouldFillTheMemoryAreRefused() throws IOException {
    one("</row>" + "<row><c r=\"XFD2\"><v>1</v></c></row>".repeat(40_000) + "<row>");
    refused(zipped(), "records.workbook-large");
  }

  @Test
  void emptyCellsFarOutAreNoCells() throws IOException {
    one(
        "<c r=\"A2\"><v>1</v></c></row>"
            + "<row><c r=\"XFD3\" s=\"1\"/></row>".repeat(40_000)
            + "<row>");
    assertThat(read().rows()).hasSize(1);
  }

  @Test
  void aWorkbookWithAPasswordIsCalledSo() {
    byte[] compound = Arrays.copyOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 512);
    refused(compound, "records.workbook-sealed");
  }

  @Property(tries = 200)
  void textsComeBackAsTheyWere(
      @ForAll @Size(min = 1, max = 5)
          List<@AlphaChars @StringLength(min = 1, max = 9) String> cells)
      throws IOException {
    StringBuilder header = new StringBuilder("<row>");
    StringBuilder row = new StringBuilder("<row>");
    for (int i = 0; i < cells.size(); i++) {
      header.append("<c t=\"str\"><v>c").append(i).append("</v></c>");
      row.append("<c t=\"str\"><v>").append(cells.get(i)).append("</v></c>");
    }
    book("worksheets/sheet1.xml");
    parts.put("xl/worksheets/sheet1.xml", sheet(header + "</row>" + row + "</row>"));
    Sheet sheet = read();
    for (int i = 0; i < cells.size(); i++) {
      assertThat(sheet.rows().getFirst().cells()).containsEntry("c" + i, cells.get(i));
    }
  }

  @Property(tries = 500)
  void damageIsRefusedOrRead(@ForAll int place, @ForAll byte damage) throws IOException {
    one("<c r=\"A2\"><v>1</v></c>");
    byte[] bytes = zipped();
    bytes[4 + Math.floorMod(place, bytes.length - 4)] ^= damage;
    try {
      assertThat(SheetReader.read("f.xlsx", bytes, null).rows()).isNotEmpty();
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).startsWith("records.");
    }
  }

  private void one(String cell) {
    book("/xl/worksheets/sheet1.xml");
    parts.put(
        "xl/worksheets/sheet1.xml",
        sheet(
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row><row r=\"2\">"
                + cell
                + "</row>"));
  }

  private void book(String target) {
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"Units\" r:id=\"rId2\"/><sheet name=\"B\" r:id=\"rId1\"/></sheets></workbook>"
            .formatted(MAIN, RELATIONS));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/other.xml\"/><Relationship Id=\"rId2\" Target=\"%s\"/></Relationships>"
            .formatted(target));
  }

  private static String sheet(String rows) {
    return "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows);
  }

  private byte[] zipped() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private Sheet read() throws IOException {
    return SheetReader.read("f.xlsx", zipped(), null);
  }

  private static void refused(byte[] bytes, String code) {
    assertThatThrownBy(() -> SheetReader.read("f.xlsx", bytes, null))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
