package imprint.ledger.custody;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.Secret;
import imprint.secret.token.TokenFault;
import imprint.secret.token.TokenSession;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** A token behind its maker's PKCS#11 library, in one of its slots. */
record Pkcs11Token(String library, int slot) {
  /** A key that is made there can decrypt, and never leaves the token. */
  private static final String NEW_KEYS =
      """
      attributes(generate, CKO_PRIVATE_KEY, CKK_RSA) = {
        CKA_SENSITIVE = true
        CKA_EXTRACTABLE = false
        CKA_DECRYPT = true
        CKA_SIGN = true
      }
      """;

  /**
   * Locks {@code kek} by the pair of that name, which is made on the token where it has none.
   *
   * @throws Refusal ledger.token-library, ledger.token-relative, ledger.token-writable,
   *     ledger.token-absent, ledger.token-pin-wrong, ledger.token-failed
   */
  Wrapping.Token lock(String name, char[] pin, Secret kek) {
    try (TokenSession session = session()) {
      return new Wrapping.Token(library, slot, open(session, pin).lock(name, kek));
    } catch (TokenFault fault) {
      throw refusal(fault);
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  /**
   * @param pin is asked once a token was found, and wiped
   * @throws Refusal ledger.token-library, ledger.token-relative, ledger.token-writable,
   *     ledger.token-absent, ledger.token-pin-wrong, ledger.token-of-another, ledger.token-failed,
   *     and what {@code pin} throws
   */
  Secret unlock(Wrapping.Pair pair, Supplier<char[]> pin) {
    try (TokenSession session = session()) {
      char[] code = pin.get();
      try {
        return unlock(pair, open(session, code));
      } finally {
        Arrays.fill(code, '\0');
      }
    } catch (TokenFault fault) {
      throw refusal(fault);
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  private static Secret unlock(Wrapping.Pair pair, KeyPairEntry entry)
      throws GeneralSecurityException {
    if (!entry.publicKey(pair.name()).equals(Optional.of(pair.publicKey()))) {
      throw Refusal.of("ledger.token-of-another", pair.name());
    }
    return entry.unlock(pair);
  }

  private TokenSession session() throws TokenFault {
    return TokenSession.at(library, slot, NEW_KEYS);
  }

  private static KeyPairEntry open(TokenSession session, char[] pin) throws TokenFault {
    return new KeyPairEntry(session.login(pin), Optional.of(session.provider()));
  }

  private Refusal refusal(TokenFault fault) {
    Finding finding =
        switch (fault.kind()) {
          case LIBRARY -> Finding.error("ledger.token-library", library);
          case RELATIVE -> Finding.error("ledger.token-relative", library);
          case WRITABLE -> Finding.error("ledger.token-writable", library);
          case ABSENT -> Finding.error("ledger.token-absent", slot, library);
          case PIN -> Finding.error("ledger.token-pin-wrong");
          case FAILED -> Finding.error("ledger.token-failed", fault.reason());
        };
    return new Refusal(finding, fault);
  }

  private static Refusal failed(Exception e) {
    return new Refusal(Finding.error("ledger.token-failed", e.getClass().getSimpleName()), e);
  }
}
