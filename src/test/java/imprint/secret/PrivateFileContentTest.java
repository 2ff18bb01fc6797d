package imprint.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of more than fits in memory. */
class PrivateFileContentTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenPieceByPieceIsThereWholeAndForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("new/f");
    PrivateFile.write(
        file,
        out -> {
          for (int i = 0; i < 300_000; i++) {
            out.write(i);
          }
          assertThat(file).doesNotExist();
        });
    assertThat(file).hasSize(300_000);
    assertThat(PrivateFile.ownersAlone(file)).isTrue();
  }

  @Test
  void whatFailsLeavesTheOldContentAndNoRest() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    assertThatThrownBy(
            () ->
                PrivateFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("full");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}
