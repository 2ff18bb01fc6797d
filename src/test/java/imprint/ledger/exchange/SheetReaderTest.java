package imprint.ledger.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\r1,2\r3,4",
        "\uFEFFa,b\n1,2\n3,4",
        "a;b\n1;2\n3;4\n",
        "a\tb\n1\t2\n3\t4\n",
        "a|b\n1|2\n3|4\n",
        "\n\na,b\n\n1,2\n,\n3,4\n\n",
        "\"a\",\"b\"\n\"1\",2\n3,\"4\"\n",
        "{\"a\":\"1\",\"b\":2}\n\n{\"b\":\"4\",\"a\":\"3\"}\n",
        "{\"a\":1,\"b\":2}\r\n{\"a\":3,\"b\":4}",
      })
  void everyUsualSpellingOfATableIsTheSameTable(String text) {
    Sheet sheet = read(text);
    assertThat(sheet.columns()).containsExactly("a", "b");
    assertThat(sheet.rows())
        .extracting(Sheet.Row::cells)
        .containsExactly(Map.of("a", "1", "b", "2"), Map.of("a", "3", "b", "4"));
    assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(1, 2);
  }

  @Test
  void aCellMayHoldSeparatorsQuotesAndLines() {
    Sheet sheet = read("a,b\n\"x,\"\"y\"\"\nz\",2\nlast,3\n");
    assertThat(sheet.rows().getFirst().cells()).containsEntry("a", "x,\"y\"\nz");
    assertThat(sheet.rows()).extracting(Sheet.Row::line).containsExactly(2, 4);
  }

  @Test
  void aSeparatorInsideOfQuotesIsNotCounted() {
    assertThat(read("\"a,,,,\";b\n1;2\n").columns()).containsExactly("a,,,,", "b");
  }

  @Test
  void theSeparatorOfTheMappingGoesBeforeTheLikeliestOne() {
    byte[] bytes = "a,x:b\n1:2\n".getBytes(StandardCharsets.UTF_8);
    assertThat(SheetReader.read("f", bytes, ':').columns()).containsExactly("a,x", "b");
  }

  @Test
  void theFileIsKnownByItsHash() {
    assertThat(read("a\nabc\n").sha256()).hasSize(64).isNotEqualTo(read("a\nabd\n").sha256());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      textBlock =
          """
          a,b~1,2,3~            § records.row-length  § f|2|3|2
          a,b~1~                § records.row-length  § f|2|1|2
          a,a~1,2~              § records.header-twice § f|1|a
          a,b~                  § records.no-rows     § f
          ~~                    § records.no-rows     § f
          a,b~1,"2~3,4~         § records.csv         § f|2
          {"a":1}~{"a":~        § records.json        § f|2|6
          {"a":1}~[1]~          § records.json        § f|2|1
          {"a":1,"a":2}~        § records.json        § f|1|11
          {"a":1} x~            § records.json        § f|1|9
          {"a":1}~{"a":{"b":2}} § records.json-nested § f|2|a
          """)
  void whatIsNoTableIsRefusedWithItsPlace(String text, String code, String arguments) {
    assertThatThrownBy(() -> read(text.replace('~', '\n')))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> {
              assertThat(refused.finding().code()).isEqualTo(code);
              List<String> told = refused.finding().arguments();
              assertThat(String.join("|", told)).startsWith(arguments.split("\\|", -1)[0]);
              if (!code.equals("records.csv") && !code.equals("records.json")) {
                assertThat(String.join("|", told)).isEqualTo(arguments);
              } else {
                assertThat(told.get(1)).isEqualTo(arguments.split("\\|", -1)[1]);
              }
            });
  }

  @Test
  void aCellWithoutEndIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("a,b\n1,2\n3," + "x".repeat(25_000_000)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.finding().toString())
                    .startsWith("The row of f that begins in line 3"));
  }

  @Test
  void aByteThatIsNotUtf8IsRefusedWithItsLine() {
    byte[] bytes = {'a', '\n', '1', '\n', (byte) 0xE4, '\n'};
    assertThatThrownBy(() -> SheetReader.read("f", bytes, null))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> {
              assertThat(refused.finding().code()).isEqualTo("records.not-utf8");
              assertThat(refused.finding().arguments()).containsExactly("f", "3");
            });
  }

  @Test
  void noMessageQuotesACell() {
    assertThatThrownBy(() -> read("{\"passcode\":20202021,\"passcode\":20202021}"))
        .hasMessageNotContaining("2020");
    assertThatThrownBy(() -> read("passcode\n\"20202021\"x\n")).hasMessageNotContaining("2020");
  }

  @Property
  void whateverTheBytesAreTheyAreATableOrRefused(@ForAll byte[] bytes) {
    tableOrRefused(bytes);
  }

  @Property
  void whateverTheTextIsItIsATableOrRefused(@ForAll("nearly") String text) {
    tableOrRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.of(
            "a",
            "b",
            "1",
            ",",
            ";",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\r",
            "{",
            "}",
            ":",
            "[",
            "null",
            "\\u0000",
            "#",
            " ",
            "\uFEFF",
            "\t",
            "é",
            "\uD83D\uDE00",
            "{\"a\":1}",
            "\\")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  private static void tableOrRefused(byte[] bytes) {
    Sheet sheet;
    try {
      sheet = SheetReader.read("f", bytes, null);
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("records.");
      return;
    }
    assertThat(sheet.rows()).isNotEmpty();
    assertThat(sheet.rows())
        .allSatisfy(row -> assertThat(sheet.columns()).containsAll(row.cells().keySet()));
  }

  private static Sheet read(String text) {
    return SheetReader.read("f", text.getBytes(StandardCharsets.UTF_8), null);
  }
}
