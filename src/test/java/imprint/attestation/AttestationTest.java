package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationTest {
  private static final SigningKey SIGNER = Pki.key("paa-key.pem");

  /** Vendor of the PAI, vendor and type of the declaration. */
  @ParameterizedTest
  @CsvSource({
    "0x131B, 0x131B, OFFICIAL, false",
    "0xFFF1, 0x131B, OFFICIAL, true",
    "0x131B, 0xFFF4, OFFICIAL, true",
    "0x131B, 0x131B, TEST, true",
    "0x131B, 0x131B, PROVISIONAL, true",
    "0xFFF5, 0xFFF0, OFFICIAL, false",
  })
  void isATestWhereAnythingInItIs(
      String pai, String declaration, CertificationType type, boolean test) {
    assertThat(attestation(pai, der(declaration, type)).test()).isEqualTo(test);
  }

  @Test
  void isATestWhereThePublishedKeySignedTheDeclaration() {
    String ours = HexFormat.of().formatHex(P256.keyId(SIGNER.publicPoint()));
    String der = HexFormat.of().formatHex(der("0x131B", CertificationType.OFFICIAL));
    String named = der.replace(ours, CdSigner.CSA_TEST.keyId());
    assertThat(attestation("0x131B", HexFormat.of().parseHex(named)).test()).isTrue();
  }

  @Test
  void closingItWipesTheKey() {
    Attestation attestation = attestation("0x131B", der("0x131B", CertificationType.OFFICIAL));
    attestation.close();
    assertThatThrownBy(() -> attestation.paiKey().signSha256(new byte[1]))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Attestation attestation(String vendor, byte[] declaration) {
    SigningKey key = Pki.key("pai-fff1-key.pem");
    MatterCertificate pai =
        Forged.pai(key)
            .subject(MatterName.write("PAI", VendorId.parse(vendor), null))
            .certificate();
    return new Attestation(pai, key, CertificationDeclaration.of(declaration, "cd"), null);
  }

  private static byte[] der(String vendor, CertificationType type) {
    return CdDraft.sign(
        new CdElements(
            VendorId.parse(vendor),
            List.of(new ProductId(1)),
            0x0100,
            "CSA22000SWC00000-00",
            0,
            0,
            1,
            type,
            null,
            List.of()),
        SIGNER);
  }
}
