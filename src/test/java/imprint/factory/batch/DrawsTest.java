package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {
  /** It names a folder, so only what can be nothing else counts. */
  @ParameterizedTest
  @ValueSource(strings = {"", "ACME 0001", "staging", "../x", "a\0b", "1-1-1-1-1"})
  void aNameOfItsIssuersOwnIsNoUnit(String commonName) {
    assertThat(Draws.unitNamed(commonName)).isEmpty();
  }

  @Test
  void aUuidNamesTheUnit() {
    String uuid = "258582AC-4ae7-4e28-aac7-6e6b71864f67";
    assertThat(Draws.unitNamed(uuid)).contains(uuid);
  }
}
