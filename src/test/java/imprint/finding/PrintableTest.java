package imprint.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void ordinaryTextStaysAsItIs() {
    for (String text : new String[] {"", "serial 7", "灯 – ü", "\uD83D\uDCA1", "a\\b"}) {
      assertThat(Printable.line(text)).isSameAs(text);
    }
  }

  @Test
  void whatSteersATerminalIsSpeltOut() {
    assertThat(Printable.line("a\n\r\t\u001B[2J\u007F\u009B\u202E\u2028\0"))
        .isEqualTo("a\\n\\r\\t\\u001b[2J\\u007f\\u009b\\u202e\\u2028\\u0000");
    assertThat(Printable.line("half \uD83D")).isEqualTo("half \\ud83d");
  }

  @Test
  void aFindingIsOneLineWhateverItNames() {
    Finding finding = Finding.error("file.absent", "a\nb\u001B");
    assertThat(finding.sentence(Locale.ENGLISH)).contains("a\\nb\\u001b");
    assertThat(Finding.error("file.no-such-text", "a\nb").toString()).hasLineCount(1);
    assertThat(finding.arguments()).containsExactly("a\nb\u001B");
  }

  @Property(tries = 300)
  void theResultIsOneLineWithoutControls(@ForAll String text) {
    assertThat(Printable.line(text)).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}].*");
  }
}
