package imprint.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that died in the middle of a file leaves beside it. */
class PrivateFileSweepTest {
  private static final String UUID = "0b5cd8a1-7b3e-4a5f-9a51-3d7f2c1b0a99";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("label.png");
  }

  private Path part(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "half");
  }

  private static long deadProcess() throws Exception {
    Process process =
        new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version")
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    process.waitFor();
    return process.pid();
  }

  @Test
  void whatADeadProcessLeftIsRemoved() throws Exception {
    Path dead = part(".label.png." + deadProcess() + "-" + UUID + ".part");
    Path ofAnEarlierVersion = part(".label.png." + UUID + ".part");
    PrivateFile.sweep(file());
    assertThat(dead).doesNotExist();
    assertThat(ofAnEarlierVersion).doesNotExist();
  }

  @Test
  void whatALivingProcessWritesIsLeftAlone() throws Exception {
    Path mine = PrivateFile.temporary(file());
    Files.writeString(mine, "half");
    PrivateFile.sweep(file());
    assertThat(mine).exists();
  }

  @Test
  void otherFilesAreLeftAlone() throws Exception {
    long pid = deadProcess();
    Path another = part(".label.pdf." + pid + "-" + UUID + ".part");
    Path whole = part("label.png");
    Path similar = part(".labelxpng." + pid + "-" + UUID + ".part");
    PrivateFile.sweep(file());
    assertThat(another).exists();
    assertThat(whole).exists();
    assertThat(similar).exists();
  }

  @Test
  void aFolderThatIsNotThereHasNothingToSweep() throws Exception {
    PrivateFile.sweep(folder.resolve("absent").resolve("label.png"));
    assertThat(folder).isEmptyDirectory();
  }
}
