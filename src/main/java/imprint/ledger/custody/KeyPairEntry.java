package imprint.ledger.custody;

import imprint.secret.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An RSA key pair in a key store that is not a file of ours: it locks the key that seals the
 * station's keys. RSA, because Windows and macOS take no other kind of key for decryption, and
 * every token has it.
 *
 * @param provider does the work of keys that never leave their place; empty where any can do it
 */
record KeyPairEntry(KeyStore store, Optional<Provider> provider) {
  private static final String CIPHER = "RSA/ECB/PKCS1Padding";
  private static final int BITS = 3072;

  /** Key stores want a certificate beside a key; nobody ever looks at its dates. */
  private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(36_500);

  /** The public key's hash, where the store has a certificate of that name. */
  Optional<String> publicKey(String name) throws GeneralSecurityException {
    Certificate certificate = store.getCertificate(name);
    return certificate == null ? Optional.empty() : Optional.of(hash(certificate.getPublicKey()));
  }

  /** Locks {@code kek} by the pair of that name, which is made where there is none. */
  Wrapping.Pair lock(String name, Secret kek) throws GeneralSecurityException {
    if (!store.containsAlias(name)) {
      make(name);
    }
    PublicKey key = store.getCertificate(name).getPublicKey();
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(Cipher.ENCRYPT_MODE, key);
    byte[] encrypted = doFinal(cipher, kek);
    return new Wrapping.Pair(name, hash(key), HexFormat.of().formatHex(encrypted));
  }

  private static byte[] doFinal(Cipher cipher, Secret kek) throws GeneralSecurityException {
    byte[] plain = kek.use(byte[]::clone);
    try {
      return cipher.doFinal(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private void make(String name) throws GeneralSecurityException {
    KeyPairGenerator generator =
        provider.isPresent()
            ? KeyPairGenerator.getInstance("RSA", provider.get())
            : KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    KeyPair pair = generator.generateKeyPair();
    store.setKeyEntry(name, pair.getPrivate(), null, new Certificate[] {certificate(name, pair)});
  }

  private Certificate certificate(String name, KeyPair pair) throws GeneralSecurityException {
    X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
    Instant now = Instant.now();
    JcaContentSignerBuilder signer = new JcaContentSignerBuilder("SHA256withRSA");
    provider.ifPresent(signer::setProvider);
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      subject,
                      BigInteger.ONE,
                      Date.from(now),
                      Date.from(now.plus(CERTIFICATE_LIFETIME)),
                      subject,
                      pair.getPublic())
                  .build(signer.build(pair.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** The key that {@link #lock} locked. */
  Secret unlock(Wrapping.Pair pair) throws GeneralSecurityException {
    if (!(store.getKey(pair.name(), null) instanceof PrivateKey key)) {
      throw new GeneralSecurityException("no private key of that name");
    }
    Cipher cipher =
        provider.isPresent()
            ? Cipher.getInstance(CIPHER, provider.get())
            : Cipher.getInstance(CIPHER);
    cipher.init(Cipher.DECRYPT_MODE, key);
    return Secret.owning(cipher.doFinal(HexFormat.of().parseHex(pair.encrypted())));
  }

  private static String hash(PublicKey key) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
  }
}
