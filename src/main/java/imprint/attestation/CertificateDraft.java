package imprint.attestation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A version 3 certificate before it is signed, in the profiles of the Matter core specification,
 * 6.2.2: ecdsa-with-SHA256 without parameters; the extensions basicConstraints, keyUsage, subject
 * and authority key id in this order.
 *
 * @param publicKey of {@link #publicKey(byte[])}
 * @param serial positive, at most 20 bytes
 * @param constraints whether it is a CA
 * @param keyUsage bits of {@link KeyUsage}
 */
record CertificateDraft(
    X500Name subject,
    SubjectPublicKeyInfo publicKey,
    BigInteger serial,
    Instant notBefore,
    Instant notAfter,
    BasicConstraints constraints,
    int keyUsage) {
  private static final DateTimeFormatter GENERALIZED =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Last instant that a certificate can name; RFC 5280 gives it the meaning "no end". */
  static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

  private static final AlgorithmIdentifier ECDSA_SHA256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  /** 159 bits: RFC 5280 allows 20 bytes, and the sign bit stays clear. */
  private static final int SERIAL_BITS = 159;

  /**
   * @param point 65 bytes, 04‖X‖Y
   */
  static SubjectPublicKeyInfo publicKey(byte[] point) {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
        point);
  }

  static BigInteger newSerial(SecureRandom random) {
    BigInteger serial;
    do {
      serial = new BigInteger(SERIAL_BITS, random);
    } while (serial.signum() == 0);
    return serial;
  }

  /**
   * Signs.
   *
   * @param authorityKeyId subject key id of the CA, as the CA's own certificate states it
   */
  MatterCertificate sign(X500Name issuer, byte[] authorityKeyId, SigningKey caKey) {
    try {
      TBSCertificate tbs = toBeSigned(issuer, authorityKeyId);
      byte[] signed = tbs.getEncoded(ASN1Encoding.DER);
      ASN1EncodableVector parts = new ASN1EncodableVector(3);
      parts.add(tbs);
      parts.add(ECDSA_SHA256);
      parts.add(new DERBitString(caKey.signSha256(signed)));
      DERSequence whole = new DERSequence(parts);
      return MatterCertificate.issued(
          Certificate.getInstance(whole), signed, whole.getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs with the certificate's own key, as a root does. */
  MatterCertificate signItself(SigningKey key) {
    return sign(subject, keyId(), key);
  }

  private byte[] keyId() {
    return P256.keyId(publicKey.getPublicKeyData().getOctets());
  }

  private TBSCertificate toBeSigned(X500Name issuer, byte[] authorityKeyId) throws IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, constraints);
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
    extensions.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId()));
    extensions.addExtension(
        Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(authorityKeyId));
    V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
    tbs.setSerialNumber(new ASN1Integer(serial));
    tbs.setSignature(ECDSA_SHA256);
    tbs.setIssuer(issuer);
    tbs.setStartDate(time(notBefore));
    tbs.setEndDate(time(notAfter));
    tbs.setSubject(subject);
    tbs.setSubjectPublicKeyInfo(publicKey);
    tbs.setExtensions(extensions.generate());
    return tbs.generateTBSCertificate();
  }

  /**
   * UTCTime to 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). Put together here, because
   * the library makes a SimpleDateFormat for each.
   */
  private static Time time(Instant instant) {
    String text = GENERALIZED.format(instant);
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return new Time(
        year < 1950 || year > 2049
            ? new DERGeneralizedTime(text)
            : new DERUTCTime(text.substring(2)));
  }
}
