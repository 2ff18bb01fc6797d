package imprint.secret.token;

import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import javax.security.auth.login.LoginException;

/**
 * A token in one slot of its maker's library, by the JDK's SunPKCS11; closing it logs out.
 *
 * <p>A login belongs to the process, not to the session (PKCS#11 2.40, 5.6): closing one session
 * logs all others at the same token out, and their keys are gone until they log in again.
 */
public final class TokenSession implements AutoCloseable {
  private final Provider provider;

  private TokenSession(Provider provider) {
    this.provider = provider;
  }

  /**
   * Finds the token, without its PIN.
   *
   * @param slot its place in the library's list of slots, from 0
   * @param settings further lines for SunPKCS11, such as what new keys may be used for
   * @throws TokenFault LIBRARY, RELATIVE, WRITABLE; ABSENT where the slot has no token, or one that
   *     was never set up
   */
  public static TokenSession at(String library, int slot, String settings) throws TokenFault {
    String configuration = configuration(TokenLibrary.checked(library), slot) + settings;
    try {
      return new TokenSession(Security.getProvider("SunPKCS11").configure(configuration));
    } catch (ProviderException | InvalidParameterException e) {
      throw new TokenFault(
          e.getCause() instanceof IOException ? TokenFault.Kind.LIBRARY : TokenFault.Kind.ABSENT,
          e);
    }
  }

  private static String configuration(String library, int slot) {
    return """
    --name = imprint
    library = "%s"
    slotListIndex = %d
    """
        .formatted(library.replace("\\", "\\\\"), slot);
  }

  /**
   * Logs in.
   *
   * @param pin not wiped here
   * @return the keys that have a certificate beside them
   * @throws TokenFault PIN, FAILED
   */
  public KeyStore login(char[] pin) throws TokenFault {
    try {
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return store;
    } catch (IOException e) {
      throw new TokenFault(
          e.getCause() instanceof UnrecoverableKeyException
              ? TokenFault.Kind.PIN
              : TokenFault.Kind.FAILED,
          e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw new TokenFault(TokenFault.Kind.FAILED, e);
    }
  }

  /** What computes with the token's keys. */
  public Provider provider() {
    return provider;
  }

  @Override
  public void close() {
    try {
      if (provider instanceof AuthProvider login) {
        login.logout();
      }
    } catch (LoginException | ProviderException gone) {
      // a token that was pulled out is logged out
    }
  }
}
