package imprint.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class RefusalTest {
  /** "IOException" tells nobody that the disk is full. */
  @Test
  void whatTheSystemSaysIsTold() {
    assertThat(Refusal.unwritable("a.bin", new IOException("No space left on device")))
        .hasMessageStartingWith("The file a.bin cannot be written (No space left on device).");
    IOException readOnly = new FileSystemException("/secret/a.bin", null, "Read-only file system");
    assertThat(Refusal.unwritable("a.bin", readOnly))
        .hasMessageContaining("(Read-only file system)")
        .hasMessageNotContaining("/secret");
    assertThat(Refusal.unreadable("a.bin", new AccessDeniedException("a.bin")))
        .hasMessageContaining("(AccessDeniedException)");
  }
}
