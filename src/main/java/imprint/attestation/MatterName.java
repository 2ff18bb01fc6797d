package imprint.attestation;

import imprint.finding.Printable;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/**
 * The part of a distinguished name that Matter reads.
 *
 * @param commonName empty where the name has none
 */
record MatterName(String commonName, @Nullable VendorId vendorId, @Nullable ProductId productId) {
  /** Matter core specification, 6.1.1. */
  static final ASN1ObjectIdentifier VENDOR_ID = new ASN1ObjectIdentifier("1.3.6.1.4.1.37244.2.1");

  static final ASN1ObjectIdentifier PRODUCT_ID = new ASN1ObjectIdentifier("1.3.6.1.4.1.37244.2.2");

  /** The form for CAs that cannot write these attributes: Matter core specification, 6.2.2.2. */
  private static final String VENDOR_IN_TEXT = "Mvid:";

  private static final String PRODUCT_IN_TEXT = "Mpid:";

  /**
   * @param source what a refusal calls the certificate
   */
  static MatterName of(X500Name name, String source) {
    String commonName = value(name, BCStyle.CN, source).orElse("");
    Optional<String> vendor = value(name, VENDOR_ID, source);
    Optional<String> product = value(name, PRODUCT_ID, source);
    Optional<String> vendorInText = find(VENDOR_IN_TEXT, commonName, source);
    Optional<String> productInText = find(PRODUCT_IN_TEXT, commonName, source);
    if (vendor.isEmpty() && product.isEmpty()) {
      vendor = vendorInText;
      product = productInText;
    }
    return new MatterName(
        commonName,
        vendor.map(digits -> new VendorId(number(digits, source))).orElse(null),
        product.map(digits -> new ProductId(number(digits, source))).orElse(null));
  }

  /** Common name, vendor id and product id in this order, one attribute per RDN, UTF8String. */
  static X500Name write(
      String commonName, @Nullable VendorId vendorId, @Nullable ProductId productId) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    name.addRDN(BCStyle.CN, new DERUTF8String(commonName));
    if (vendorId != null) {
      name.addRDN(VENDOR_ID, new DERUTF8String("%04X".formatted(vendorId.value())));
    }
    if (productId != null) {
      name.addRDN(PRODUCT_ID, new DERUTF8String("%04X".formatted(productId.value())));
    }
    return name.build();
  }

  /** Everything in a name, on one line, fit for a terminal. */
  static String text(X500Name name) {
    List<String> parts = new ArrayList<>();
    for (RDN rdn : name.getRDNs()) {
      for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
        parts.add(label(attribute.getType()) + "=" + text(attribute.getValue()));
      }
    }
    return String.join(", ", parts);
  }

  private static String text(ASN1Encodable value) {
    try {
      String text = value instanceof ASN1String string ? string.getString() : value.toString();
      return Printable.line(text);
    } catch (IllegalArgumentException notInItsOwnEncoding) {
      return "?";
    }
  }

  private static String label(ASN1ObjectIdentifier type) {
    if (type.equals(VENDOR_ID)) {
      return "VID";
    }
    if (type.equals(PRODUCT_ID)) {
      return "PID";
    }
    String known = BCStyle.INSTANCE.oidToDisplayName(type);
    return known == null ? type.getId() : known;
  }

  private static Optional<String> value(X500Name name, ASN1ObjectIdentifier type, String source) {
    RDN[] found = name.getRDNs(type);
    if (found.length == 0) {
      return Optional.empty();
    }
    ASN1Encodable value = found[0].getFirst().getValue();
    if (found.length > 1 || found[0].isMultiValued() || !(value instanceof ASN1String text)) {
      throw Refusal.of("attestation.certificate-broken", source);
    }
    return Optional.of(text.getString());
  }

  /**
   * A prefix with no whole id behind it makes commissioners refuse the name, whatever else it has.
   */
  private static Optional<String> find(String prefix, String text, String source) {
    Matcher matcher = Pattern.compile(prefix + "([0-9A-F]{4})").matcher(text);
    if (matcher.find()) {
      return Optional.of(matcher.group(1));
    }
    if (text.contains(prefix)) {
      throw Refusal.of("attestation.certificate-id", source);
    }
    return Optional.empty();
  }

  private static int number(String digits, String source) {
    if (!digits.matches("[0-9A-F]{4}")) {
      throw Refusal.of("attestation.certificate-id", source);
    }
    return Integer.parseInt(digits, 16);
  }
}
