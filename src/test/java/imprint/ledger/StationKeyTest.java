package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationKeyTest {
  @TempDir Path folder;

  @Test
  void theFirstUseMakesAFileForItsOwnerAlone() throws Exception {
    Path file = folder.resolve("station.key");
    StationKey.openOrCreate(file, new SecureRandom()).close();
    assertThat(Files.size(file)).isEqualTo(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void laterUsesGiveTheSameKey() {
    Path file = folder.resolve("station.key");
    try (StationKey first = StationKey.openOrCreate(file, new SecureRandom());
        StationKey second = StationKey.openOrCreate(file, new SecureRandom())) {
      assertThat(second.id()).isEqualTo(first.id()).hasSize(16);
      assertThat(second.fingerprint("p", new byte[4]))
          .isEqualTo(first.fingerprint("p", new byte[4]));
    }
  }

  @Test
  void ofSeveralAtOnceOneKeyWinsForAll() throws Exception {
    Path file = folder.resolve("station.key");
    Callable<String> open =
        () -> {
          try (StationKey key = StationKey.openOrCreate(file, new SecureRandom())) {
            return key.id();
          }
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<String> ids =
          threads.invokeAll(Stream.generate(() -> open).limit(16).toList()).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
      assertThat(ids).hasSize(16).containsOnly(ids.getFirst());
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void fingerprintsDifferByValuePurposeAndKey() {
    try (StationKey key = StationKey.openOrCreate(folder.resolve("1"), new SecureRandom());
        StationKey other = StationKey.openOrCreate(folder.resolve("2"), new SecureRandom())) {
      byte[] value = {1, 2, 3, 4};
      assertThat(
              Stream.of(
                  key.fingerprint("p", value),
                  key.fingerprint("q", value),
                  key.fingerprint("p", new byte[4]),
                  other.fingerprint("p", value),
                  Fingerprint.sha256(value)))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void aKeyThatOthersCanReachIsRefused(String permissions) throws Exception {
    Path file = Files.write(folder.resolve("station.key"), new byte[32]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    refused(file, "ledger.key-readable-by-others");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 33, 4000})
  void aKeyOfAnotherSizeIsRefused(int size) throws Exception {
    Path file = Files.write(folder.resolve("station.key"), new byte[size]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    refused(file, "ledger.key-damaged");
  }

  @Test
  void aMissingKeyIsRefusedWhereOneMustBe() {
    refused(folder.resolve("station.key"), "ledger.key-absent");
  }

  private static void refused(Path file, String code) {
    assertThatThrownBy(() -> StationKey.open(file))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
