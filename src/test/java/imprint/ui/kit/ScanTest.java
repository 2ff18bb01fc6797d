package imprint.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ScanTest {
  private static final long MS = 1_000_000L;

  private final List<String> scans = new ArrayList<>();
  private final StringBuilder typed = new StringBuilder();
  private final Scan<Character> scan = new Scan<>(scans::add, typed::append);
  private long now;

  @Property
  void whatAScannerTypesIsHandedOnWholeAndNothingIsTyped(
      @ForAll @AlphaChars @NumericChars @StringLength(min = Scan.SHORTEST, max = 200) String code,
      @ForAll @IntRange(min = 0, max = 35) int gap) {
    afresh();
    type(code, gap);
    assertThat(scan.end(now)).isTrue();
    assertThat(scans).containsExactly(code);
    assertThat(typed).isEmpty();
    assertThat(scan.waiting()).isFalse();
  }

  /** Sixty words a minute are 200 ms a key; the fastest people come to 60. */
  @Property
  void whatAPersonTypesIsNeverAScan(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 45, max = 900) Integer> gaps) {
    afresh();
    StringBuilder meant = new StringBuilder();
    for (int gap : gaps) {
      now += gap * MS;
      char key = (char) ('a' + meant.length() % 26);
      meant.append(key);
      scan.character(key, key, now);
    }
    now += 45 * MS;
    assertThat(scan.end(now)).isFalse();
    assertThat(scans).isEmpty();
    assertThat(typed.toString()).isEqualTo(meant.toString());
  }

  /** A code of one character cannot be told from a person's key. */
  @Property
  void theEndOfAFewFastKeysIsTheScanners(
      @ForAll @NumericChars @StringLength(min = 2, max = Scan.SHORTEST - 1) String few,
      @ForAll @IntRange(min = 0, max = 35) int gap) {
    afresh();
    type(few, gap);
    assertThat(scan.end(now)).isTrue();
    assertThat(scans).isEmpty();
    assertThat(typed.toString()).isEqualTo(few);
    now += 45 * MS;
    scan.character('5', '5', now);
    now += 45 * MS;
    assertThat(scan.end(now)).as("a person's Enter").isFalse();
  }

  /** Nothing is lost, whatever comes how fast. */
  @Property
  void eachKeyIsGivenBackInItsOrderOrIsPartOfAScan(
      @ForAll @Size(max = 80) List<@IntRange(max = 120) Integer> gaps) {
    afresh();
    StringBuilder all = new StringBuilder();
    StringBuilder seen = new StringBuilder();
    Scan<Character> every =
        new Scan<>(
            code -> {
              seen.append(code);
              return true;
            },
            seen::append);
    for (int gap : gaps) {
      now += gap * MS;
      if (gap % 10 == 9) {
        every.end(now);
      } else {
        char key = (char) ('a' + all.length() % 26);
        all.append(key);
        every.character(key, key, now);
      }
    }
    every.giveBackOld(now + Scan.SLOWEST + 1);
    assertThat(seen.toString()).isEqualTo(all.toString());
    assertThat(every.waiting()).isFalse();
  }

  @Test
  void withoutItsEndItIsGivenBackAfterAMoment() {
    type("ABCDEFGH", 5);
    scan.giveBackOld(now + Scan.SLOWEST);
    assertThat(typed).isEmpty();
    scan.giveBackOld(now + Scan.SLOWEST + 1);
    assertThat(typed.toString()).isEqualTo("ABCDEFGH");
    assertThat(scan.end(now + Scan.APART + 1)).isFalse();
  }

  @Test
  void whatNobodyWantsIsTyped() {
    Scan<Character> unwanted = new Scan<>(_ -> false, typed::append);
    for (char key : "ABCDEFGH".toCharArray()) {
      unwanted.character(key, key, now);
    }
    assertThat(unwanted.end(now)).isTrue();
    assertThat(typed.toString()).isEqualTo("ABCDEFGH");
  }

  @Test
  void keysWithoutACharacterGoWithTheOthers() {
    scan.key('^', now);
    type("ABCDEF", 5);
    scan.key('v', now);
    assertThat(scan.end(now)).isTrue();
    assertThat(scans).containsExactly("ABCDEF");
    assertThat(typed).isEmpty();
  }

  @Test
  void aScanThatASlowComputerTookInPiecesIsTypedWholeAndNotHalfOfItTaken() {
    type("MT:-24", 5);
    now += 120 * MS;
    type("J042C00KA0648G00", 5);
    assertThat(scan.end(now)).as("no button").isTrue();
    assertThat(scans).isEmpty();
    assertThat(typed.toString()).isEqualTo("MT:-24J042C00KA0648G00");
  }

  /** An order's sheet with a tab between number and amount: the amount must not answer for it. */
  @Property
  void whatStandsBehindATabInACodeEndsNothing(
      @ForAll @NumericChars @StringLength(min = 1, max = Scan.SHORTEST - 1) String amount,
      @ForAll @IntRange(min = 1, max = 35) int gap) {
    afresh();
    type("WO-4711", gap);
    assertThat(scan.end(now)).isTrue();
    for (int part = 0; part < 2; part++) {
      type(amount, gap);
      now += gap * MS;
      assertThat(scan.end(now)).as("Enter of the scanner").isTrue();
    }
    assertThat(typed.toString()).isEqualTo(amount + amount);
    now += 45 * MS;
    type("5", 45);
    now += 45 * MS;
    assertThat(scan.end(now)).as("Enter of a person").isFalse();
    assertThat(scans).containsExactly("WO-4711");
  }

  @Test
  void whoTypedAndScansThenIsHeard() {
    type("ABC", 5);
    now += 600 * MS;
    type("J042C00KA0648G00", 5);
    assertThat(scan.end(now)).isTrue();
    assertThat(scans).containsExactly("J042C00KA0648G00");
  }

  /** A key goes down, makes its character at once, and comes up. */
  @Test
  void whoPressedAKeyAndScansThenIsHeard() {
    stroke("3", 5);
    now += 200 * MS;
    scan.giveBackOld(now);
    now += 400 * MS;
    stroke("DL-00012", 5);
    assertThat(scan.end(now)).isTrue();
    assertThat(scans).containsExactly("DL-00012");
    assertThat(typed.toString()).isEqualTo("v3^");
  }

  @Test
  void aScanInPiecesOfWholeKeysIsTypedWhole() {
    stroke("MT:-24", 5);
    now += 120 * MS;
    stroke("J042C00KA0648G00", 5);
    assertThat(scan.end(now)).as("no button").isTrue();
    assertThat(scans).isEmpty();
  }

  @Test
  void anEndThatComesLateIsStillTheScanners() {
    type("MT:-24J042C00KA0648G00", 5);
    now += 120 * MS;
    assertThat(scan.end(now)).isTrue();
    assertThat(scans).isEmpty();
    now += 120 * MS;
    assertThat(scan.end(now)).as("a person's Enter").isFalse();
  }

  @Test
  void whereAScannerSendsNoEndAPersonsEnterIsTheirs() {
    type("MT:-24J042C00KA0648G00", 5);
    now += Scan.APART + MS;
    assertThat(scan.end(now)).isFalse();
  }

  private void stroke(String text, int gap) {
    for (int i = 0; i < text.length(); i++) {
      char key = text.charAt(i);
      now += gap * MS;
      scan.key('v', now);
      scan.character(key, key, now);
      scan.key('^', now);
    }
  }

  private void type(String text, int gap) {
    for (int i = 0; i < text.length(); i++) {
      char key = text.charAt(i);
      now += gap * MS;
      scan.character(key, key, now);
    }
  }

  private void afresh() {
    scan.giveBack();
    scans.clear();
    typed.setLength(0);
  }
}
