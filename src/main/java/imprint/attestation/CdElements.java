package imprint.attestation;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signed content of a Certification Declaration (Matter core specification, 6.3.1).
 *
 * @param productIds 1 … 100
 * @param deviceTypeId primary device type, 32 bits
 * @param certificateId 19 characters
 * @param dacOrigin whose DAC is used instead, or null
 * @param authorizedPaas subject key ids in lower-case hex; empty where any PAA will do
 */
public record CdElements(
    VendorId vendorId,
    List<ProductId> productIds,
    long deviceTypeId,
    String certificateId,
    int securityLevel,
    int securityInformation,
    int versionNumber,
    CertificationType type,
    @Nullable DacOrigin dacOrigin,
    List<String> authorizedPaas) {

  /** Vendor and product that the DAC must carry where it is not the declaration's own. */
  public record DacOrigin(VendorId vendorId, ProductId productId) {}

  static final int CERTIFICATE_ID_LENGTH = 19;

  public CdElements {
    productIds = List.copyOf(productIds);
    authorizedPaas = List.copyOf(authorizedPaas);
  }

  static CdElements decode(byte[] tlv) throws Tlv.Malformed {
    CdFields fields = CdFields.of(TlvReader.read(tlv));
    if (fields.number(0, "format_version", 0xFFFF) != 1) {
      throw new Tlv.Malformed("format_version");
    }
    return new CdElements(
        new VendorId((int) fields.number(1, "vendor_id", 0xFFFF)),
        fields.productIds(2),
        fields.number(3, "device_type_id", 0xFFFF_FFFFL),
        fields.text(4, "certificate_id", CERTIFICATE_ID_LENGTH),
        (int) fields.number(5, "security_level", 0xFF),
        (int) fields.number(6, "security_information", 0xFFFF),
        (int) fields.number(7, "version_number", 0xFFFF),
        fields.type(8),
        fields.dacOrigin(9, 10),
        fields.keyIds(11));
  }

  byte[] encode() {
    List<Tlv> fields = new ArrayList<>();
    fields.add(new Tlv.Unsigned(0, 1));
    fields.add(new Tlv.Unsigned(1, vendorId.value()));
    fields.add(
        new Tlv.Array(
            2,
            productIds.stream()
                .map(id -> (Tlv) new Tlv.Unsigned(Tlv.ANONYMOUS, id.value()))
                .toList()));
    fields.add(new Tlv.Unsigned(3, deviceTypeId));
    fields.add(new Tlv.Text(4, certificateId));
    fields.add(new Tlv.Unsigned(5, securityLevel));
    fields.add(new Tlv.Unsigned(6, securityInformation));
    fields.add(new Tlv.Unsigned(7, versionNumber));
    fields.add(new Tlv.Unsigned(8, type.number()));
    if (dacOrigin != null) {
      fields.add(new Tlv.Unsigned(9, dacOrigin.vendorId().value()));
      fields.add(new Tlv.Unsigned(10, dacOrigin.productId().value()));
    }
    if (!authorizedPaas.isEmpty()) {
      fields.add(
          new Tlv.Array(
              11,
              authorizedPaas.stream().map(id -> (Tlv) new Tlv.Octets(Tlv.ANONYMOUS, id)).toList()));
    }
    return TlvWriter.write(new Tlv.Structure(Tlv.ANONYMOUS, fields));
  }
}
