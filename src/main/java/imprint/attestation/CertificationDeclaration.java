package imprint.attestation;

import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A Certification Declaration: CMS signed data in the one form that a commissioner accepts (Matter
 * core specification, 6.3): version 3, SHA-256, one signer named by its key id, no certificates and
 * no signed attributes.
 */
public final class CertificationDeclaration implements Credential {
  private final byte[] der;
  private final byte[] content;
  private final byte[] signature;
  private final String signerKeyId;
  private final CdElements elements;

  private CertificationDeclaration(byte[] der, SignedData signed, SignerInfo signer)
      throws Tlv.Malformed {
    this.der = der.clone();
    content = ASN1OctetString.getInstance(signed.getEncapContentInfo().getContent()).getOctets();
    signature = signer.getEncryptedDigest().getOctets();
    signerKeyId =
        HexFormat.of().formatHex(ASN1OctetString.getInstance(signer.getSID().getId()).getOctets());
    elements = CdElements.decode(content);
  }

  /**
   * @param name what a refusal calls the bytes
   * @throws Refusal attestation.cd-broken, with the field of the specification that is wrong
   */
  static CertificationDeclaration of(byte[] der, String name) {
    try {
      ASN1Primitive whole = ASN1Primitive.fromByteArray(der);
      require(Arrays.equals(whole.getEncoded(ASN1Encoding.DER), der), "DER");
      ContentInfo info = ContentInfo.getInstance(whole);
      SignedData signed = SignedData.getInstance(info.getContent());
      return new CertificationDeclaration(der, signed, onlySigner(signed));
    } catch (Tlv.Malformed malformed) {
      throw Refusal.of("attestation.cd-broken", name, malformed.where());
    } catch (IOException | RuntimeException malformed) {
      throw Refusal.of("attestation.cd-broken", name, "signed data");
    }
  }

  private static SignerInfo onlySigner(SignedData signed) throws Tlv.Malformed {
    require(signed.getVersion().hasValue(3), "version");
    require(
        signed.getDigestAlgorithms().size() == 1
            && isSha256(
                AlgorithmIdentifier.getInstance(signed.getDigestAlgorithms().getObjectAt(0))),
        "digestAlgorithms");
    require(
        signed.getEncapContentInfo().getContentType().equals(CMSObjectIdentifiers.data)
            && signed.getEncapContentInfo().getContent() != null,
        "encapContentInfo");
    require(signed.getCertificates() == null && signed.getCRLs() == null, "certificates");
    require(signed.getSignerInfos().size() == 1, "signerInfos");
    SignerInfo signer = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
    require(signer.getVersion().hasValue(3) && signer.getSID().isTagged(), "signerInfo");
    require(isSha256(signer.getDigestAlgorithm()), "digestAlgorithm");
    require(
        signer
            .getDigestEncryptionAlgorithm()
            .getAlgorithm()
            .equals(X9ObjectIdentifiers.ecdsa_with_SHA256),
        "signatureAlgorithm");
    require(signer.getAuthenticatedAttributes() == null, "signedAttrs");
    return signer;
  }

  private static boolean isSha256(AlgorithmIdentifier algorithm) {
    return algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256);
  }

  private static void require(boolean right, String field) throws Tlv.Malformed {
    if (!right) {
      throw new Tlv.Malformed(field);
    }
  }

  /** The file's bytes as the device presents them. */
  public byte[] der() {
    return der.clone();
  }

  /** What was certified. */
  public CdElements elements() {
    return elements;
  }

  /** Subject key id of the signer, lower-case hex. */
  public String signerKeyId() {
    return signerKeyId;
  }

  /** The signer, if it is one that commissioners know. */
  public Optional<CdSigner> signer() {
    return CdSigner.byKeyId(signerKeyId);
  }

  /**
   * Whether the key signed this declaration.
   *
   * @param publicPoint 65 bytes, 04‖X‖Y
   */
  public boolean signedBy(byte[] publicPoint) {
    return P256.verify(publicPoint, content, signature);
  }

  @Override
  public String toString() {
    return "CertificationDeclaration[" + elements.certificateId() + "]";
  }
}
