package imprint.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
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
  }

  /** Java has classes for the commonest, and no words. */
  @Test
  void whatIsCommonestHasASentenceAndAnActOfItsOwn() {
    IOException noRight = new AccessDeniedException("/secret/a.bin");
    told("file.unwritable-no-right", Refusal.unwritable("a.bin", noRight));
    told("file.unreadable-no-right", Refusal.unreadable("a.bin", noRight));
    IOException noFile = new NoSuchFileException("/secret/a.bin");
    told("file.unwritable-no-folder", Refusal.unwritable("a.bin", noFile));
    told("file.absent", Refusal.unreadable("a.bin", noFile));
    IOException inTheWay = new FileAlreadyExistsException("/secret/a.bin");
    told("file.unwritable-in-the-way", Refusal.unwritable("a.bin", inTheWay));
    assertThat(Refusal.reason(noRight)).isEqualTo("Permission denied");
    assertThat(Refusal.reason(noFile)).isEqualTo("No such file or directory");
  }

  /** A large export is written from inside a stream, other things by other threads. */
  @Test
  void whatWentWrongInsideSomethingElseIsTold() {
    IOException full = new IOException("No space left on device");
    assertThat(Refusal.unwritable("a.csv", new UncheckedIOException(full)))
        .hasMessageContaining("(No space left on device)");
    assertThat(Refusal.unwritable("a.csv", new ExecutionException(new UncheckedIOException(full))))
        .hasMessageContaining("(No space left on device)");
    IOException noRight = new AccessDeniedException("a.csv");
    told(
        "file.unwritable-no-right", Refusal.unwritable("a.csv", new UncheckedIOException(noRight)));
  }

  private static void told(String code, Refusal refusal) {
    Finding finding = refusal.finding();
    assertThat(finding.code()).isEqualTo(code);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
      assertThat(finding.sentence(locale) + finding.nextAct(locale))
          .doesNotContain("Exception", "/secret", code)
          .contains(finding.arguments().getFirst());
    }
  }
}
