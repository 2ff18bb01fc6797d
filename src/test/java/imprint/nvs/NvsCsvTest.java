package imprint.nvs;

import static imprint.nvs.NvsImageTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NvsCsvTest {
  private static final String HEADER = "key,type,encoding,value\n";

  @TempDir Path folder;

  private NvsContents read(String rows) {
    NvsImage image = new NvsImage(0x6000);
    new NvsCsv(image, folder).read("in.csv", HEADER + "a,namespace,,\n" + rows);
    return NvsReader.read(image.toBytes());
  }

  @Test
  void columnsMayComeInAnyOrder() {
    NvsImage image = new NvsImage(0x3000);
    new NvsCsv(image, folder)
        .read("in.csv", "value,key,encoding,type\n,a,,namespace\n7,k,u8,data\n");
    assertThat(NvsReader.read(image.toBytes()).number("a", "k")).hasValue(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "key,type,encoding\n",
        "key,type,encoding,value,REPEAT\n",
        "key,key,type,encoding,value\n",
        "Key,type,encoding,value\n",
        "a,namespace,,\n"
      })
  void theHeaderNamesTheFourColumnsOnce(String header) {
    NvsCsv csv = new NvsCsv(new NvsImage(0x3000), folder);
    refused("nvs.csv-header", () -> csv.read("in.csv", header + "\na,data,u8,1\n"))
        .hasMessageContaining("in.csv:");
  }

  @Test
  void spreadsheetsMayAddEmptyColumnsAndRows() {
    NvsImage image = new NvsImage(0x3000);
    new NvsCsv(image, folder)
        .read(
            "in.csv", "key,type,encoding,value,,\r\na,namespace,,,,\r\n,,,,,\r\nk,data,u8,7,,\r\n");
    assertThat(NvsReader.read(image.toBytes()).number("a", "k")).hasValue(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k,data,string,one,two", "k,data,u8", "k", "k,data,string,a,,b"})
  void aRowThatDoesNotFitTheHeaderIsRefused(String row) {
    refused("nvs.csv-columns", () -> read(row)).hasMessageContaining("k (in.csv:3)");
  }

  @Test
  void aNamespaceRowNeedsNoFurtherColumns() {
    assertThat(read("b,namespace\nk,data,u8,1").number("b", "k")).hasValue(1);
  }

  @Test
  void commentsAndEmptyLinesAreSkippedOutsideOfQuotes() {
    NvsContents contents =
        read(
            """

            #x,data,u8,"1
            k,data,string,"one
            # two

            three"
            # "end
            l,data,u8,2
            """);
    assertThat(contents.string("a", "k")).contains("one\n# two\n\nthree");
    assertThat(contents.items()).hasSize(2);
  }

  @Test
  void aHashInsideALineIsNoComment() {
    assertThat(read(" #k,data,string,#v\n\"#l\",data,u8,1").items())
        .extracting(NvsItem::key)
        .containsExactly(" #k", "#l");
  }

  @Test
  void valuesKeepTheirSpacesAndQuotes() {
    NvsContents contents =
        read("k,data,string,  a \"b\" \nl,data,string,\"say \"\"hi\"\", now\"\n");
    assertThat(contents.string("a", "k")).contains("  a \"b\" ");
    assertThat(contents.string("a", "l")).contains("say \"hi\", now");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k,data,string,\"open", "k,data,string,\"a\"b"})
  void quotesThatDoNotMatchAreRefused(String row) {
    // the cause would quote the row
    refused("nvs.csv-syntax", () -> read(row)).hasNoCause();
  }

  @Test
  void aCellWithoutEndIsRefusedAsSuch() {
    String row = "a,data,string," + "x".repeat(25_000_000);
    refused("nvs.csv-syntax", () -> read(row)).hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "u8,12,12",
    "u8,' 12 ',12",
    "i16,+7,7",
    "u32,1_000,1000",
    "i8,-128,-128",
    "u8,007,7",
    "u64,18446744073709551615,-1",
    "U16,65535,65535",
  })
  void readsNumbersAsPythonDoes(String encoding, String value, long number) {
    assertThat(read("k,data," + encoding + "," + value).number("a", "k")).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x10", "1__0", "_1", "1_", "1.0", "1e3", "--1", "٣", "- 1"})
  void refusesWhatIsNoDecimalNumber(String value) {
    refused("nvs.csv-integer", () -> read("k,data,u32," + value))
        .hasMessageContaining("k (in.csv:3)");
  }

  @Test
  void aVeryLongNumberIsRefusedAtOnce() {
    refused("nvs.csv-integer", () -> read("k,data,u32," + "9".repeat(1_000_000)));
  }

  @ParameterizedTest
  @CsvSource({"u8,256", "u8,-1", "i8,-129", "u64,18446744073709551616", "i64,9223372036854775899"})
  void refusesNumbersOutsideTheirTypeWithoutRepeatingThem(String encoding, String value) {
    refused("nvs.number-range", () -> read("secret,data," + encoding + "," + value))
        .hasMessageContaining("secret (in.csv:3)")
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @CsvSource({
    "hex2bin,0,nvs.csv-hex",
    "hex2bin,zz,nvs.csv-hex",
    "hex2bin,00 11,nvs.csv-hex",
    "base64,AAA,nvs.csv-base64",
    "base64,A$AA,nvs.csv-base64",
    "base64,=AAA,nvs.csv-base64",
    "blob_fill(2;0xAA),abc,nvs.csv-fill",
    "blob_sz_fill(2;0xAA),abc,nvs.csv-fill",
    "blob_fill(2),a,nvs.csv-encoding",
    "blob_fill(99999999;0x00),a,nvs.csv-encoding",
    "'blob_fill(2; 0x00)',a,nvs.csv-encoding",
    "u9,1,nvs.csv-encoding",
    "'',1,nvs.csv-encoding",
    "' u8',1,nvs.csv-encoding",
  })
  void refusesValuesThatAreNotInTheirEncoding(String encoding, String value, String code) {
    refused(code, () -> read("k,data," + encoding + "," + value))
        .hasMessageContaining("k (in.csv:3)")
        .hasMessageNotContaining("," + value);
  }

  @Test
  void base64MayBeWrapped() {
    assertThat(read("k,data,base64,\"AAEC\nAwQ=\n\"").blob("a", "k"))
        .contains(new byte[] {0, 1, 2, 3, 4});
  }

  @Test
  void whatTheImageRefusesIsSaidWithItsLine() {
    refused("nvs.key-length", () -> read("k,data,u8,1\n\nsixteen_chars_xx,data,u8,1"))
        .hasMessageContaining("sixteen_chars_xx (in.csv:5)");
  }

  @Test
  void theLineIsThatOfTheRowEvenBehindLongValues() {
    refused("nvs.csv-encoding", () -> read("k,data,string,\"1\n2\n3\"\n#c\nl,data,u9,1"))
        .hasMessageContaining("l (in.csv:7)");
  }

  @Test
  void anUnknownTypeIsTakenAsDataAndSaid() {
    NvsImage image = new NvsImage(0x3000);
    NvsCsv csv = new NvsCsv(image, folder).read("in.csv", HEADER + "a,namespace,,\nk,dtaa,u8,4\n");
    assertThat(csv.findings())
        .containsExactly(Finding.warning("nvs.csv-type", "k (in.csv:3)", "dtaa"));
    assertThat(NvsReader.read(image.toBytes()).number("a", "k")).hasValue(4);
  }

  @Test
  void aRepeatedKeyIsSaidButNotInAnotherNamespace() {
    NvsCsv csv = new NvsCsv(new NvsImage(0x3000), folder);
    csv.read("in.csv", HEADER + "a,namespace,,\nk,data,u8,1\nb,namespace,,\nk,data,u8,2\n");
    assertThat(csv.findings()).isEmpty();
    csv.read("more.csv", HEADER + "k,data,string,x\n");
    assertThat(csv.findings())
        .containsExactly(Finding.warning("nvs.csv-duplicate", "k (more.csv:2)"));
  }

  @Test
  void whatDoesNotFitIsSaidWithItsLine() {
    refused(
            "nvs.csv-full",
            () -> read("k,data,blob_fill(9000;0x00),\nl,data,blob_fill(15000;0x00),"))
        .hasMessageContaining("l (in.csv:4)");
  }

  @Test
  void aKeyCannotBreakTheLineOfARefusal() {
    refused("nvs.csv-integer", () -> read("\"k\u001B[2J\nx\",data,u8,x"))
        .hasMessageContaining("k\\u001b[2J\\nx (in.csv:3)")
        .hasMessageNotContaining("\n");
  }

  @Test
  void rowsMayComeFromElsewhere() {
    NvsImage image = new NvsImage(0x3000);
    NvsCsv csv =
        new NvsCsv(image, folder)
            .row("a", "namespace", "", "", "")
            .row("k", "data", "u16", "500", "k (users.csv:2)")
            .row("k", "data", "hex2bin", "0102", "k again (users.csv:3)");
    assertThat(csv.findings())
        .containsExactly(Finding.warning("nvs.csv-duplicate", "k again (users.csv:3)"));
    assertThat(NvsReader.read(image.toBytes()).number("a", "k")).hasValue(500);
    refused("nvs.csv-integer", () -> csv.row("l", "data", "u8", "x", "l (users.csv:4)"))
        .hasMessageContaining("l (users.csv:4)");
    refused("nvs.key-length", () -> csv.row("x".repeat(16), "data", "u8", "1", "row 5"))
        .hasMessageContaining("row 5");
  }

  @Test
  void compatibleModeTakesCapitalsAsTheGeneratorDoesAndSaysSo() {
    NvsImage image = new NvsImage(0x3000);
    NvsCsv csv = new NvsCsv(image, folder).compatible();
    csv.read(
        "in.csv",
        HEADER
            + "a,namespace,,\nh,data,HEX2BIN,00ff\nb,data,Base64,AAEC\nn,data,U8,7\n"
            + "f,data,BLOB_FILL(2;0x2A),\nl,data,hex2bin,00ff\n");
    NvsContents contents = NvsReader.read(image.toBytes());
    assertThat(contents.blob("a", "h")).contains("00ff".getBytes(StandardCharsets.UTF_8));
    assertThat(contents.blob("a", "b")).contains("AAEC".getBytes(StandardCharsets.UTF_8));
    assertThat(contents.number("a", "n")).hasValue(7);
    assertThat(contents.blob("a", "f")).contains(new byte[] {0x2A, 0x2A});
    assertThat(contents.blob("a", "l")).contains(new byte[] {0, -1});
    assertThat(csv.findings())
        .containsExactly(
            Finding.warning("nvs.csv-capitals", "h (in.csv:3)", "HEX2BIN"),
            Finding.warning("nvs.csv-capitals", "b (in.csv:4)", "Base64"));
  }

  @Test
  void wifiKeysAddNothingUnasked() {
    assertThat(read("sta.ssid,data,string,home\nsta.pswd,data,string,x").items()).hasSize(2);
  }
}
