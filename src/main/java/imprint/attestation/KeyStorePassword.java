package imprint.attestation;

import imprint.finding.Refusal;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Opens the parts of one PKCS#12 file with its password; none is tried as the empty one. */
final class KeyStorePassword {
  private static final char[] EMPTY = {};

  private final String name;
  private final char[] password;
  private final PasswordCost cost = new PasswordCost();
  private final BouncyCastleProvider provider = new BouncyCastleProvider();

  /** Whether the file's own check value says that the password is right. */
  private boolean proven;

  KeyStorePassword(String name, char @Nullable [] password) {
    this.name = name;
    this.password = password == null ? EMPTY : password;
  }

  /** Holds the password against the check value of the file, if there is one. */
  void check(Pfx pfx) {
    MacData mac = pfx.getMacData();
    // an empty password proves nothing, and tools do not agree on how it is hashed
    if (mac == null || password.length == 0) {
      return;
    }
    AlgorithmIdentifier algorithm = mac.getMac().getAlgorithmId();
    boolean affordable =
        algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)
            ? cost.affords(
                KeyDerivationFunc.getInstance(
                    PBMAC1Params.getInstance(algorithm.getParameters()).getKeyDerivationFunc()))
            : cost.affords(mac.getIterationCount());
    if (!affordable) {
      throw Refusal.of("attestation.key-encryption", name);
    }
    var macs = new JcePKCS12MacCalculatorBuilderProvider().setProvider(provider);
    try {
      proven = new PKCS12PfxPdu(pfx).isMacValid(macs, password);
    } catch (PKCSException | RuntimeException unknown) {
      throw Refusal.of("attestation.key-encryption", name);
    }
    if (!proven) {
      throw wrong();
    }
  }

  PKCS12SafeBag[] open(ContentInfo sealed) {
    EncryptedData data = EncryptedData.getInstance(sealed.getContent());
    InputDecryptorProvider decryptors = decryptors(data.getEncryptionAlgorithm());
    try {
      return new PKCS12SafeBagFactory(sealed, decryptors).getSafeBags();
    } catch (PKCSException | RuntimeException failed) {
      throw failed();
    }
  }

  PrivateKeyInfo open(EncryptedPrivateKeyInfo sealed) {
    InputDecryptorProvider decryptors = decryptors(sealed.getEncryptionAlgorithm());
    try {
      return new PKCS8EncryptedPrivateKeyInfo(sealed).decryptPrivateKeyInfo(decryptors);
    } catch (PKCSException | RuntimeException failed) {
      throw failed();
    }
  }

  private InputDecryptorProvider decryptors(AlgorithmIdentifier algorithm) {
    if (!cost.affords(algorithm)) {
      throw Refusal.of("attestation.key-encryption", name);
    }
    return new JcePKCSPBEInputDecryptorProviderBuilder()
        .setProvider(provider)
        // openssl writes an empty password as two bytes of zero, as RFC 7292 B.1 wants it
        .setTryWrongPKCS12Zero(true)
        .build(password);
  }

  private Refusal failed() {
    return proven ? Refusal.of("attestation.key-encryption", name) : wrong();
  }

  private Refusal wrong() {
    return password.length == 0
        ? Refusal.of("attestation.key-password-needed", name)
        : Refusal.of("attestation.key-password-wrong", name);
  }
}
