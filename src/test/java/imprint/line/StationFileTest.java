package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.secret.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationFileTest {
  private static final String URL = "postgresql://imprint@db/imprint";
  private static final Map<String, String> NONE = Map.of();
  private static final Map<String, String> EXPORTED = Map.of("PGPASSWORD", "of the shell");

  @TempDir Path folder;

  @Test
  void withoutTheFileTheLedgerIsTheUsualOne() {
    Access access = access(null, NONE);
    assertThat(access.urlOrFile()).isEqualTo("usual.sqlite");
    assertThat(access.settings()).isEqualTo(folder);
    assertThat(access.password()).isEmpty();
    assertThat(access(URL, NONE).urlOrFile()).isEqualTo(URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "ledger:\n", "ledger: {}\n", "ledger: ''\n"})
  void anEmptyFileSaysNothing(String text) throws Exception {
    write(text);
    assertThat(access(null, NONE).urlOrFile()).isEqualTo("usual.sqlite");
  }

  @Test
  void aPlaceAloneIsOneLine() throws Exception {
    write("ledger: " + URL + "\n");
    assertThat(access(null, NONE).urlOrFile()).isEqualTo(URL);
    assertThat(access("other.db", NONE).urlOrFile()).isEqualTo("other.db");
  }

  @Test
  void passwordAndKeyBelongToTheLedgerOfTheFileAlone() throws Exception {
    write("ledger:\n  url: " + URL + "\n  password: 'of: the file'\n  key: keys/line.key\n");
    for (String given : new String[] {null, URL}) {
      Access access = access(given, EXPORTED);
      assertThat(password(access)).isEqualTo("of: the file");
      assertThat(access.key()).contains(folder.resolve("keys/line.key"));
    }
    Access other = access("postgresql://imprint@other/imprint", EXPORTED);
    assertThat(password(other)).isEqualTo("of the shell");
    assertThat(other.key()).isEmpty();
  }

  @Test
  void howMuchMayBeMadeWithoutTheServerIsANumber() throws Exception {
    write("ledger:\n  url: " + URL + "\n  offline: 500\n");
    assertThat(access(null, NONE).offline()).isEqualTo(500);
    assertThat(access("other.db", NONE).offline()).isZero();
    assertThat(access("postgresql://imprint@other/imprint", NONE).offline()).isZero();
    write("ledger: " + URL + "\n");
    assertThat(access(null, NONE).offline()).isZero();
    for (String wrong : new String[] {"many", "-1", "1.5", "100001", "1e3", "'５'"}) {
      write("ledger:\n  url: " + URL + "\n  offline: " + wrong + "\n");
      refused("line.offline-number");
    }
  }

  @Test
  void theStationsOwnLedgerIsUnderTheKeyOfTheServers() throws Exception {
    write("ledger:\n  url: " + URL + "\n  key: keys/line.key\n  offline: 5\n");
    Access own = access(folder.resolve("offline.db").toString(), NONE);
    assertThat(own.keyFile()).isEqualTo(folder.resolve("keys/line.key"));
    assertThat(own.offline()).isZero();
    assertThat(access(folder.resolve("other.db").toString(), NONE).keyFile().getFileName())
        .hasToString("other.db.key");
  }

  @Test
  void aFileNeedsNoServerAndIsToldSo() throws Exception {
    for (String url : new String[] {"", "  url: a.db\n"}) {
      write("ledger:\n" + url + "  offline: 5\n");
      assertThatThrownBy(() -> access(null, NONE))
          .isInstanceOfSatisfying(
              Refusal.class,
              r -> assertThat(r.finding().code()).isEqualTo("line.offline-with-file"));
    }
  }

  @Test
  void aPasswordCanComeFromAFileOfItsOwnOrFromTheShell() throws Exception {
    Path file = Files.writeString(folder.resolve("db.password"), "of a file\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    write("ledger:\n  url: " + URL + "\n  password-file: db.password\n");
    assertThat(password(access(null, EXPORTED))).isEqualTo("of a file");
    write("ledger: " + URL + "\n");
    assertThat(password(access(null, EXPORTED))).isEqualTo("of the shell");
  }

  @Test
  void aPasswordThatOthersCanReadIsRefused() throws Exception {
    Path file = write("ledger:\n  url: " + URL + "\n  password: x\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    refused("line.settings-readable-by-others");
    write("ledger:\n  url: " + URL + "\n  password-file: db.password\n");
    Path other = Files.writeString(folder.resolve("db.password"), "x");
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw----r--"));
    refused("line.settings-readable-by-others");
    Files.delete(other);
    refused("file.absent");
  }

  @Test
  void aWordThatMeansNothingIsRefused() throws Exception {
    write("ledgers: x\n");
    refused("line.settings-unknown");
    write("ledger:\n  pasword: x\n");
    refused("line.settings-unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- ledger",
        "hunter2",
        "ledger: [hunter2",
        "ledger:\n  password: [hunter2]\n",
        "ledger:\n  password: \"hunter2\n  url: x\n",
        "ledger:\n\tpassword: hunter2\n"
      })
  void whatCannotBeReadIsRefusedWithoutRepeatingIt(String text) throws Exception {
    write(text);
    refused("line.settings-syntax");
    assertThatThrownBy(() -> StationFile.read(folder))
        .satisfies(
            e -> {
              StringWriter all = new StringWriter();
              e.printStackTrace(new PrintWriter(all, true));
              assertThat(all.toString()).doesNotContain("hunter2");
            });
  }

  @Property(tries = 300)
  void anyTextIsReadOrRefused(@ForAll String text) throws Exception {
    Path own = Files.createTempDirectory("station");
    Path file = own.resolve("station.yaml");
    try {
      Files.writeString(file, text.replaceAll("\\p{Cs}", "?"));
      StationFile.read(own);
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).startsWith("line.");
    } finally {
      Files.delete(file);
      Files.delete(own);
    }
  }

  private Access access(@Nullable String given, Map<String, String> environment) {
    return StationFile.read(folder).access(given, Path.of("usual.sqlite"), environment);
  }

  private static String password(Access access) {
    Optional<Secret> password = access.password();
    return password.orElseThrow().use(b -> new String(b, StandardCharsets.UTF_8));
  }

  private Path write(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("station.yaml"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private void refused(String code) {
    assertThatThrownBy(() -> StationFile.read(folder))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
