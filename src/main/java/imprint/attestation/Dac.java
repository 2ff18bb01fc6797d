package imprint.attestation;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.util.Arrays;

/** A device's own attestation certificate and its private key, which is wiped on close. */
public final class Dac implements AutoCloseable {
  private final MatterCertificate certificate;
  private final Secret privateKey;
  private final byte[] publicKey;

  private Dac(MatterCertificate certificate, Secret privateKey, byte[] publicKey) {
    this.certificate = certificate;
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * Puts together what belongs together, and takes the key over.
   *
   * @param privateKey 32 bytes big endian
   * @throws Refusal attestation.dac-key-other where the key is not the certificate's
   */
  public static Dac owning(MatterCertificate certificate, Secret privateKey) {
    byte[] publicKey = privateKey.use(key -> P256.isScalar(key) ? P256.publicPoint(key) : key);
    if (certificate.publicPoint().filter(point -> Arrays.equals(point, publicKey)).isEmpty()) {
      throw Refusal.of("attestation.dac-key-other");
    }
    return new Dac(certificate, privateKey, publicKey);
  }

  /**
   * A DAC that was just issued for this very key.
   *
   * @param privateKey taken over
   * @param publicKey 65 bytes, taken over
   */
  static Dac issued(MatterCertificate certificate, Secret privateKey, byte[] publicKey) {
    return new Dac(certificate, privateKey, publicKey);
  }

  /**
   * Puts together a DAC that somebody else issued. Of a PKCS#12 file, which may be given as both,
   * the half that is asked for is taken.
   *
   * @throws Refusal attestation.dac-key-other, attestation.not-a-dac where these are not a
   *     certificate of the role DAC and a key in a file
   */
  public static Dac of(Credential certificate, Credential key) {
    Credential leaf =
        certificate instanceof KeyStoreCredential(_, MatterCertificate own, _)
            ? new CertificateCredential(own)
            : certificate;
    Credential holder =
        key instanceof KeyStoreCredential(SigningKey own, _, _) ? new KeyCredential(own) : key;
    if (leaf instanceof CertificateCredential(MatterCertificate dac)
        && dac.role() == CertificateRole.DAC
        && holder instanceof KeyCredential(FileSigningKey own)) {
      return owning(dac, own.scalar());
    }
    throw Refusal.of("attestation.not-a-dac");
  }

  public MatterCertificate certificate() {
    return certificate;
  }

  /** 32 bytes, big endian. Stays this object's own. */
  public Secret privateKey() {
    return privateKey;
  }

  /** 65 bytes, 04‖X‖Y. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The private key as SEC1 DER with curve and public key, 121 bytes; for the caller to wipe. */
  public byte[] sec1Der() {
    return KeyEncodings.sec1Der(privateKey, publicKey);
  }

  /** The private key as PKCS#8 PEM, not encrypted, 241 bytes with LF; for the caller to wipe. */
  public byte[] pkcs8Pem() {
    return KeyEncodings.pkcs8Pem(privateKey, publicKey);
  }

  /** The certificate's serial number, lower-case hex. */
  public String serialNumber() {
    return certificate.serialNumber();
  }

  public String commonName() {
    return certificate.commonName();
  }

  @Override
  public void close() {
    privateKey.close();
  }

  @Override
  public String toString() {
    return "Dac[" + serialNumber() + "]";
  }
}
