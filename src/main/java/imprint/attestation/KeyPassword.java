package imprint.attestation;

import imprint.finding.Refusal;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/** Opens a private key that is encrypted with a password. */
final class KeyPassword {
  private final String name;
  private final char[] password;

  /** Refuses at once where there is no password. */
  KeyPassword(String name, char @Nullable [] password) {
    if (password == null || password.length == 0) {
      throw Refusal.of("attestation.key-password-needed", name);
    }
    this.name = name;
    this.password = password;
  }

  /** Opens PKCS#8. */
  PrivateKeyInfo open(EncryptedPrivateKeyInfo sealed) {
    requireAffordable(sealed.getEncryptionAlgorithm());
    try {
      var decryptors =
          new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(new BouncyCastleProvider());
      return new PKCS8EncryptedPrivateKeyInfo(sealed)
          .decryptPrivateKeyInfo(decryptors.build(password));
    } catch (PKCSException | RuntimeException wrong) {
      // with the wrong password the padding or the first tag is wrong: nobody can tell these apart
      throw Refusal.of("attestation.key-password-wrong", name);
    } catch (OperatorCreationException unknown) {
      throw Refusal.of("attestation.key-encryption", name);
    }
  }

  /** Opens a traditional openssl key ({@code Proc-Type: 4,ENCRYPTED}); gives its SEC1 DER. */
  byte[] open(byte[] sealed, PemText.Encryption encryption) {
    try {
      var decryptors = new JcePEMDecryptorProviderBuilder().setProvider(new BouncyCastleProvider());
      byte[] plain =
          decryptors
              .build(password)
              .get(encryption.algorithm())
              .decrypt(sealed, Hex.decode(encryption.iv()));
      if (DerKind.of(plain) != DerKind.SEC1) {
        throw Refusal.of("attestation.key-password-wrong", name);
      }
      return plain;
    } catch (PEMException | IllegalArgumentException wrong) {
      throw Refusal.of("attestation.key-password-wrong", name);
    } catch (OperatorCreationException | DecoderException unknown) {
      throw Refusal.of("attestation.key-encryption", name);
    }
  }

  private void requireAffordable(AlgorithmIdentifier algorithm) {
    if (!new PasswordCost().affords(algorithm)) {
      throw Refusal.of("attestation.key-encryption", name);
    }
  }
}
