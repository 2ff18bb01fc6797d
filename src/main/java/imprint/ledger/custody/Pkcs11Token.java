package imprint.ledger.custody;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.auth.login.LoginException;

/** A token behind its maker's PKCS#11 library, in one of its slots, by the JDK's SunPKCS11. */
record Pkcs11Token(String library, int slot) {
  /**
   * Locks {@code kek} by the pair of that name, which is made on the token where it has none.
   *
   * @throws Refusal ledger.token-library, ledger.token-absent, ledger.token-pin-wrong,
   *     ledger.token-failed
   */
  Wrapping.Token lock(String name, char[] pin, Secret kek) {
    Provider provider = provider();
    try {
      return new Wrapping.Token(library, slot, open(provider, pin).lock(name, kek));
    } catch (GeneralSecurityException | IOException | ProviderException e) {
      throw failed(e);
    } finally {
      logout(provider);
    }
  }

  /**
   * @param pin is asked once a token was found, and wiped
   * @throws Refusal ledger.token-library, ledger.token-absent, ledger.token-pin-wrong,
   *     ledger.token-of-another, ledger.token-failed, and what {@code pin} throws
   */
  Secret unlock(Wrapping.Pair pair, Supplier<char[]> pin) {
    Provider provider = provider();
    char[] code = pin.get();
    try {
      KeyPairEntry entry = open(provider, code);
      if (!entry.publicKey(pair.name()).equals(Optional.of(pair.publicKey()))) {
        throw Refusal.of("ledger.token-of-another", pair.name());
      }
      return entry.unlock(pair);
    } catch (GeneralSecurityException | IOException | ProviderException e) {
      throw failed(e);
    } finally {
      Arrays.fill(code, '\0');
      logout(provider);
    }
  }

  private static KeyPairEntry open(Provider provider, char[] pin)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    try {
      store.load(null, pin);
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw new Refusal(Finding.error("ledger.token-pin-wrong"), e);
      }
      throw e;
    }
    return new KeyPairEntry(store, Optional.of(provider));
  }

  /**
   * @throws Refusal ledger.token-library; ledger.token-absent where the slot has no token, or one
   *     that was never set up
   */
  private Provider provider() {
    if (library.contains("\"") || library.contains("$") || !Files.isRegularFile(Path.of(library))) {
      throw Refusal.of("ledger.token-library", library);
    }
    try {
      return Security.getProvider("SunPKCS11").configure(settings());
    } catch (ProviderException | InvalidParameterException e) {
      Finding finding =
          e.getCause() instanceof IOException
              ? Finding.error("ledger.token-library", library)
              : Finding.error("ledger.token-absent", slot, library);
      throw new Refusal(finding, e);
    }
  }

  /** A key that is made there can decrypt, and never leaves the token. */
  private String settings() {
    return """
        --name = imprint
        library = "%s"
        slotListIndex = %d
        attributes(generate, CKO_PRIVATE_KEY, CKK_RSA) = {
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
          CKA_DECRYPT = true
          CKA_SIGN = true
        }
        """
        .formatted(library.replace("\\", "\\\\"), slot);
  }

  private static void logout(Provider provider) {
    try {
      if (provider instanceof AuthProvider login) {
        login.logout();
      }
    } catch (LoginException | ProviderException gone) {
      // a token that was pulled out is logged out
    }
  }

  private static Refusal failed(Exception e) {
    return new Refusal(Finding.error("ledger.token-failed", e.getClass().getSimpleName()), e);
  }
}
