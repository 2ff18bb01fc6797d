package imprint.secret.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "SoftHSM is looked for where Debian puts it")
class TokenSlotsTest {
  private static Path library = Path.of("");

  @TempDir Path folder;

  @BeforeAll
  static void tokens() {
    library = SoftHsm.library();
  }

  /** Each PIN is taken by the slot of its own token: the number is that of the JDK's provider. */
  @Test
  void aTokenIsFoundByItsLabelWhereverItIs() throws Exception {
    Set<Integer> slots = new TreeSet<>();
    for (String label : List.of("line", "pai one", "office")) {
      slots.add(TokenSlots.find(library.toString(), label));
    }
    assertThat(slots).hasSize(3);
    try (TokenSession office =
        TokenSession.at(library.toString(), TokenSlots.find(library.toString(), "office"), "")) {
      assertThat(office.login("0987654321".toCharArray()).size()).isZero();
    }
    try (TokenSession one =
        TokenSession.at(library.toString(), TokenSlots.find(library.toString(), "pai one"), "")) {
      assertThatThrownBy(() -> one.login("0987654321".toCharArray()))
          .isInstanceOfSatisfying(
              TokenFault.class, f -> assertThat(f.kind()).isEqualTo(TokenFault.Kind.PIN));
    }
  }

  @Test
  void aTokenThatIsNotThereIsAbsent() {
    for (String label : List.of("Line", "pai", "pai one ", "?")) {
      fails(TokenFault.Kind.ABSENT, library.toString(), label);
    }
  }

  @Test
  void whatIsNoLibraryIsSaid() throws Exception {
    Path text = Files.writeString(folder.resolve("text.so"), "text");
    Path other = Path.of("/lib/x86_64-linux-gnu/libc.so.6");
    for (Path wrong : List.of(text, folder, folder.resolve("absent.so"), other)) {
      fails(TokenFault.Kind.LIBRARY, wrong.toString(), "line");
    }
    fails(TokenFault.Kind.LIBRARY, "/a\0b", "line");
  }

  /**
   * The current folder may be anybody's; the library is not found from there, though it is there.
   */
  @Test
  void aLibraryIsNamedByItsFullPath() {
    Path relative = Path.of("").toAbsolutePath().relativize(library);
    assertThat(relative).isRegularFile();
    fails(TokenFault.Kind.RELATIVE, relative.toString(), "line");
    fails(TokenFault.Kind.RELATIVE, "libsofthsm2.so", "line");
  }

  @Test
  void aLibraryThatEverybodyMayReplaceIsNotLoaded() throws Exception {
    Path own = Files.copy(library, folder.resolve("own.so"));
    Path link =
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("links")).resolve("l"), own);
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-rw-rw-"));
    fails(TokenFault.Kind.WRITABLE, own.toString(), "line");
    fails(TokenFault.Kind.WRITABLE, link.toString(), "line");
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    fails(TokenFault.Kind.WRITABLE, own.toString(), "line");
    fails(TokenFault.Kind.WRITABLE, link.toString(), "line");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(link.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    fails(TokenFault.Kind.WRITABLE, link.toString(), "line");
  }

  private static void fails(TokenFault.Kind kind, String library, String label) {
    assertThatThrownBy(() -> TokenSlots.find(library, label))
        .isInstanceOfSatisfying(TokenFault.class, f -> assertThat(f.kind()).isEqualTo(kind));
  }
}
