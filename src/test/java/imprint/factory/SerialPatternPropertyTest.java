package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the pattern, it is refused or every serial number of it can be stored and printed. */
class SerialPatternPropertyTest {
  private static final StationCode STATION = StationCode.of("Line-001");

  @Provide
  Arbitrary<String> nearPatterns() {
    return Arbitraries.of(
            "A",
            "-",
            "x9",
            "{date}",
            "{date:yyww}",
            "{date:MM}",
            "{station}",
            "{counter:6}",
            "{counter:1}",
            "{random:3}",
            "{random:12}",
            "{check}",
            "{",
            "}",
            ":",
            " ",
            "{counter:",
            "é")
        .list()
        .ofMaxSize(6)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 600)
  void ofPieces(@ForAll("nearPatterns") String text, @ForAll @IntRange(min = 1, max = 8) int n) {
    check(text, n);
  }

  @Property(tries = 300)
  void ofAnything(@ForAll String text) {
    check(text, 1);
  }

  private static void check(String text, int n) {
    SerialPattern pattern;
    try {
      pattern = SerialPattern.parse(text, "test");
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).startsWith("serial.");
      assertThat(refusal.getMessage()).isNotBlank();
      return;
    }
    List<String> serials =
        pattern.examples(2, n, LocalDate.of(2026, 11, 25), STATION, new SecureRandom());
    assertThat(serials)
        .allSatisfy(
            serial ->
                assertThat(serial)
                    .matches("[A-Za-z0-9._-]{1,32}")
                    .hasSize(pattern.widest().length()));
    assertThat(SerialPattern.parse(pattern.text(), "again")).isEqualTo(pattern);
    if (text.contains("{counter")) {
      assertThat(serials.getFirst()).isNotEqualTo(serials.getLast());
    }
  }
}
