package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLineTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"s€cret", "s€cret\n", "s€cret\r\nnext", "\uFEFFs€cret\r\n"})
  void theFirstLineIsTheSecretHoweverItWasSaved(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), content);
    assertThat(SecretLine.read(file)).containsExactly("s€cret".toCharArray());
  }
}
