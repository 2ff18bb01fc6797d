package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("ledger.db");
  }

  @Test
  void aNewLedgerIsMadeAndFoundAgain() {
    try (Ledger ledger = open()) {
      Claims.reserved(ledger, 1);
    }
    try (Ledger ledger = Ledger.open("sqlite:" + file, InstantSource.system())) {
      assertThat(ledger.find("SN0001")).isPresent();
    }
  }

  @Test
  void everyFileOfALedgerIsItsOwnersAlone() throws Exception {
    try (Ledger ledger = open()) {
      ledger.unlock();
      Claims.reserved(ledger, 1);
      try (var files = Files.list(folder)) {
        List<Path> all = files.sorted().toList();
        assertThat(all.stream().map(f -> f.getFileName().toString()))
            .containsExactly("ledger.db", "ledger.db-shm", "ledger.db-wal", "ledger.db.key");
        for (Path one : all) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
              .as(one.toString())
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void aClosedLedgerIsOneFileWithWhatBelongsBesideIt() throws Exception {
    try (Ledger ledger = open()) {
      Claims.reserved(ledger, 1);
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "ledger.db", "ledger.db.head", "ledger.db.head.lock", "ledger.db.key");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"line?mode=memory", "a#b", "50%41", "台账.db", "with blank.db", ":memory:"})
  void aNameIsAName(String name) {
    Path odd = folder.resolve(name);
    Ledger.open(odd.toString(), InstantSource.system()).close();
    assertThat(odd).isRegularFile();
  }

  @Test
  void lookingIntoALedgerDoesNotMakeOne() {
    refused(() -> Ledger.openExisting(file.toString(), InstantSource.system()), "ledger.absent");
    assertThat(file).doesNotExist();
    open().close();
    Ledger.openExisting(file.toString(), InstantSource.system()).close();
  }

  @Test
  void aLedgerCanBeLookedIntoWithoutItsKey() throws Exception {
    try (Ledger ledger = open()) {
      ledger.unlock();
      Claims.reserved(ledger, 1);
    }
    Files.delete(folder.resolve("ledger.db.key"));
    try (Ledger ledger = open()) {
      assertThat(ledger.latest(1)).hasSize(1);
    }
  }

  @Test
  void theVersionIsThatOfTheNewestMigrationOfBothEngines() throws Exception {
    Path migrations = Path.of("src/main/resources/imprint/ledger/migration");
    for (String engine : List.of("sqlite", "postgresql")) {
      List<String> names = new ArrayList<>();
      for (Path one : List.of(migrations.resolve("common"), migrations.resolve(engine))) {
        try (var files = Files.list(one)) {
          files.forEach(file -> names.add(file.getFileName().toString().replaceAll("__.*", "")));
        }
      }
      List<String> numbered =
          IntStream.rangeClosed(1, Schema.VERSION).mapToObj(n -> "V" + n).toList();
      assertThat(names).as(engine).containsAll(numbered).doesNotHaveDuplicates();
    }
  }

  private Ledger open() {
    return Ledger.open(file.toString(), InstantSource.system());
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
