package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePlaceTest {
  @TempDir Path folder;

  @Test
  void aFileIsNamedWithOrWithoutItsScheme() {
    Path file = folder.resolve("ledger.db");
    assertThat(FilePlace.named(file.toString()).file()).isEqualTo(file);
    assertThat(Place.of("sqlite:" + file)).isEqualTo(new FilePlace(file));
    assertThat(FilePlace.named("ledger.db").file())
        .isEqualTo(Path.of("ledger.db").toAbsolutePath());
    assertThat(Place.of(file.toString()).keyFile(Path.of("elsewhere")))
        .isEqualTo(folder.resolve("ledger.db.key"));
  }

  @Test
  void aLinkStandsForTheFileItPointsTo() throws Exception {
    Path file = Files.writeString(folder.resolve("ledger.db"), "x").toRealPath();
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(FilePlace.named(link.toString()).file()).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://u:password@host/db", "jdbc:sqlite:x", "http://host/x"})
  void otherSchemesAreRefusedWithoutRepeatingThem(String url) {
    refused(() -> Place.of(url), "ledger.unknown-url");
    assertThatThrownBy(() -> Place.of(url)).hasMessageNotContaining("password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "sqlite:", ".", "/", "a\0b"})
  void whatIsNoFileIsRefused(String name) {
    refused(() -> Place.of(name), "ledger.not-a-file");
  }

  @Test
  void aMissingFolderIsMade() {
    FilePlace.named(folder.resolve("a/b/ledger.db").toString()).check();
    assertThat(folder.resolve("a/b")).isDirectory();
  }

  @Test
  void aFolderUnderAFileIsRefused() throws Exception {
    Files.writeString(folder.resolve("file"), "x");
    refused(
        () -> FilePlace.named(folder.resolve("file/ledger.db").toString()).check(),
        "ledger.folder-not-writable");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatTakesNoFilesIsRefusedEvenForRoot() {
    FilePlace place = FilePlace.named("/proc/ledger.db");
    refused(
        () -> {
          place.check();
          place.create(new byte[1]);
        },
        "ledger.folder-not-writable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "SMBFS", "9p", "vboxsf"})
  void theDiskOfAnotherComputerIsRefused(String fileSystem) {
    refused(() -> FilePlace.refuseShare("/mnt/line", fileSystem), "ledger.on-a-share");
  }

  @Test
  void aWindowsShareIsRefusedByItsName() {
    refused(() -> FilePlace.refuseShare("\\\\server\\line", "NTFS"), "ledger.on-a-share");
  }

  @Test
  void creatingNeverReplaces() throws Exception {
    Path file = Files.writeString(folder.resolve("ledger.db"), "mine");
    FilePlace.named(file.toString())
        .create("other".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(file).hasContent("mine");
  }

  private static void refused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
