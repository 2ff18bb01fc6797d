package imprint.cli;

import imprint.attestation.CdElements;
import imprint.attestation.CdSignerKind;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.CertificationType;
import imprint.attestation.MatterCertificate;
import imprint.attestation.PublishedTestKey;
import imprint.attestation.SigningKey;
import imprint.matter.VendorId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a credential says of itself, for people and machines. */
final class CredentialFields {
  private CredentialFields() {}

  /**
   * @param cdSigner whether it is the signer's of a declaration
   */
  static Map<String, Object> of(MatterCertificate certificate, boolean cdSigner) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", (cdSigner ? "CD signer" : certificate.role()) + " certificate");
    fields.put("subject", certificate.subject());
    fields.put("issuer", certificate.issuer());
    fields.put("serialNumber", certificate.serialNumber());
    fields.put("notBefore", certificate.notBefore().toString());
    fields.put("notAfter", certificate.notAfter().toString());
    certificate.vendorId().ifPresent(id -> fields.put("vendorId", id.toString()));
    certificate.productId().ifPresent(id -> fields.put("productId", id.toString()));
    fields.put("keyType", certificate.keyType());
    certificate.extensions().subjectKeyId().ifPresent(id -> fields.put("subjectKeyId", id));
    certificate.extensions().authorityKeyId().ifPresent(id -> fields.put("authorityKeyId", id));
    boolean test =
        certificate.vendorId().filter(VendorId::test).isPresent()
            || PublishedTestKey.in(certificate).isPresent();
    putTest(fields, test);
    return fields;
  }

  static Map<String, Object> of(CertificationDeclaration declaration, CdSignerKind signer) {
    CdElements elements = declaration.elements();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "Certification Declaration");
    fields.put("vendorId", elements.vendorId().toString());
    fields.put("productIds", elements.productIds().stream().map(String::valueOf).toList());
    fields.put("deviceType", "0x%04X".formatted(elements.deviceTypeId()));
    fields.put("certificateId", elements.certificateId());
    fields.put("securityLevel", elements.securityLevel());
    fields.put("securityInformation", elements.securityInformation());
    fields.put("versionNumber", elements.versionNumber());
    fields.put("type", elements.type().toString());
    CdElements.DacOrigin origin = elements.dacOrigin();
    if (origin != null) {
      fields.put("dacOriginVendorId", origin.vendorId().toString());
      fields.put("dacOriginProductId", origin.productId().toString());
    }
    if (!elements.authorizedPaas().isEmpty()) {
      fields.put("authorizedPaas", elements.authorizedPaas());
    }
    fields.put("signer", signer.toString());
    fields.put("signerKeyId", declaration.signerKeyId());
    boolean test =
        elements.vendorId().test()
            || elements.type() != CertificationType.OFFICIAL
            || signer == CdSignerKind.TEST;
    putTest(fields, test);
    return fields;
  }

  /**
   * @param owner the file of the certificate that it belongs to
   */
  static Map<String, Object> of(SigningKey key, Optional<String> owner) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "private key, P-256");
    fields.put("publicKey", HexFormat.of().formatHex(key.publicPoint()));
    fields.put("keyId", key.keyId());
    owner.ifPresent(file -> fields.put("belongsTo", file));
    putTest(fields, PublishedTestKey.of(key.keyId()).isPresent());
    return fields;
  }

  private static void putTest(Map<String, Object> fields, boolean test) {
    if (test) {
      fields.put("test", "TEST: do not ship");
    }
  }
}
