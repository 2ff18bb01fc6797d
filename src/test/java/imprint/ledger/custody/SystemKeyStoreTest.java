package imprint.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SystemKeyStoreTest {
  @TempDir Path folder;

  @Test
  void aSystemWithoutOneSaysSo() {
    KeyFile keys =
        new KeyFile(folder.resolve("key"), new SecureRandom(), SystemKeyStore.of("Linux"));
    keys.openOrCreate(Prompt.NOBODY).close();
    refused(
        "ledger.key-store-absent",
        () -> keys.rewrap(Prompt.NOBODY, new NewWrapping.SystemStore("imprint")));
    assertThat(keys.look().kind()).isEqualTo("file");
  }

  /** On Linux the JDK has neither of these, as on a system that lost it. */
  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  void aStoreThatFailsIsNamed() {
    refused(
        "ledger.key-store-failed",
        () -> SystemKeyStore.of("Windows 11").lock("imprint", Secret.owning(new byte[32])));
    refused(
        "ledger.key-store-failed",
        () -> SystemKeyStore.of("Mac OS X").lock("imprint", Secret.owning(new byte[32])));
  }

  @Test
  void aFileThatAnotherSystemLockedIsNotOpened() {
    var pair = new Wrapping.Pair("imprint", "00".repeat(32), "00".repeat(384));
    refused(
        "ledger.key-store-of-another",
        () -> SystemKeyStore.of("Linux").unlock(new Wrapping.SystemStore("Windows-MY", pair)));
  }

  /** The same steps as in the system's store, in one that is everywhere. */
  @Test
  void aKeyPairLocksAKeyAndIsMadeOnce() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    KeyPairEntry entry = new KeyPairEntry(store, Optional.empty());
    byte[] kek = new byte[32];
    new SecureRandom().nextBytes(kek);
    try (Secret key = Secret.copyOf(kek)) {
      assertThat(entry.publicKey("imprint")).isEmpty();
      Wrapping.Pair first = entry.lock("imprint", key);
      Wrapping.Pair second = entry.lock("imprint", key);
      assertThat(second.publicKey()).isEqualTo(first.publicKey());
      assertThat(second.encrypted()).isNotEqualTo(first.encrypted());
      assertThat(entry.publicKey("imprint")).contains(first.publicKey());
      try (Secret opened = entry.unlock(second)) {
        assertThat(opened.sameAs(key)).isTrue();
      }
      Wrapping.Pair absent = new Wrapping.Pair("other", first.publicKey(), first.encrypted());
      assertThatThrownBy(() -> entry.unlock(absent)).isInstanceOf(GeneralSecurityException.class);
    }
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
