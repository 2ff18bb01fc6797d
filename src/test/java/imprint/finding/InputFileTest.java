package imprint.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
  @TempDir Path folder;

  @Test
  void readsAFileUpToTheLimit() throws Exception {
    Path file = Files.write(folder.resolve("a"), new byte[5]);
    assertThat(InputFile.read(file, 5)).hasSize(5);
  }

  @Test
  void refusesWithTheCodeThatFits() throws Exception {
    refused(folder.resolve("none"), "file.absent");
    refused(folder, "file.not-a-file");
    refused(Files.write(folder.resolve("empty"), new byte[0]), "file.empty");
    refused(Files.write(folder.resolve("large"), new byte[6]), "file.too-large");
  }

  /** A backslash is a letter like any other where paths have slashes. */
  @Test
  void isNamedFromTheFolderThatItLiesIn() {
    assertThat(InputFile.named(folder.resolve("a/../b/c d"), folder)).isEqualTo("b/c d");
    assertThat(InputFile.named(folder.resolve("../c"), folder))
        .isEqualTo(folder.resolveSibling("c").toString().replace(File.separator, "/"));
    if (File.separatorChar == '/') {
      assertThat(InputFile.named(folder.resolve("a\\b"), folder)).isEqualTo("a\\b");
    }
  }

  private static void refused(Path file, String code) {
    assertThatThrownBy(() -> InputFile.read(file, 5))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.finding().code()).isEqualTo(code);
              assertThat(refusal).hasMessageContaining(file.toString());
            });
  }
}
