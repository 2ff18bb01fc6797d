package imprint.attestation;

import imprint.finding.Refusal;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
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
  /** openssl's own default is 2048; a file that asks for more than this wants to hang us. */
  private static final BigInteger MOST_ROUNDS = BigInteger.valueOf(10_000_000);

  /** scrypt takes 128·N·r bytes; openssl's default is 16 MiB. */
  private static final BigInteger MOST_SCRYPT_BYTES = BigInteger.valueOf(256L << 20);

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
    boolean affordable;
    try {
      affordable =
          algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
              ? affordable(
                  PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc())
              // PKCS#5 version 1 and PKCS#12 share the shape: salt, rounds
              : few(PKCS12PBEParams.getInstance(algorithm.getParameters()).getIterations());
    } catch (RuntimeException malformed) {
      affordable = false;
    }
    if (!affordable) {
      throw Refusal.of("attestation.key-encryption", name);
    }
  }

  private static boolean affordable(KeyDerivationFunc derivation) {
    ASN1Encodable parameters = derivation.getParameters();
    if (derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      return few(PBKDF2Params.getInstance(parameters).getIterationCount());
    }
    if (derivation.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)) {
      ScryptParams scrypt = ScryptParams.getInstance(parameters);
      BigInteger bytes = scrypt.getCostParameter().multiply(scrypt.getBlockSize()).shiftLeft(7);
      return bytes.signum() > 0
          && bytes.compareTo(MOST_SCRYPT_BYTES) <= 0
          && scrypt.getParallelizationParameter().compareTo(BigInteger.valueOf(16)) <= 0;
    }
    return false;
  }

  private static boolean few(BigInteger rounds) {
    return rounds.signum() > 0 && rounds.compareTo(MOST_ROUNDS) <= 0;
  }
}
