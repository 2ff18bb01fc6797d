package imprint.ledger.custody;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The operating system's own key store, as far as the JDK reaches it. */
final class SystemKeyStore {
  /**
   * By the beginning of the system's name. Linux has the Secret Service, which the JDK does not
   * know and which needs somebody logged in at a desktop.
   */
  private static final Map<String, String> TYPES =
      Map.of("windows", "Windows-MY", "mac", "KeychainStore");

  private final Optional<String> type;

  private SystemKeyStore(Optional<String> type) {
    this.type = type;
  }

  static SystemKeyStore of(String systemName) {
    String name = systemName.toLowerCase(Locale.ROOT);
    return new SystemKeyStore(
        TYPES.entrySet().stream()
            .filter(entry -> name.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst());
  }

  /**
   * @throws Refusal ledger.key-store-absent, ledger.key-store-failed
   */
  Wrapping.SystemStore lock(String name, Secret kek) {
    String store = type.orElseThrow(() -> Refusal.of("ledger.key-store-absent"));
    try {
      return new Wrapping.SystemStore(store, open(store).lock(name, kek));
    } catch (GeneralSecurityException | IOException e) {
      throw failed(store, e);
    }
  }

  /**
   * @throws Refusal ledger.key-store-absent, ledger.key-store-of-another, ledger.key-store-failed
   */
  Secret unlock(Wrapping.SystemStore by) {
    if (!type.equals(Optional.of(by.store()))) {
      throw Refusal.of("ledger.key-store-of-another", by.pair().name(), by.store());
    }
    try {
      KeyPairEntry entry = open(by.store());
      if (!entry.publicKey(by.pair().name()).equals(Optional.of(by.pair().publicKey()))) {
        throw Refusal.of("ledger.key-store-of-another", by.pair().name(), by.store());
      }
      return entry.unlock(by.pair());
    } catch (GeneralSecurityException | IOException e) {
      throw failed(by.store(), e);
    }
  }

  private static KeyPairEntry open(String type) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    return new KeyPairEntry(store, Optional.empty());
  }

  private static Refusal failed(String store, Exception e) {
    return new Refusal(
        Finding.error("ledger.key-store-failed", store, e.getClass().getSimpleName()), e);
  }
}
