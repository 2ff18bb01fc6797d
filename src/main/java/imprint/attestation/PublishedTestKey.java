package imprint.attestation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys that everybody has, or that no commissioner trusts outside a laboratory: what hangs on them
 * is a test.
 *
 * <p>The key ids are those of the certificates under {@code credentials/test/attestation}, {@code
 * credentials/test/certification-declaration}, {@code credentials/development/attestation} and
 * {@code credentials/development/paa-root-certs} of github.com/project-chip/connectedhomeip. Some
 * files were made anew there; both makes are listed, since both are about.
 */
public enum PublishedTestKey {
  PAA_FFF1("Chip-Test-PAA-FFF1", "6afd22771f511fecbf1641976710dcdc31a1717e"),
  PAA_NO_VID("Chip-Test-PAA-NoVID", "785ce705b86b8f4e6fc793aa60cb43ea696882d5"),
  PAA_FFF1_2021("Chip-Test-PAA-FFF1 of 2021", "6b7a5841de2503ce410680a4431329877a061df0"),
  PAA_DEVELOPMENT("Chip-Development-PAA", "fa92cf095efa42e11430651632fefe1b2c77a7c8"),
  PAA_ESP("ESP Matter PAA test", "1057890ec21ce77b5a566109ca0b39eada082771"),
  PAA_DIGICERT("DigiCert TEST Root CA for MATTER PKI", "c0e0641500ec67e27caf7c6e2d4994c773deb7ba"),
  PAI_FFF1_8000("Chip-Test-PAI-FFF1-8000", "af42b7094debd515ec6ecf33b81115225f325288"),
  PAI_FFF1_8000_2021("Chip-Test-PAI-FFF1-8000 of 2021", "84f51dff9eccda29359448520e85f1292da3edd7"),
  PAI_FFF2("Chip-Test-PAI-FFF2-NoPID", "613dd087355ef08bae01e4c69a8fc73dac8c7dfd"),
  PAI_FFF2_8001("Chip-Test-PAI-FFF2-8001", "d05a9b6771a1a37a9bc19d95e8b5db8f4300b63a"),
  PAI_FFF2_8001_2021("Chip-Test-PAI-FFF2-8001 of 2021", "eda60fefbd2a793c325e2a6d4878deb9a936d047"),
  PAI_DEVELOPMENT("Matter-Development-PAI-noPID", "63540e47f64b1c38d13884a462d16c195d8ffb3c"),
  CD_SIGNER("Matter Test CD Signing Authority", "62fa823359acfaa9963e1cfa140addf504f37160");

  private final String name;
  private final String keyId;

  PublishedTestKey(String name, String keyId) {
    this.name = name;
    this.keyId = keyId;
  }

  /** What its own file or certificate calls it. */
  public String certificateName() {
    return name;
  }

  /** SHA-1 of the public key, lower-case hex. */
  public String keyId() {
    return keyId;
  }

  /**
   * The first of these that a certificate is made with or was issued by.
   *
   * @see #of(String)
   */
  public static Optional<PublishedTestKey> in(MatterCertificate certificate) {
    Stream<String> ids =
        Stream.of(
                certificate.extensions().authorityKeyId(),
                certificate.extensions().subjectKeyId(),
                certificate.keyId())
            .flatMap(Optional::stream);
    return ids.map(PublishedTestKey::of).flatMap(Optional::stream).findFirst();
  }

  /** Whether {@code keyId}, lower-case hex, is one of these. */
  public static Optional<PublishedTestKey> of(String keyId) {
    return Arrays.stream(values()).filter(key -> key.keyId.equals(keyId)).findFirst();
  }
}
