package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.custody.KeyFile;
import imprint.ledger.custody.Prompt;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] UNIT = {7};

  @TempDir Path folder;

  @Test
  void fingerprintsDifferByValuePurposeAndKey() {
    try (StationKey key = Keys.openOrCreate(folder.resolve("1"));
        StationKey other = Keys.openOrCreate(folder.resolve("2"))) {
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

  /** Else passcodes could be given out twice after a renewal. */
  @Test
  void aNewKeySealsFromThenOnAndFingerprintsStay() {
    Path file = folder.resolve("1");
    try (StationKey before = Keys.openOrCreate(file)) {
      new KeyFile(file, RANDOM).renew(Prompt.NOBODY);
      try (StationKey after = Keys.openOrCreate(file);
          Secret content = Secret.owning(new byte[] {1, 2, 3})) {
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.newest()).isNotEqualTo(before.newest());
        assertThat(after.fingerprint("p", UNIT)).isEqualTo(before.fingerprint("p", UNIT));

        byte[] old = before.sealer(RANDOM).seal(content, UNIT);
        assertThat(after.sealer(before.id(), RANDOM).orElseThrow().unseal(old, UNIT)).isPresent();
        byte[] young = after.sealer(RANDOM).seal(content, UNIT);
        assertThat(before.sealer(RANDOM).unseal(young, UNIT)).isEmpty();
        assertThat(after.sealer(after.newest(), RANDOM).orElseThrow().unseal(young, UNIT))
            .isPresent();
        assertThat(after.sealer("0000000000000000", RANDOM)).isEmpty();
      }
    }
  }
}
