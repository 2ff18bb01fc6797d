package imprint.attestation;

import static java.util.Map.entry;

import imprint.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which finding of ours becomes which answer of a commissioner. */
public final class CommissionerTable {
  private static final String AREA = "attestation.";

  /** Faults that any certificate may have: the answer depends on whose it is. */
  private static final List<String> OF_FORMAT =
      List.of(
          "not-p256",
          "version",
          "serial",
          "signature-algorithm",
          "two-algorithms",
          "not-ca",
          "path-length",
          "key-usage",
          "not-critical",
          "no-subject-key-id",
          "no-authority-key-id",
          "key-id-critical",
          "key-id-length",
          "unknown-critical");

  private static final List<String> OF_TIME = List.of("not-yet-valid", "expired");

  private static final Map<CertificateRole, CommissionerResult> FORMAT =
      new EnumMap<>(
          Map.of(
              CertificateRole.PAA, CommissionerResult.PAA_FORMAT_INVALID,
              CertificateRole.PAI, CommissionerResult.PAI_FORMAT_INVALID,
              CertificateRole.DAC, CommissionerResult.DAC_FORMAT_INVALID));

  private static final Map<CertificateRole, CommissionerResult> TIME =
      new EnumMap<>(
          Map.of(
              CertificateRole.PAA, CommissionerResult.PAA_EXPIRED,
              CertificateRole.PAI, CommissionerResult.PAI_EXPIRED,
              CertificateRole.DAC, CommissionerResult.DAC_EXPIRED));

  /** The others, without the area's name. */
  private static final Map<String, CommissionerResult> OTHERS =
      Map.ofEntries(
          entry("test-paa", CommissionerResult.PAA_NOT_FOUND),
          entry("paa-other", CommissionerResult.PAA_NOT_FOUND),
          entry("paa-key-id", CommissionerResult.PAA_NOT_FOUND),
          entry("paa-product", CommissionerResult.PAA_FORMAT_INVALID),
          entry("paa-key-other", CommissionerResult.PAI_SIGNATURE_INVALID),
          entry("paa-other-vendor", CommissionerResult.PAI_VENDOR_ID_MISMATCH),
          entry("paa-serves-other", CommissionerResult.PAI_VENDOR_ID_MISMATCH),
          entry("pai-no-vendor", CommissionerResult.DAC_VENDOR_ID_MISMATCH),
          entry("pai-other-vendor", CommissionerResult.DAC_VENDOR_ID_MISMATCH),
          entry("pai-other-product", CommissionerResult.DAC_PRODUCT_ID_MISMATCH),
          entry("pai-outside-paa", CommissionerResult.DAC_SIGNATURE_INVALID),
          entry("key-other", CommissionerResult.DAC_SIGNATURE_INVALID),
          entry("key-of-paa", CommissionerResult.DAC_SIGNATURE_INVALID),
          entry("dac-other-pai", CommissionerResult.DAC_SIGNATURE_INVALID),
          entry("dac-key-id", CommissionerResult.DAC_SIGNATURE_INVALID),
          entry("dac-outside-pai", CommissionerResult.DAC_SIGNATURE_INVALID),
          entry("dac-is-ca", CommissionerResult.DAC_FORMAT_INVALID),
          entry("dac-key-usage", CommissionerResult.DAC_FORMAT_INVALID),
          entry("dac-no-ids", CommissionerResult.DAC_VENDOR_ID_MISMATCH),
          entry("dac-issuer-vendor", CommissionerResult.DAC_VENDOR_ID_MISMATCH),
          entry("dac-issuer-product", CommissionerResult.DAC_PRODUCT_ID_MISMATCH),
          entry("dac-key-other", CommissionerResult.ATTESTATION_SIGNATURE_INVALID),
          entry("dac-other-vendor", CommissionerResult.CD_INVALID_VENDOR_ID),
          entry("dac-other-product", CommissionerResult.CD_INVALID_PRODUCT_ID),
          entry("cd-broken", CommissionerResult.CD_INVALID_FORMAT),
          entry("cd-signature", CommissionerResult.CD_INVALID_SIGNATURE),
          entry("cd-signer-other", CommissionerResult.CD_NO_CERTIFICATE_FOUND),
          entry("cd-signer-own", CommissionerResult.CD_NO_CERTIFICATE_FOUND),
          entry("cd-signer-test", CommissionerResult.CD_NO_CERTIFICATE_FOUND),
          entry("cd-signer-unknown", CommissionerResult.CD_NO_CERTIFICATE_FOUND),
          entry("cd-test-key-official", CommissionerResult.CD_NO_CERTIFICATE_FOUND),
          entry("cd-other-vendor", CommissionerResult.CD_INVALID_VENDOR_ID),
          entry("cd-dac-origin", CommissionerResult.CD_INVALID_VENDOR_ID),
          entry("cd-other-product", CommissionerResult.CD_INVALID_PRODUCT_ID),
          entry("cd-other-paa", CommissionerResult.CD_INVALID_PAA));

  private CommissionerTable() {}

  /** What a commissioner answers to a unit with this finding; empty where it does not mind. */
  public static Optional<CommissionerResult> result(Finding finding) {
    String name = finding.code().substring(finding.code().indexOf('.') + 1);
    if (!finding.code().startsWith(AREA)) {
      return Optional.empty();
    }
    if (OF_FORMAT.contains(name) || OF_TIME.contains(name)) {
      return role(finding).map(role -> (OF_FORMAT.contains(name) ? FORMAT : TIME).get(role));
    }
    return Optional.ofNullable(OTHERS.get(name));
  }

  /** All answers that a code may lead to, by their numbers. */
  public static List<CommissionerResult> results(String code) {
    String name = code.startsWith(AREA) ? code.substring(AREA.length()) : "";
    if (OF_FORMAT.contains(name)) {
      return List.copyOf(FORMAT.values());
    }
    if (OF_TIME.contains(name)) {
      return List.copyOf(TIME.values());
    }
    return Optional.ofNullable(OTHERS.get(name)).stream().toList();
  }

  /** Codes of the findings that lead to an answer, in alphabetical order. */
  public static List<String> findings(CommissionerResult result) {
    return codes().stream().filter(code -> results(code).contains(result)).toList();
  }

  /** Every code that leads to some answer. */
  static List<String> codes() {
    List<String> names = new ArrayList<>(OF_FORMAT);
    names.addAll(OF_TIME);
    names.addAll(OTHERS.keySet());
    return names.stream().map(AREA::concat).sorted(Comparator.naturalOrder()).toList();
  }

  /** The certificate that a sentence is about is its first argument. */
  private static Optional<CertificateRole> role(Finding finding) {
    return finding.arguments().stream()
        .limit(1)
        .flatMap(first -> FORMAT.keySet().stream().filter(role -> role.name().equals(first)))
        .findFirst();
  }
}
