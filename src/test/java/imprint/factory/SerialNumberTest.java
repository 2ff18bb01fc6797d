package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialNumberTest {
  @Test
  void isThePrefixAndTwelveCharactersThatNobodyMisreads() {
    Set<Character> seen = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      String serial = SerialNumber.random("AC-", new SecureRandom());
      assertThat(serial).matches("AC-[0-9A-HJKMNP-TV-Z]{12}");
      serial.substring(3).chars().forEach(c -> seen.add((char) c));
    }
    assertThat(seen).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "a_B.9-, true",
    "aaaaaaaaaaaaaaaaaaaa, true",
    "aaaaaaaaaaaaaaaaaaaaa, false",
    "'a b', false",
    "ä, false",
    "'a\n', false"
  })
  void aPrefixLeavesRoomAndIsPlain(String prefix, boolean right) {
    assertThat(SerialNumber.isPrefix(prefix)).isEqualTo(right);
  }

  @Test
  void theLongestPrefixStillGivesALegalSerialNumber() {
    String prefix = "p".repeat(SerialNumber.LONGEST_PREFIX);
    assertThat(SerialNumber.random(prefix, new SecureRandom())).hasSize(32);
  }
}
