package imprint.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever keeps the station key on a disk of its own has a link to it where Imprint looks. */
@DisabledOnOs(OS.WINDOWS)
class KeyFileLinkTest {
  @TempDir Path folder;
  @TempDir Path vault;

  @Test
  void aKeyBehindALinkIsRenewedWhereItIs() throws Exception {
    Path there = vault.resolve("station.key");
    new KeyFile(there, new SecureRandom()).openOrCreate(Prompt.NOBODY).close();
    Path link = Files.createSymbolicLink(folder.resolve("ledger.db.key"), there);
    KeyFile keys = new KeyFile(link, new SecureRandom());
    keys.renew(Prompt.NOBODY);
    keys.rewrap(Prompt.NOBODY, new NewWrapping.FileAlone());
    assertThat(link).isSymbolicLink();
    assertThat(new KeyFile(there, new SecureRandom()).look().keys())
        .hasSize(2)
        .isEqualTo(keys.look().keys());
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(link);
    }
  }
}
