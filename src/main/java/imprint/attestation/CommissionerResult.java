package imprint.attestation;

import imprint.finding.Finding;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a commissioner built on the Matter SDK answers when it does not like a device's attestation:
 * the numbers in its log that people search for. What each means and what to do is in the bundle
 * {@code commissioner}.
 *
 * <p>Source: {@code AttestationVerificationResult} in {@code
 * src/credentials/attestation_verifier/DeviceAttestationVerifier.h} of
 * github.com/project-chip/connectedhomeip. 207, 208 and 606 came later than the others; what is
 * from 700 on is no verdict on the device, and its numbers changed.
 */
public enum CommissionerResult {
  PAA_UNTRUSTED(100, "kPaaUntrusted"),
  PAA_NOT_FOUND(101, "kPaaNotFound"),
  PAA_EXPIRED(102, "kPaaExpired"),
  PAA_SIGNATURE_INVALID(103, "kPaaSignatureInvalid"),
  PAA_REVOKED(104, "kPaaRevoked"),
  PAA_FORMAT_INVALID(105, "kPaaFormatInvalid"),
  PAA_ARGUMENT_INVALID(106, "kPaaArgumentInvalid"),
  PAI_EXPIRED(200, "kPaiExpired"),
  PAI_SIGNATURE_INVALID(201, "kPaiSignatureInvalid"),
  PAI_REVOKED(202, "kPaiRevoked"),
  PAI_FORMAT_INVALID(203, "kPaiFormatInvalid"),
  PAI_ARGUMENT_INVALID(204, "kPaiArgumentInvalid"),
  PAI_VENDOR_ID_MISMATCH(205, "kPaiVendorIdMismatch"),
  PAI_AUTHORITY_NOT_FOUND(206, "kPaiAuthorityNotFound"),
  PAI_MISSING(207, "kPaiMissing"),
  PAI_AND_DAC_REVOKED(208, "kPaiAndDacRevoked"),
  DAC_EXPIRED(300, "kDacExpired"),
  DAC_SIGNATURE_INVALID(301, "kDacSignatureInvalid"),
  DAC_REVOKED(302, "kDacRevoked"),
  DAC_FORMAT_INVALID(303, "kDacFormatInvalid"),
  DAC_ARGUMENT_INVALID(304, "kDacArgumentInvalid"),
  DAC_VENDOR_ID_MISMATCH(305, "kDacVendorIdMismatch"),
  DAC_PRODUCT_ID_MISMATCH(306, "kDacProductIdMismatch"),
  DAC_AUTHORITY_NOT_FOUND(307, "kDacAuthorityNotFound"),
  FIRMWARE_INFORMATION_MISMATCH(400, "kFirmwareInformationMismatch"),
  FIRMWARE_INFORMATION_MISSING(401, "kFirmwareInformationMissing"),
  ATTESTATION_SIGNATURE_INVALID(500, "kAttestationSignatureInvalid"),
  ATTESTATION_ELEMENTS_MALFORMED(501, "kAttestationElementsMalformed"),
  ATTESTATION_NONCE_MISMATCH(502, "kAttestationNonceMismatch"),
  ATTESTATION_SIGNATURE_INVALID_FORMAT(503, "kAttestationSignatureInvalidFormat"),
  CD_NO_KEY_ID(600, "kCertificationDeclarationNoKeyId"),
  CD_NO_CERTIFICATE_FOUND(601, "kCertificationDeclarationNoCertificateFound"),
  CD_INVALID_SIGNATURE(602, "kCertificationDeclarationInvalidSignature"),
  CD_INVALID_FORMAT(603, "kCertificationDeclarationInvalidFormat"),
  CD_INVALID_VENDOR_ID(604, "kCertificationDeclarationInvalidVendorId"),
  CD_INVALID_PRODUCT_ID(605, "kCertificationDeclarationInvalidProductId"),
  CD_INVALID_PAA(606, "kCertificationDeclarationInvalidPAA");

  private final int number;
  private final String sdkName;

  CommissionerResult(int number, String sdkName) {
    this.number = number;
    this.sdkName = sdkName;
  }

  /** The number in the log. */
  public int number() {
    return number;
  }

  /** The name in the SDK's source. */
  public String sdkName() {
    return sdkName;
  }

  /** Its cause as the sentence, what to do as the next act; code {@code commissioner.NUMBER}. */
  public Finding explained() {
    return Finding.note("commissioner." + number);
  }

  public static Optional<CommissionerResult> of(int number) {
    return Arrays.stream(values()).filter(result -> result.number == number).findFirst();
  }
}
