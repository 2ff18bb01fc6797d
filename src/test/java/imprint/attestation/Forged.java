package imprint.attestation;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates that are wrong in one respect: a right PAI until told otherwise. */
final class Forged {
  static final String PAA_KEY_ID = "ea1bb49401240bfc5c0066dabdb81fad34f10159";

  private final SubjectPublicKeyInfo publicKey;
  private final List<Extension> extensions = new ArrayList<>();
  private X500Name issuer = new X500Name("CN=Golden Test PAA");
  private X500Name subject;
  private Instant notBefore = Instant.parse("2024-01-01T00:00:00Z");
  private Instant notAfter = Instant.parse("9999-12-31T23:59:59Z");
  private BigInteger serial = BigInteger.TWO;
  private String algorithm = "SHA256withECDSA";

  private Forged(SubjectPublicKeyInfo publicKey) {
    this.publicKey = publicKey;
    subject = MatterName.write("Forged PAI", new VendorId(0xFFF1), null);
    put(Extension.basicConstraints, true, new BasicConstraints(0));
    put(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    subjectKeyId(HexFormat.of().formatHex(P256.keyId(publicKey.getPublicKeyData().getOctets())));
    put(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(HexFormat.of().parseHex(PAA_KEY_ID)));
  }

  static Forged pai(SigningKey key) {
    return new Forged(CertificateDraft.publicKey(key.publicPoint()));
  }

  /** A right DAC, but for who signed it. */
  static Forged dac(SigningKey key) {
    return new Forged(CertificateDraft.publicKey(key.publicPoint()))
        .subject(MatterName.write("Forged DAC", new VendorId(0xFFF1), new ProductId(0x8000)))
        .issuer(MatterName.write("PAI", new VendorId(0xFFF1), new ProductId(0x8000)))
        .put(Extension.basicConstraints, true, new BasicConstraints(false))
        .put(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
  }

  static Forged paiOnP384() {
    return new Forged(SubjectPublicKeyInfo.getInstance(pair("secp384r1").getPublic().getEncoded()));
  }

  static X500Name printableName() {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.CN, new DERPrintableString("Printable PAI"))
        .addRDN(MatterName.VENDOR_ID, new DERPrintableString("FFF1"))
        .build();
  }

  static byte[] encoded(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded("DER");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Forged subject(X500Name name) {
    subject = name;
    return this;
  }

  Forged issuer(X500Name name) {
    issuer = name;
    return this;
  }

  Forged validity(String from, String until) {
    notBefore = Instant.parse(from);
    notAfter = Instant.parse(until);
    return this;
  }

  Forged signedWith(String jcaAlgorithm) {
    algorithm = jcaAlgorithm;
    return this;
  }

  Forged subjectKeyId(@Nullable String hex) {
    return hex == null
        ? without(Extension.subjectKeyIdentifier)
        : put(
            Extension.subjectKeyIdentifier,
            false,
            new SubjectKeyIdentifier(HexFormat.of().parseHex(hex)));
  }

  Forged without(ASN1ObjectIdentifier type) {
    extensions.removeIf(extension -> extension.getExtnId().equals(type));
    return this;
  }

  Forged put(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
    without(type);
    extensions.add(new Extension(type, critical, encoded(value)));
    return this;
  }

  Forged serial(BigInteger number) {
    serial = number;
    return this;
  }

  /** Signed with a key that belongs to nobody. */
  MatterCertificate certificate() {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer, serial, Date.from(notBefore), Date.from(notAfter), subject, publicKey);
    try {
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      ContentSigner signer =
          new JcaContentSignerBuilder(algorithm).build(pair("secp256r1").getPrivate());
      return MatterCertificate.of(builder.build(signer).getEncoded(), "forged");
    } catch (IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
