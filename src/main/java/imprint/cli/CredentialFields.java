package imprint.cli;

import imprint.attestation.CertificationDeclaration;
import imprint.attestation.MatterCertificate;
import imprint.attestation.SigningKey;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a credential says of itself, for people and machines. */
final class CredentialFields {
  private CredentialFields() {}

  static Map<String, Object> of(MatterCertificate certificate) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", certificate.role() + " certificate");
    fields.put("commonName", certificate.commonName());
    certificate.vendorId().ifPresent(id -> fields.put("vendorId", id.toString()));
    certificate.productId().ifPresent(id -> fields.put("productId", id.toString()));
    fields.put("serialNumber", certificate.serialNumber());
    fields.put("notBefore", certificate.notBefore().toString());
    fields.put("notAfter", certificate.notAfter().toString());
    return fields;
  }

  static Map<String, Object> of(CertificationDeclaration declaration) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "Certification Declaration");
    fields.put("vendorId", declaration.elements().vendorId().toString());
    fields.put(
        "productIds", declaration.elements().productIds().stream().map(String::valueOf).toList());
    fields.put("type", declaration.elements().type().toString());
    fields.put("signerKeyId", declaration.signerKeyId());
    return fields;
  }

  static Map<String, Object> of(SigningKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "private key, P-256");
    fields.put("publicKey", HexFormat.of().formatHex(key.publicPoint()));
    return fields;
  }
}
