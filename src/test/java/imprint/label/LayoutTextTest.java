package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is a layout is written so that it reads as the same layout. */
class LayoutTextTest {
  /** JSON is YAML too, so that one reader reads both. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Property(tries = 300)
  void whatIsWrittenReadsAsWhatWasMeant(@ForAll("layouts") ObjectNode tree) throws Exception {
    Layout meant = LayoutFile.read(json(tree), "meant");
    String text = LayoutText.of(tree, "# a comment\n");
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    assertThat(LayoutFile.read(written, "written")).as(text).isEqualTo(meant);
    // and once more: what was read is written as it was
    ObjectNode again = (ObjectNode) LayoutFile.tree(written);
    assertThat(LayoutText.of(again, "# a comment\n")).isEqualTo(text);
  }

  /** JSON takes the control character DEL as it is, and YAML does not. */
  private static byte[] json(ObjectNode tree) throws JsonProcessingException {
    return JSON.writeValueAsString(tree)
        .replace("\u007f", "\\u007f")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Property(tries = 300)
  void anyTextIsReadAsItWasTyped(@ForAll("texts") String typed) {
    LayoutDraft draft =
        LayoutDraft.fresh().with("/elements/2/text/say", LayoutValue.TEXT, typed + "x");
    assertThat(draft.layout().elements().get(2))
        .isInstanceOfSatisfying(
            Element.Text.class, text -> assertThat(text.wording().say()).isEqualTo(typed + "x"));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> odd =
        Arbitraries.of(
            "true",
            "no",
            "~",
            "12",
            "1e3",
            "- a",
            "# b",
            "a: b",
            "\"",
            "\\",
            "\t",
            "\u2028",
            "\u0085",
            "😀",
            "^",
            "'",
            "[",
            "code.left",
            "{serial}",
            "{product} {vendor}",
            " ",
            "\ufeff",
            "\u0007",
            "\u007f");
    Arbitrary<String> any =
        Arbitraries.strings()
            .withCharRange(' ', '\uD7FF')
            .ofMaxLength(20)
            .filter(text -> text.indexOf('{') < 0 && text.indexOf('}') < 0);
    return Arbitraries.oneOf(odd, any)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(l -> String.join("", l));
  }

  @Provide
  Arbitrary<ObjectNode> layouts() {
    Arbitrary<ObjectNode> element =
        Combinators.combine(
                texts(), places(), places(), millimetres(), Arbitraries.integers().between(0, 8))
            .as(LayoutTextTest::element);
    return Combinators.combine(
            element.list().ofMinSize(1).ofMaxSize(6),
            texts(),
            Arbitraries.integers().between(10, 300),
            millimetres(),
            Arbitraries.of(0, 90, 180, 270))
        .as(
            (elements, name, width, height, rotate) -> {
              ObjectNode layout = JSON.createObjectNode().put("name", name).put("rotate", rotate);
              layout.putObject("size").put("width", width).put("height", height + 4);
              layout.putObject("rules").put("qr-mm", height).put("text-pt", 6.5);
              layout.putArray("elements").addAll(elements);
              return layout;
            });
  }

  @Provide
  Arbitrary<Double> millimetres() {
    return Arbitraries.doubles().between(0.25, 19.5).ofScale(2);
  }

  @Provide
  Arbitrary<Object> places() {
    Arbitrary<Object> anchors =
        Arbitraries.of("code.left", "zone.right", "zone.bottom + 1.5", "code.top - 0.25");
    return Arbitraries.oneOf(anchors, millimetres().map(mm -> mm), Arbitraries.of(0, 1, 12));
  }

  private static ObjectNode element(String say, Object near, Object far, double mm, int kind) {
    ObjectNode body = JSON.createObjectNode();
    body.set("at", JSON.valueToTree(Map.of("left", near, "right", far, "top", near, "height", mm)));
    if (mm > 10) {
      body.put("only", mm > 15 ? "test" : "sale");
    }
    String said = say.isBlank() ? "x" : say;
    switch (kind) {
      case 0 -> body.put("module-mm", mm / 2);
      case 1, 2 -> wording(body, said, mm).put("rotate", 90).put("align", "center");
      case 3 -> {
        body.put("gap-mm", mm);
        body.set("start", JSON.valueToTree(near));
        wording(body.putArray("head").addObject(), said, mm).put("break", "halves");
        ArrayNode foot = body.putArray("foot");
        wording(foot.addObject(), said, mm);
        wording(foot.addObject(), "{manual}", mm).set("dense", sizes(mm));
      }
      case 4 -> {}
      case 5 -> body.put("stroke-mm", mm);
      case 6 -> body.put("file", said);
      case 7 -> body.put("say", said).put("optional", mm < 5);
      default -> body.put("say", said).put("module-mm", mm / 2);
    }
    List<String> kinds =
        List.of("qr", "text", "text", "column", "line", "box", "image", "code-128", "data-matrix");
    return JSON.createObjectNode().set(kinds.get(kind), body);
  }

  private static ObjectNode wording(ObjectNode body, String say, double mm) {
    body.put("say", say);
    body.set("sizes", sizes(mm));
    return body;
  }

  private static ArrayNode sizes(double mm) {
    ArrayNode sizes = JSON.createArrayNode();
    sizes.addObject().put("lines", 1).put("from", mm + 1).put("to", mm + 1);
    sizes.addObject().put("lines", 3).put("from", 20).put("to", 1.5);
    return sizes;
  }
}
