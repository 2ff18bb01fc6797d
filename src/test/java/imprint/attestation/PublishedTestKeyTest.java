package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedTestKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final VendorId SELLER = new VendorId(0x131B);
  private static final SigningKey KEY = Pki.key("pai-fff1-key.pem");

  @Test
  void keyIdsAreSha1AndDiffer() {
    List<String> ids =
        Arrays.stream(PublishedTestKey.values()).map(PublishedTestKey::keyId).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{40}"));
    assertThat(PublishedTestKey.CD_SIGNER.keyId()).isEqualTo(CdSigner.CSA_TEST.keyId());
  }

  /** The roots as github.com/project-chip/connectedhomeip publishes their public keys. */
  @Test
  void keyIdsAreThoseOfThePublishedKeys() {
    assertThat(
            keyId(
                "04b6cb6372887f2928f5bac81aa9d93ae2431cada9d79e242f65177ef9ced932a2"
                    + "8ecd03baaf6a8fca184a1a503542960d453f303f1f19421d751e8f8f1a9a9b75"))
        .isEqualTo(PublishedTestKey.PAA_FFF1.keyId());
    assertThat(
            keyId(
                "0410ef02a81a87b68121fba8d31978f807a317e50aa8a828446828914b933de8ed"
                    + "d4a5c39c9ff71a4ce3647fd7f62653b7d2495fcba4c0f47f876880039e07204a"))
        .isEqualTo(PublishedTestKey.PAA_NO_VID.keyId());
  }

  @ParameterizedTest
  @EnumSource(PublishedTestKey.class)
  void aPaiThatHangsOnOneIsATestWhateverItsVendor(PublishedTestKey root) {
    MatterCertificate pai =
        Forged.pai(KEY)
            .subject(MatterName.write("PAI", SELLER, null))
            .put(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(HexFormat.of().parseHex(root.keyId())))
            .certificate();
    assertThat(found(pai))
        .contains(Finding.warning("attestation.test-paa", root.certificateName()));
    CertificationDeclaration official = official();
    assertThat(new Attestation(pai, KEY, official, null).test()).isTrue();
  }

  @Test
  void aPaiThatIsOneIsATestToo() {
    MatterCertificate pai =
        Forged.pai(KEY)
            .subject(MatterName.write("PAI", SELLER, null))
            .subjectKeyId(PublishedTestKey.PAI_FFF1_8000.keyId())
            .certificate();
    assertThat(PublishedTestKey.in(pai)).contains(PublishedTestKey.PAI_FFF1_8000);
  }

  @Test
  void ordinaryKeysAreNone() {
    MatterCertificate pai =
        Forged.pai(KEY).subject(MatterName.write("PAI", SELLER, null)).certificate();
    assertThat(found(pai)).noneMatch(finding -> finding.code().equals("attestation.test-paa"));
    assertThat(new Attestation(pai, KEY, official(), null).test()).isFalse();
  }

  private static CertificationDeclaration official() {
    CdElements elements =
        new CdElements(
            SELLER,
            List.of(new ProductId(1)),
            0x0100,
            "CSA22000SWC00000-00",
            0,
            0,
            1,
            CertificationType.OFFICIAL,
            null,
            List.of());
    return CertificationDeclaration.of(CdDraft.sign(elements, KEY), "cd");
  }

  private static List<Finding> found(MatterCertificate pai) {
    return new AttestationCheck(InstantSource.fixed(NOW))
        .checkSoFar(pai, null, null, null, null, SELLER, new ProductId(1));
  }

  private static String keyId(String point) {
    return HexFormat.of().formatHex(P256.keyId(HexFormat.of().parseHex(point)));
  }
}
