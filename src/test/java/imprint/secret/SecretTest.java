package imprint.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  @TempDir Path folder;

  @Test
  void closingWipesTheBytesAndForbidsFurtherUse() {
    byte[] bytes = {1, 2, 3};
    Secret secret = Secret.owning(bytes);
    secret.close();
    assertThat(bytes).containsOnly(0);
    assertThatThrownBy(() -> secret.use(b -> b.length)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCopyOutlivesItsOriginal() {
    Secret original = Secret.copyOf(new byte[] {7});
    Secret copy = original.copy();
    original.close();
    assertThat(copy.<Byte>use(b -> b[0])).isEqualTo((byte) 7);
  }

  @Test
  void printsNothingOfItself() {
    assertThat(Secret.copyOf(new byte[] {65, 66})).hasToString("Secret");
  }

  @Test
  void aPrivateFileIsReadableByItsOwnerAloneAndLeavesNoRest() throws Exception {
    Path file = folder.resolve("deep/er/key.bin");
    PrivateFile.write(file, new byte[] {1});
    PrivateFile.write(file, new byte[] {2, 3});
    assertThat(Files.readAllBytes(file)).containsExactly(2, 3);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("deep"))))
        .isEqualTo("rwx------");
    try (var left = Files.list(folder.resolve("deep/er"))) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aPrivateFileIsCreatedOnceAndNeverReplaced() throws Exception {
    Path file = folder.resolve("deep/key.bin");
    assertThat(PrivateFile.create(file, new byte[] {1})).isTrue();
    assertThat(PrivateFile.create(file, new byte[] {2})).isFalse();
    assertThat(Files.readAllBytes(file)).containsExactly(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var left = Files.list(folder.resolve("deep"))) {
      assertThat(left).containsExactly(file);
    }
  }
}
