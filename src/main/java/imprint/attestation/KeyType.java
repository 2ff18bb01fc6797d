package imprint.attestation;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** What kind of key an algorithm identifier means, in the words of the field. */
final class KeyType {
  private KeyType() {}

  static boolean isP256(ASN1ObjectIdentifier type, @Nullable ASN1Encodable parameters) {
    return type.equals(X9ObjectIdentifiers.id_ecPublicKey)
        && parameters != null
        && parameters.toASN1Primitive().equals(SECObjectIdentifiers.secp256r1);
  }

  /** "P-384", "RSA", …; an object identifier where we know no name. */
  static String describe(ASN1ObjectIdentifier type, @Nullable ASN1Encodable parameters) {
    if (type.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      if (parameters == null
          || !(parameters.toASN1Primitive() instanceof ASN1ObjectIdentifier curve)) {
        return "unnamed curve";
      }
      String nist = NISTNamedCurves.getName(curve);
      String name = nist == null ? ECNamedCurveTable.getName(curve) : nist;
      return name == null ? curve.getId() : name;
    }
    if (type.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return "RSA";
    }
    if (type.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return "Ed25519";
    }
    return type.getId();
  }
}
