package imprint.attestation;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** Changes how often a PKCS#12 file wants a hash repeated; it says 2048 in several places. */
final class Rounds {
  private static final int USUAL = 2048;

  private final AtomicInteger seen = new AtomicInteger();
  private final int place;
  private final int wanted;

  private Rounds(int place, int wanted) {
    this.place = place;
    this.wanted = wanted;
  }

  static byte[] replaced(byte[] der, int place, int wanted) throws IOException {
    Rounds rounds = new Rounds(place, wanted);
    byte[] changed = rounds.change(ASN1Primitive.fromByteArray(der)).getEncoded("DER");
    if (rounds.seen.get() <= place) {
      throw new AssertionError("the file says it only " + rounds.seen.get() + " times");
    }
    return changed;
  }

  private ASN1Primitive change(ASN1Primitive value) throws IOException {
    if (value instanceof ASN1Integer number && number.hasValue(USUAL)) {
      return seen.getAndIncrement() == place ? new ASN1Integer(wanted) : number;
    }
    if (value instanceof ASN1Sequence sequence) {
      ASN1EncodableVector changed = new ASN1EncodableVector();
      for (ASN1Encodable member : sequence) {
        changed.add(change(member.toASN1Primitive()));
      }
      return new DERSequence(changed);
    }
    if (value instanceof ASN1TaggedObject tagged && tagged.isExplicit()) {
      return new DERTaggedObject(
          true, tagged.getTagNo(), change(tagged.getExplicitBaseObject().toASN1Primitive()));
    }
    if (value instanceof ASN1OctetString octets && octets.getOctets().length > 64) {
      try {
        return new DEROctetString(
            change(ASN1Primitive.fromByteArray(octets.getOctets())).getEncoded("DER"));
      } catch (IOException sealed) {
        return octets;
      }
    }
    return value;
  }
}
