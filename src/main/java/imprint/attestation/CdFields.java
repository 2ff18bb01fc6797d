package imprint.attestation;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a Certification Declaration by their tags, each checked as it is taken. */
final class CdFields {
  private static final int MOST_PRODUCTS = 100;
  private static final int MOST_PAAS = 10;
  private static final int KEY_ID_HEX_DIGITS = 40;

  private final List<Tlv> members;

  private CdFields(List<Tlv> members) {
    this.members = members;
  }

  /** Takes an anonymous structure whose tags ascend, as the specification's "tag-order" asks. */
  static CdFields of(Tlv element) throws Tlv.Malformed {
    if (!(element instanceof Tlv.Structure(int tag, List<Tlv> members)) || tag != Tlv.ANONYMOUS) {
      throw new Tlv.Malformed("content");
    }
    int last = -1;
    for (Tlv member : members) {
      if (member.tag() <= last) {
        throw new Tlv.Malformed("tag order");
      }
      last = member.tag();
    }
    return new CdFields(members);
  }

  long number(int tag, String name, long largest) throws Tlv.Malformed {
    if (field(tag) instanceof Tlv.Unsigned(int _, long value) && value <= largest) {
      return value;
    }
    throw new Tlv.Malformed(name);
  }

  String text(int tag, String name, int length) throws Tlv.Malformed {
    if (field(tag) instanceof Tlv.Text(int _, String value) && value.length() == length) {
      return value;
    }
    throw new Tlv.Malformed(name);
  }

  List<ProductId> productIds(int tag) throws Tlv.Malformed {
    List<ProductId> ids = new ArrayList<>();
    for (Tlv member : array(tag, "product_id_array", MOST_PRODUCTS)) {
      if (!(member instanceof Tlv.Unsigned(int own, long value))
          || own != Tlv.ANONYMOUS
          || value > 0xFFFF) {
        throw new Tlv.Malformed("product_id_array");
      }
      ids.add(new ProductId((int) value));
    }
    return ids;
  }

  CertificationType type(int tag) throws Tlv.Malformed {
    return CertificationType.of(number(tag, "certification_type", 0xFF))
        .orElseThrow(() -> new Tlv.Malformed("certification_type"));
  }

  /** Both or none. */
  CdElements.@Nullable DacOrigin dacOrigin(int vendorTag, int productTag) throws Tlv.Malformed {
    if (field(vendorTag) == null && field(productTag) == null) {
      return null;
    }
    return new CdElements.DacOrigin(
        new VendorId((int) number(vendorTag, "dac_origin_vendor_id", 0xFFFF)),
        new ProductId((int) number(productTag, "dac_origin_product_id", 0xFFFF)));
  }

  /** The list of 20-byte key ids; empty where the field is absent. */
  List<String> keyIds(int tag) throws Tlv.Malformed {
    if (field(tag) == null) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (Tlv member : array(tag, "authorized_paa_list", MOST_PAAS)) {
      if (!(member instanceof Tlv.Octets(int own, String hex))
          || own != Tlv.ANONYMOUS
          || hex.length() != KEY_ID_HEX_DIGITS) {
        throw new Tlv.Malformed("authorized_paa_list");
      }
      ids.add(hex);
    }
    return ids;
  }

  private List<Tlv> array(int tag, String name, int most) throws Tlv.Malformed {
    if (field(tag) instanceof Tlv.Array(int _, List<Tlv> items)
        && !items.isEmpty()
        && items.size() <= most) {
      return items;
    }
    throw new Tlv.Malformed(name);
  }

  private @Nullable Tlv field(int tag) {
    return members.stream().filter(member -> member.tag() == tag).findFirst().orElse(null);
  }
}
