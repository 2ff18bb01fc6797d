package imprint.attestation;

import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/** An X.509 certificate, read whole at once, in Matter's words. */
public final class MatterCertificate {
  private final byte[] der;
  private final X509CertificateHolder x509;
  private final byte[] tbs;
  private final MatterName subject;
  private final MatterName issuer;
  private final CertificateExtensions extensions;
  private final Instant notBefore;
  private final Instant notAfter;

  private MatterCertificate(byte[] der, byte[] tbs, X509CertificateHolder x509, String source)
      throws IOException {
    this.der = der;
    this.tbs = tbs;
    this.x509 = x509;
    subject = MatterName.of(x509.getSubject(), source);
    issuer = MatterName.of(x509.getIssuer(), source);
    extensions = CertificateExtensions.of(x509.getExtensions());
    // dates that cannot be read shall be found here, not when they are compared
    notBefore = x509.getNotBefore().toInstant();
    notAfter = x509.getNotAfter().toInstant();
  }

  /**
   * Reads one DER certificate.
   *
   * @param source what a refusal calls the bytes, usually the file
   * @throws Refusal attestation.certificate-broken, attestation.certificate-id
   */
  public static MatterCertificate of(byte[] der, String source) {
    try {
      X509CertificateHolder x509 = new X509CertificateHolder(der);
      if (!Arrays.equals(x509.toASN1Structure().getEncoded(ASN1Encoding.DER), der)) {
        throw new IOException("not DER");
      }
      byte[] tbs = x509.toASN1Structure().getTBSCertificate().getEncoded(ASN1Encoding.DER);
      return new MatterCertificate(der.clone(), tbs, x509, source);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (IOException | RuntimeException malformed) {
      throw Refusal.of("attestation.certificate-broken", source);
    }
  }

  /**
   * One that we just signed, whose parts are at hand; reading it again would take longer than
   * making it.
   *
   * @param der of {@code certificate}, taken over
   * @param tbs DER of what was signed, taken over
   */
  static MatterCertificate issued(Certificate certificate, byte[] tbs, byte[] der) {
    try {
      return new MatterCertificate(der, tbs, new X509CertificateHolder(certificate), "issued");
    } catch (IOException e) {
      throw new IllegalStateException("we wrote it", e);
    }
  }

  public byte[] der() {
    return der.clone();
  }

  /** PEM with LF. */
  public byte[] pem() {
    return PemText.write("CERTIFICATE", der);
  }

  public CertificateRole role() {
    if (extensions.ca()) {
      return selfIssued() ? CertificateRole.PAA : CertificateRole.PAI;
    }
    boolean signsCertificates = extensions.keyUsage(CertificateExtensions.SIGN_CERTIFICATES);
    return vendorId().isPresent() && productId().isPresent() && !signsCertificates
        ? CertificateRole.DAC
        : CertificateRole.OTHER;
  }

  public String commonName() {
    return subject.commonName();
  }

  /** Vendor id of the subject, from its own attribute or the common name's {@code Mvid:}. */
  public Optional<VendorId> vendorId() {
    return Optional.ofNullable(subject.vendorId());
  }

  /** Product id of the subject, from its own attribute or the common name's {@code Mpid:}. */
  public Optional<ProductId> productId() {
    return Optional.ofNullable(subject.productId());
  }

  public Optional<VendorId> issuerVendorId() {
    return Optional.ofNullable(issuer.vendorId());
  }

  public Optional<ProductId> issuerProductId() {
    return Optional.ofNullable(issuer.productId());
  }

  /** Serial number, lower-case hex, an even number of digits. */
  public String serialNumber() {
    String digits = x509.getSerialNumber().toString(16);
    return digits.length() % 2 == 0 ? digits : "0" + digits;
  }

  BigInteger serial() {
    return x509.getSerialNumber();
  }

  /** SHA-1 of the public key, lower-case hex; empty where it is not one on P-256. */
  public Optional<String> keyId() {
    return publicPoint().map(point -> HexFormat.of().formatHex(P256.keyId(point)));
  }

  /** The whole subject, for a person: {@code CN=…, VID=FFF1, PID=8000}. */
  public String subject() {
    return MatterName.text(x509.getSubject());
  }

  /** The whole issuer, for a person. */
  public String issuer() {
    return MatterName.text(x509.getIssuer());
  }

  public Instant notBefore() {
    return notBefore;
  }

  /** Last second in which the certificate is valid. */
  public Instant notAfter() {
    return notAfter;
  }

  public CertificateExtensions extensions() {
    return extensions;
  }

  /** 3 for every certificate with extensions. */
  public int version() {
    return x509.getVersionNumber();
  }

  public boolean selfIssued() {
    return x509.getSubject().equals(x509.getIssuer());
  }

  /** The public key, 65 bytes 04‖X‖Y; empty where it is not one on P-256. */
  public Optional<byte[]> publicPoint() {
    SubjectPublicKeyInfo key = x509.getSubjectPublicKeyInfo();
    byte[] point = key.getPublicKeyData().getOctets();
    return KeyType.isP256(key.getAlgorithm().getAlgorithm(), key.getAlgorithm().getParameters())
            && P256.isPoint(point)
        ? Optional.of(point)
        : Optional.empty();
  }

  /** "P-384", "RSA", …: what the public key is. */
  public String keyType() {
    SubjectPublicKeyInfo key = x509.getSubjectPublicKeyInfo();
    return KeyType.describe(key.getAlgorithm().getAlgorithm(), key.getAlgorithm().getParameters());
  }

  /** Whether the signature is ecdsa-with-SHA256, the only one that Matter knows. */
  public boolean signedWithEcdsaSha256() {
    return x509.getSignatureAlgorithm()
        .getAlgorithm()
        .equals(X9ObjectIdentifiers.ecdsa_with_SHA256);
  }

  /** Whether the signed part names the same algorithm as the signature (RFC 5280, 4.1.1.2). */
  boolean namesOneSignatureAlgorithm() {
    return x509.toASN1Structure()
        .getTBSCertificate()
        .getSignature()
        .equals(x509.getSignatureAlgorithm());
  }

  /** Whether the issuer's name and key are {@code ca}'s. Dates and key ids are not looked at. */
  public boolean issuedBy(MatterCertificate ca) {
    return x509.getIssuer().equals(ca.x509.getSubject())
        && ca.publicPoint().filter(this::signedBy).isPresent();
  }

  /**
   * Whether a key signed this.
   *
   * @param point 65 bytes, 04‖X‖Y
   */
  boolean signedBy(byte[] point) {
    return signedWithEcdsaSha256() && P256.verify(point, tbs, x509.getSignature());
  }

  /** The subject's name, DER: what certificates issued by this one carry as their issuer. */
  public byte[] subjectDer() {
    try {
      return x509.getSubject().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it was read from bytes
    }
  }

  /** The name that certificates issued by this one carry as their issuer. */
  X500Name subjectName() {
    return x509.getSubject();
  }

  @Override
  public String toString() {
    return "MatterCertificate[" + role() + " " + commonName() + "]";
  }
}
