package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;

  @Test
  void itsNumberIsDrawnOnceAndUnlikeAnyOther() {
    Installation first = Installation.in(folder.resolve("a"), RANDOM);
    assertThat(Installation.in(folder.resolve("a"), RANDOM)).isEqualTo(first);
    assertThat(Installation.in(folder.resolve("b"), RANDOM)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF"})
  void aNumberThatWasChangedIsRefused(String text) throws Exception {
    Files.writeString(folder.resolve("installation"), text);
    assertThatThrownBy(() -> Installation.in(folder, RANDOM))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> assertThat(r.finding().code()).isEqualTo("ledger.installation-damaged"));
  }
}
