package imprint.ledger.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void aTableHasAHeaderAndEmptyCellsForWhatIsNotThere() {
    StringWriter out = new StringWriter();
    Lines lines = new Lines(out, Lines.Form.CSV, List.of("a", "b", "c"));
    lines.add(line("=1+1", "x,\"y\"\nz"));
    lines.add(JsonNodeFactory.instance.objectNode().put("c", true).putNull("a"));
    assertThat(out).hasToString("a,b,c\r\n=1+1,\"x,\"\"y\"\"\nz\",\r\n,,true\r\n");
  }

  @Test
  void aJsonLineHasWhatThereIs() {
    StringWriter out = new StringWriter();
    new Lines(out, Lines.Form.JSON_LINES, List.of("a", "b", "c")).add(line("1", "x\ny"));
    assertThat(out).hasToString("{\"a\":\"1\",\"b\":\"x\\ny\"}\n");
  }

  @Property
  void whateverIsWrittenIsReadBackTheSame(
      @ForAll("texts") String a, @ForAll("texts") String b, @ForAll Lines.Form form) {
    StringWriter out = new StringWriter();
    Lines lines = new Lines(out, form, List.of("a", "b", "c"));
    lines.add(line(a, b).put("c", "closing"));
    Sheet sheet = SheetReader.read("f", out.toString().getBytes(StandardCharsets.UTF_8), null);
    assertThat(sheet.columns()).containsExactly("a", "b", "c");
    assertThat(sheet.rows()).hasSize(1);
    assertThat(sheet.rows().getFirst().cells()).containsEntry("a", a).containsEntry("b", b);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
    Arbitrary<String> awkward =
        Arbitraries.strings().withChars(",;\t|\"'\r\n #\\{}:\uFEFFäx1=@-+").ofMaxLength(12);
    // half a character has no UTF-8
    return Arbitraries.oneOf(any, awkward)
        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  private static ObjectNode line(String a, String b) {
    return JsonNodeFactory.instance.objectNode().put("a", a).put("b", b);
  }
}
