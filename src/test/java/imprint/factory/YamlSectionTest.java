package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlSectionTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "65535, 65535", "007, 7"})
  void takesNumbersWithinTheirLimits(String text, int value) {
    assertThat(section("n", text).number("n", 0, 65535)).contains(value);
  }

  @ParameterizedTest
  @CsvSource({"65536", "-1", "0x10", "1.0", "9999999999", "'1 2'", "''", "１"})
  void refusesOtherNumbers(String text) {
    refused("product.number", "in.n", () -> section("n", text).number("n", 0, 65535));
  }

  @Test
  void refusesAFieldThatNobodyTook() {
    YamlSection section = section("spelt-wrnog", "1");
    assertThat(section.optional("spelt-wrong")).isEmpty();
    refused("product.unknown", "in.spelt-wrnog", section::refuseRest);
    assertThat(section.optional("spelt-wrnog")).contains("1");
    section.refuseRest();
  }

  @Test
  void anAbsentSectionIsEmpty() {
    YamlSection inner = section("a", "1").section("b");
    assertThat(inner.optional("c")).isEmpty();
    assertThat(inner.path("c")).isEqualTo("in.b.c");
    inner.refuseRest();
  }

  @Test
  void listsTheChoicesInOrder() {
    refused(
        "product.choice",
        "one of these: a, b, c",
        () -> section("n", "d").choice("n", Map.of("b", 1, "c", 2, "a", 3)));
  }

  @Test
  void showsWhatWasWrittenButNotAllOfIt() {
    assertThat(YamlSection.shown("a\u001B[31m\nb")).isEqualTo("a?[31m?b");
    assertThat(YamlSection.shown("x".repeat(1000))).hasSize(41).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({"abc, 3, true", "abcd, 3, false", "äb, 3, true", "äbc, 3, false", "'', 3, false"})
  void countsTheBytesOfANameAndNotItsLetters(String text, int longest, boolean fits) {
    YamlSection section = section("n", text);
    if (fits) {
      assertThat(section.name("n", longest)).contains(text);
    } else {
      refused("product.length", "in.n", () -> section.name("n", longest));
    }
  }

  private static YamlSection section(String name, String text) {
    return new YamlSection("p.yaml", "in.", Map.of(name, new YamlTree.Text(text, 3)));
  }

  private static void refused(String code, String says, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining("p.yaml")
        .hasMessageContaining(says)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
