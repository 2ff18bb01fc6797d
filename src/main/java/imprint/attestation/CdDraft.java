package imprint.attestation;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Signs the content of a Certification Declaration in the form that commissioners accept. */
final class CdDraft {
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

  private CdDraft() {}

  /** CMS signed data, DER; the signer is named by the SHA-1 of its public key. */
  static byte[] sign(CdElements elements, SigningKey key) {
    return sign(elements.encode(), key);
  }

  static byte[] sign(byte[] content, SigningKey key) {
    SignerInfo signer =
        new SignerInfo(
            new SignerIdentifier(new DEROctetString(P256.keyId(key.publicPoint()))),
            SHA256,
            (ASN1Set) null,
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
            new DEROctetString(key.signSha256(content)),
            null);
    SignedData signed =
        new SignedData(
            new DERSet(SHA256),
            new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(content)),
            null,
            null,
            new DERSet(signer));
    try {
      return new ContentInfo(CMSObjectIdentifiers.signedData, signed).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
