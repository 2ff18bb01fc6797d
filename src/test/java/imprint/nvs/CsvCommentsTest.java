package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCommentsTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "#a|''",
        "a;#b;c|a;;c",
        "#\"a;#b\";c|;;c",
        "x,\"a;#b;\";#c;d|x,\"a;#b;\";;d",
        "\"a\"\";#b\";#c|\"a\"\";#b\";",
        "a\"b;#c;d|a\"b;;d",
        "' #a'|' #a'",
        "a,#b|a,#b",
      },
      delimiter = '|')
  void cutsCommentsToEmptyLines(String text, String kept) {
    assertThat(CsvComments.blank(text.replace(';', '\n'))).isEqualTo(kept.replace(';', '\n'));
  }

  @Test
  void knowsAllLineEnds() {
    assertThat(CsvComments.blank("a\r\n#b\r\nc\r#d\re")).isEqualTo("a\r\n\r\nc\r\re");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(CsvComments.blank("\uFEFF#a\nb")).isEqualTo("\nb");
  }

  @Property
  void keepsTheNumberOfLines(@ForAll @Chars({'#', '"', ',', '\n', 'a'}) String text) {
    assertThat(CsvComments.blank(text).chars().filter(c -> c == '\n').count())
        .isEqualTo(text.chars().filter(c -> c == '\n').count());
  }

  @Property
  void keepsATextWithoutHash(@ForAll @Chars({'"', ',', '\n', '\r', 'a'}) String text) {
    assertThat(CsvComments.blank(text)).isEqualTo(text);
  }
}
