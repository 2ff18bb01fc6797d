package imprint.attestation;

import imprint.finding.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** Reads a PKCS#12 file (RFC 7292) that is protected by a password, or by none. */
final class KeyStoreReader {
  private final String name;
  private final KeyStorePassword password;
  private final List<Object> keys = new ArrayList<>();
  private final List<MatterCertificate> certificates = new ArrayList<>();

  KeyStoreReader(String name, char @Nullable [] password) {
    this.name = name;
    this.password = new KeyStorePassword(name, password);
  }

  /**
   * A {@link KeyStoreCredential}; where only one half is in the file, that half.
   *
   * @throws Refusal {@code attestation.key-store-…}, {@code attestation.key-…}, {@code
   *     attestation.certificate-…}, attestation.several-in-file
   */
  Credential read(byte[] der) {
    try {
      Pfx pfx = Pfx.getInstance(ASN1Primitive.fromByteArray(der));
      password.check(pfx);
      ASN1OctetString content = ASN1OctetString.getInstance(pfx.getAuthSafe().getContent());
      ASN1Primitive safes = ASN1Primitive.fromByteArray(content.getOctets());
      for (ContentInfo safe : AuthenticatedSafe.getInstance(safes).getContentInfo()) {
        for (PKCS12SafeBag bag : bags(safe)) {
          collect(bag);
        }
      }
      return credential();
    } catch (Refusal refusal) {
      throw refusal;
    } catch (IOException | RuntimeException malformed) {
      throw Refusal.of("attestation.key-store-broken", name);
    }
  }

  private PKCS12SafeBag[] bags(ContentInfo safe) {
    if (safe.getContentType().equals(PKCSObjectIdentifiers.data)) {
      return new PKCS12SafeBagFactory(safe).getSafeBags();
    }
    if (safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
      return password.open(safe);
    }
    // for the holder of a private key, not of a password
    throw Refusal.of("attestation.key-encryption", name);
  }

  /** Keys are counted before any is opened: each may take a second. */
  private void collect(PKCS12SafeBag bag) throws IOException {
    Object value = bag.getBagValue();
    if (value instanceof X509CertificateHolder x509) {
      certificates.add(MatterCertificate.of(x509.getEncoded(), name));
    } else if (value instanceof PrivateKeyInfo || value instanceof PKCS8EncryptedPrivateKeyInfo) {
      keys.add(value);
    }
    // a revocation list, a secret: nothing that a product needs
  }

  private Credential credential() {
    if (keys.size() > 1) {
      throw Refusal.of("attestation.key-store-several", name, keys.size());
    }
    if (keys.isEmpty()) {
      return onlyCertificate();
    }
    KeyCredential key = new PrivateKeyReader(name).read(plain(keys.getFirst()));
    if (certificates.isEmpty()) {
      return key;
    }
    Optional<MatterCertificate> own =
        certificates.stream()
            .filter(certificate -> CertificateIssuer.fits(certificate, key.key()))
            .findFirst();
    if (own.isEmpty()) {
      key.key().close();
      throw Refusal.of("attestation.key-store-no-pair", name);
    }
    certificates.remove(own.get());
    return new KeyStoreCredential(key.key(), own.get(), certificates);
  }

  private CertificateCredential onlyCertificate() {
    if (certificates.isEmpty()) {
      throw Refusal.of("attestation.key-store-empty", name);
    }
    if (certificates.size() > 1) {
      throw Refusal.of("attestation.several-in-file", name, certificates.size());
    }
    return new CertificateCredential(certificates.getFirst());
  }

  private PrivateKeyInfo plain(Object key) {
    return key instanceof PKCS8EncryptedPrivateKeyInfo sealed
        ? password.open(sealed.toASN1Structure())
        : (PrivateKeyInfo) key;
  }
}
