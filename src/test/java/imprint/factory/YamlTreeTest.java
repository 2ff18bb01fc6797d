package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {
  /** What other YAML readers turn into numbers, dates or truth. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0xFFF1",
        "00123",
        "0o17",
        "1e4",
        "1_000",
        "2026-11-22",
        "12:30:00",
        "yes",
        "true",
        "+1",
        ".5",
        "灯泡"
      })
  void valuesStayAsTheyWereWritten(String text) {
    assertThat(field("a: " + text)).isEqualTo(new YamlTree.Text(text, 1));
    assertThat(field("a: \"" + text + "\" # why")).isEqualTo(new YamlTree.Text(text, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ~", "a: null", "a: # nothing"})
  void anEmptyValueIsNothing(String yaml) {
    assertThat(field(yaml)).isEqualTo(new YamlTree.Nothing(1));
  }

  @Test
  void sectionsNestAndKnowTheirLines() {
    YamlTree.Section tree = read("# first\na:\n  b: 1\n\n  c: 2\nd: 3\n");
    assertThat(tree.fields().keySet()).containsExactly("a", "d");
    Map<String, YamlTree> inner =
        Map.of("b", new YamlTree.Text("1", 3), "c", new YamlTree.Text("2", 5));
    assertThat(tree.fields().get("a")).isEqualTo(new YamlTree.Section(inner, 3));
    assertThat(tree.fields()).containsEntry("d", new YamlTree.Text("3", 6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1⏎a: 2         | product.twice  | 2",
        "a:⏎  b: 1⏎  b: 2  | product.twice  | 3",
        "a: 1⏎b: [[1], 2]  | product.syntax | 2",
        "a: 1⏎b: [{c: 1}, 2]  | product.syntax | 2",
        "a: 1⏎b: [2, {c: 1}]  | product.syntax | 2",
        "a: &x 1⏎b: *x     | product.syntax | 2",
        "a: 1⏎ b: 2        | product.syntax | 2",
        "a: 1⏎---⏎b: 2     | product.syntax | 3",
        "- 1               | product.syntax | 1",
        "1                 | product.syntax | 1",
        "a: {b: {c: {d: {e: {f: 1}}}}} | product.syntax | 1",
      })
  void saysInWhichLineItIsWrong(String yaml, String code, String line) {
    assertThatThrownBy(() -> read(yaml.replace("⏎", "\n")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.finding().code()).isEqualTo(code);
              assertThat(refusal.finding().arguments().getLast()).isEqualTo(line);
            });
  }

  @Test
  void aListKeepsItsTextsAsWritten() {
    YamlTree.Items both = new YamlTree.Items(List.of("0x01", "00123"), 1);
    assertThat(read("a: [0x01, 00123]\n").fields()).containsEntry("a", both);
    assertThat(read("a:\n- 0x01\n- 00123\n").fields().get("a"))
        .isEqualTo(new YamlTree.Items(both.texts(), 2));
  }

  @Test
  void aFileThatDoublesItselfIsNotFollowed() {
    StringBuilder bomb = new StringBuilder("a: &a x\n");
    for (char c = 'b'; c < 'z'; c++) {
      bomb.append(c).append(": &").append(c).append(" [*").append((char) (c - 1)).append("]\n");
    }
    assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(Refusal.class);
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> read("{a: ".repeat(20_000))).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> read("[".repeat(60_000))).isInstanceOf(Refusal.class);
  }

  @Property(tries = 2000)
  void anyTextIsReadOrRefused(@ForAll("texts") String text) {
    try {
      assertThat(read(text).fields()).isNotNull();
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("product.");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a", "b", ":", " ", "\n", "- ", "\"", "'", "{", "}", "[", "]", "&x", "*x", "!!int", "|",
            ">", "#", "%", "---", "...", "?", ",", "\t", "\u0000", "\uFFFE", "0x1", "~", "<<");
    return pieces.list().ofMaxSize(25).map(list -> String.join("", list));
  }

  private static YamlTree field(String yaml) {
    YamlTree field = read(yaml).fields().get("a");
    assertThat(field).isNotNull();
    return Objects.requireNonNull(field);
  }

  private static YamlTree.Section read(String yaml) {
    return YamlTree.read(yaml.getBytes(StandardCharsets.UTF_8), "product.yaml");
  }
}
