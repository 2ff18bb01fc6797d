package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static Optional<List<String>> wrapped(String text, int width, int most) {
    return Wrap.lines(text, 20, width, most).map(lines -> lines.stream().map(Words::text).toList());
  }

  @Test
  void itsTextNeverShowsWhatItSays() {
    assertThat(new Words("3497-011-2332", 20).toString()).doesNotContain("3497");
  }

  @Test
  void allDigitsAreEquallyWide() {
    assertThat("0123456789".chars().map(digit -> Face.PLEX.advance(digit, 30)).distinct())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25, 50})
  void theInkOfALineIsAsWideAsItWasMeasured(int em) {
    Words words = new Words("Nimbus Smart Plug", em);
    Box ink = new Mark.Text(Mark.Role.PRODUCT, words, 0, 100, false).bounds();
    assertThat(ink.right()).isCloseTo(words.width(), within(em / 8));
  }

  @Test
  void eachCharacterComesFromTheFontThatHasIt() {
    assertThat(new Words("A智ß", 20).glyphs())
        .extracting(Words.Glyph::face)
        .containsExactly(Face.PLEX, Face.DROID, Face.PLEX);
  }

  @Test
  void aSpaceMovesThePenAndLeavesNoInk() {
    assertThat(Face.PLEX.advance(' ', 20)).isPositive();
    assertThat(Face.PLEX.outline(' ', 20, 0, 0).getBounds().isEmpty()).isTrue();
  }

  @Test
  void everyCharacterOfGb2312HasAGlyph() {
    for (int row = 0xB0; row <= 0xF7; row++) {
      for (int cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); cell++) {
        String character =
            new String(
                new byte[] {(byte) row, (byte) cell}, java.nio.charset.Charset.forName("GB2312"));
        assertThat(Face.of(character.codePointAt(0))).as(character).isEqualTo(Face.DROID);
      }
    }
  }

  @Test
  void aShortTextStaysOnOneLine() {
    assertThat(wrapped("Smart Plug", 400, 2)).contains(List.of("Smart Plug"));
  }

  @Test
  void linesAreEvenlyLong() {
    assertThat(wrapped("Smart Plug with a Meter", 150, 2))
        .contains(List.of("Smart Plug", "with a Meter"));
  }

  @Test
  void chineseIsBrokenBetweenCharacters() {
    assertThat(wrapped("智能插座户外", 80, 2)).contains(List.of("智能插", "座户外"));
  }

  @Test
  void chineseIsBrokenAtASpaceIfThereIsOne() {
    assertThat(wrapped("智能插座 户外版", 110, 2)).contains(List.of("智能插座", "户外版"));
  }

  @Test
  void aWordIsNeverBroken() {
    assertThat(wrapped("Donaudampfschifffahrt", 60, 3)).isEmpty();
  }

  @Test
  void neverMoreLinesThanAllowed() {
    assertThat(wrapped("one two three four five six", 60, 2)).isEmpty();
  }
}
