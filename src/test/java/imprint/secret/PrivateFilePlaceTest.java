package imprint.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Only a file is replaced by a file: who may write to /dev would have none of it left. */
class PrivateFilePlaceTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsNotReplaced() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> PrivateFile.write(pipe, new byte[] {1}))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> PrivateFile.write(pipe, out -> out.write(1)))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.isRegularFile(pipe)).isFalse();
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(pipe);
    }
  }

  @Test
  void aFolderIsNotReplaced() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    assertThatThrownBy(() -> PrivateFile.write(inside, new byte[] {1}))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(inside).isEmptyDirectory();
  }

  @Test
  void aFileIsReplacedByOneOfItsOwnersAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");
    PrivateFile.write(file, out -> out.write('n'));
    assertThat(file).hasContent("n");
    assertThat(PrivateFile.ownersAlone(file)).isTrue();
  }
}
