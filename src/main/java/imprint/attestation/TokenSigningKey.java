package imprint.attestation;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.Secret;
import imprint.secret.token.TokenFault;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.Signature;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A P-256 private key on a PKCS#11 token, which signs and never gives it away. May be used by
 * several threads; the token does one thing after another.
 *
 * <p>The PIN is kept as long as the key: whoever else uses the token in this process logs it out
 * when he is done, and a token that was pulled out and plugged in again wants it anew.
 */
public final class TokenSigningKey implements SigningKey {
  private final TokenUri uri;
  private final Secret pin;
  private final byte[] publicPoint;
  private TokenEntry entry;
  private @Nullable Refusal over;
  private boolean closed;

  private TokenSigningKey(TokenUri uri, Secret pin, TokenEntry entry) {
    this.uri = uri;
    this.pin = pin;
    this.entry = entry;
    this.publicPoint = entry.publicPoint();
  }

  /**
   * Logs in and finds the key.
   *
   * @param pin not wiped here; null where it is not known
   * @throws Refusal attestation.key-token-library, attestation.key-token-relative,
   *     attestation.key-token-writable, attestation.key-token-absent,
   *     attestation.key-token-pin-needed, attestation.key-token-pin-wrong,
   *     attestation.key-token-no-key, attestation.key-token-two-keys,
   *     attestation.key-token-other-curve, attestation.key-token-failed
   */
  public static TokenSigningKey open(TokenUri uri, char @Nullable [] pin) {
    try {
      return new TokenSigningKey(uri, kept(pin), TokenEntry.open(uri, pin));
    } catch (TokenFault fault) {
      throw new Refusal(finding(uri, fault), fault);
    }
  }

  private static Secret kept(char @Nullable [] pin) {
    if (pin == null) {
      return Secret.owning(new byte[0]);
    }
    byte[] bytes = new byte[pin.length * Character.BYTES];
    ByteBuffer.wrap(bytes).asCharBuffer().put(pin);
    return Secret.owning(bytes);
  }

  private static char[] letters(byte[] bytes) {
    char[] pin = new char[bytes.length / Character.BYTES];
    ByteBuffer.wrap(bytes).asCharBuffer().get(pin);
    return pin;
  }

  private static Finding finding(TokenUri uri, TokenFault fault) {
    return switch (fault.kind()) {
      case LIBRARY -> Finding.error("attestation.key-token-library", uri.module());
      case RELATIVE -> Finding.error("attestation.key-token-relative", uri.module());
      case WRITABLE -> Finding.error("attestation.key-token-writable", uri.module());
      case ABSENT -> Finding.error("attestation.key-token-absent", uri.token());
      case PIN -> Finding.error("attestation.key-token-pin-wrong", uri.token());
      case FAILED -> Finding.error("attestation.key-token-failed", uri.token(), fault.reason());
    };
  }

  /**
   * {@inheritDoc}
   *
   * @throws Refusal attestation.key-token-gone where the token does not answer, also after a new
   *     login; attestation.key-token-pin-wrong
   */
  @Override
  public synchronized byte[] signSha256(byte[] tbs) {
    if (closed) {
      throw new IllegalStateException("the key was closed");
    }
    if (over != null) {
      throw over;
    }
    try {
      return signed(tbs);
    } catch (GeneralSecurityException | ProviderException loggedOut) {
      openAgain();
    }
    try {
      return signed(tbs);
    } catch (GeneralSecurityException | ProviderException e) {
      throw gone(e);
    }
  }

  /**
   * Signs the hash as it is: tokens that hash themselves are rare, and those that say so and do not
   * are many.
   */
  private byte[] signed(byte[] tbs) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("NONEwithECDSA", entry.session().provider());
    signature.initSign(entry.key());
    signature.update(P256.digest("SHA-256", tbs));
    byte[] made = signature.sign();
    if (!P256.verify(publicPoint, tbs, made)) {
      throw new GeneralSecurityException("signed by another key");
    }
    return made;
  }

  /** Without a logout before: that would end the sessions of whoever else uses the token. */
  private void openAgain() {
    char[] code = pin.use(TokenSigningKey::letters);
    try {
      entry = TokenEntry.open(uri, code);
    } catch (TokenFault fault) {
      if (fault.kind() == TokenFault.Kind.PIN) {
        // never a second time: a token locks itself after a few
        over = new Refusal(finding(uri, fault), fault);
        throw over;
      }
      throw gone(fault);
    } catch (Refusal another) {
      throw gone(another);
    } finally {
      Arrays.fill(code, '\0');
    }
  }

  private Refusal gone(Exception cause) {
    return new Refusal(Finding.error("attestation.key-token-gone", uri.token()), cause);
  }

  @Override
  public byte[] publicPoint() {
    return publicPoint.clone();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      pin.close();
      entry.session().close();
    }
  }

  @Override
  public String toString() {
    return "TokenSigningKey[" + uri.token() + "]";
  }
}
