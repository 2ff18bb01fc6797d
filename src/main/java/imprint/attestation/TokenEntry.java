package imprint.attestation;

import imprint.finding.Refusal;
import imprint.secret.token.TokenFault;
import imprint.secret.token.TokenSession;
import imprint.secret.token.TokenSlots;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * A key on a token that was logged in.
 *
 * @param publicPoint 65 bytes, 04‖X‖Y
 */
record TokenEntry(TokenSession session, PrivateKey key, byte[] publicPoint) {
  /**
   * Finds token and key.
   *
   * @param pin null where it is not known: then it is told first if the token is not there
   * @throws Refusal attestation.key-token-pin-needed, attestation.key-token-no-key,
   *     attestation.key-token-two-keys, attestation.key-token-other-curve
   */
  static TokenEntry open(TokenUri uri, char @Nullable [] pin) throws TokenFault {
    int slot = TokenSlots.find(uri.module(), uri.token());
    if (pin == null) {
      throw Refusal.of("attestation.key-token-pin-needed", uri.token());
    }
    TokenSession session = TokenSession.at(uri.module(), slot, "");
    try {
      return in(session, session.login(pin), uri);
    } catch (TokenFault | RuntimeException failed) {
      session.close();
      throw failed;
    }
  }

  private static TokenEntry in(TokenSession session, KeyStore store, TokenUri uri)
      throws TokenFault {
    try {
      String alias = alias(store, uri);
      Certificate certificate = store.getCertificate(alias);
      if (certificate == null || !(store.getKey(alias, null) instanceof PrivateKey key)) {
        throw Refusal.of("attestation.key-token-no-key", uri.object(), uri.token());
      }
      return new TokenEntry(
          session, key, point(certificate.getPublicKey().getEncoded(), uri.object()));
    } catch (GeneralSecurityException | ProviderException e) {
      throw TokenFault.failed(e);
    }
  }

  /** The JDK calls a key by the label of its certificate, and by more where two have the same. */
  private static String alias(KeyStore store, TokenUri uri) throws GeneralSecurityException {
    if (store.isKeyEntry(uri.object())) {
      return uri.object();
    }
    List<String> longer =
        Collections.list(store.aliases()).stream()
            .filter(alias -> alias.startsWith(uri.object() + "/"))
            .toList();
    throw Refusal.of(
        longer.isEmpty() ? "attestation.key-token-no-key" : "attestation.key-token-two-keys",
        uri.object(),
        uri.token());
  }

  private static byte[] point(byte[] encoded, String name) {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(encoded);
    byte[] point = info.getPublicKeyData().getOctets();
    if (!SECObjectIdentifiers.secp256r1.equals(info.getAlgorithm().getParameters())
        || !P256.isPoint(point)) {
      throw Refusal.of("attestation.key-token-other-curve", name);
    }
    return point;
  }
}
