package imprint.attestation;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/** What a DER file holds, told from the shape of its outermost SEQUENCE. */
enum DerKind {
  /** SEQUENCE { SEQUENCE, SEQUENCE, BIT STRING }: RFC 5280. */
  CERTIFICATE,
  /** SEQUENCE { INTEGER 0 or 1, SEQUENCE, OCTET STRING … }: RFC 5958. */
  PKCS8,
  /** SEQUENCE { SEQUENCE, OCTET STRING }: RFC 5958. */
  ENCRYPTED_PKCS8,
  /** SEQUENCE { INTEGER 1, OCTET STRING … }: RFC 5915. */
  SEC1,
  /** SEQUENCE { OID signedData, [0] }: RFC 5652. */
  SIGNED_DATA,
  /** SEQUENCE { INTEGER, INTEGER, INTEGER … }: RFC 8017. */
  RSA,
  /** SEQUENCE { INTEGER 3, SEQUENCE { OID data … } … }: RFC 7292. */
  PKCS12,
  UNKNOWN;

  static DerKind of(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der) instanceof ASN1Sequence sequence
          ? of(sequence)
          : UNKNOWN;
    } catch (IOException | IllegalArgumentException | IllegalStateException notDer) {
      return UNKNOWN;
    }
  }

  private static DerKind of(ASN1Sequence outer) {
    if (outer.size() < 2) {
      return UNKNOWN;
    }
    ASN1Encodable first = outer.getObjectAt(0);
    ASN1Encodable second = outer.getObjectAt(1);
    if (first instanceof ASN1Sequence) {
      return ofPair(outer, second);
    }
    if (first instanceof ASN1ObjectIdentifier type) {
      return type.equals(CMSObjectIdentifiers.signedData) ? SIGNED_DATA : UNKNOWN;
    }
    return first instanceof ASN1Integer version ? ofVersioned(version.getValue(), second) : UNKNOWN;
  }

  private static DerKind ofPair(ASN1Sequence outer, ASN1Encodable second) {
    if (second instanceof ASN1OctetString) {
      return ENCRYPTED_PKCS8;
    }
    return outer.size() == 3 && outer.getObjectAt(2) instanceof ASN1BitString
        ? CERTIFICATE
        : UNKNOWN;
  }

  private static DerKind ofVersioned(BigInteger version, ASN1Encodable second) {
    if (second instanceof ASN1OctetString) {
      return SEC1;
    }
    if (second instanceof ASN1Sequence) {
      return version.equals(BigInteger.valueOf(3)) ? PKCS12 : PKCS8;
    }
    return second instanceof ASN1Integer ? RSA : UNKNOWN;
  }
}
