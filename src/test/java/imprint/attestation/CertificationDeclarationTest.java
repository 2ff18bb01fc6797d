package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationDeclarationTest {
  private static final SigningKey SIGNER = Pki.key("paa-key.pem");

  @Test
  void readsEveryFieldOfAFileThatWeDidNotMake() {
    CertificationDeclaration declaration = Pki.declaration("cd-fff1-8000.der");
    assertThat(declaration.elements())
        .isEqualTo(
            new CdElements(
                new VendorId(0xFFF1),
                List.of(new ProductId(0x8000)),
                0x16,
                "GLD00000TEST0000001",
                0,
                0,
                1,
                CertificationType.TEST,
                null,
                List.of()));
    assertThat(declaration.signerKeyId()).isEqualTo("a278f5ede23300cd06e045fce8f452a19dc45a6e");
    assertThat(declaration.der()).isEqualTo(Pki.bytes("cd-fff1-8000.der"));
  }

  @Test
  void knowsWhoseSignatureItCarries() {
    CertificationDeclaration declaration = Pki.declaration("cd-fff1-8000.der");
    assertThat(declaration.signedBy(point("cd-signer-cert.pem"))).isTrue();
    assertThat(declaration.signedBy(point("paa-cert.pem"))).isFalse();
    assertThat(declaration.signer()).isEmpty();
  }

  @Test
  void aChangedContentKeepsItsShapeButLosesItsSignature() {
    byte[] der = Pki.bytes("cd-fff1-8000.der");
    String hex = HexFormat.of().formatHex(der).replace("474c443030303030", "474c443030303031");
    CertificationDeclaration changed =
        CertificationDeclaration.of(HexFormat.of().parseHex(hex), "changed");
    assertThat(changed.elements().certificateId()).isEqualTo("GLD00001TEST0000001");
    assertThat(changed.signedBy(point("cd-signer-cert.pem"))).isFalse();
  }

  @Test
  void readsBackAllFieldsThatItMayHave() {
    CdElements full = full();
    CertificationDeclaration read = CertificationDeclaration.of(CdDraft.sign(full, SIGNER), "own");
    assertThat(read.elements()).isEqualTo(full);
    assertThat(read.signedBy(SIGNER.publicPoint())).isTrue();
  }

  /** Tag and new content of one element; the sentence has to name the field. */
  @ParameterizedTest
  @CsvSource({
    "0, 2, format_version",
    "1, 65536, vendor_id",
    "3, 4294967296, device_type_id",
    "5, 256, security_level",
    "6, 65536, security_information",
    "7, 65536, version_number",
    "8, 3, certification_type",
    "9, 65536, dac_origin_vendor_id",
    "10, 65536, dac_origin_product_id",
  })
  void namesANumberThatCannotBe(int tag, long value, String field) {
    refused(field, replaced(tag, new Tlv.Unsigned(tag, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, vendor_id",
    "2, product_id_array",
    "4, certificate_id",
    "8, certification_type",
    "9, dac_origin_vendor_id",
    "10, dac_origin_product_id"
  })
  void namesAFieldThatIsMissing(int tag, String field) {
    refused(field, replaced(tag));
  }

  @Test
  void refusesListsThatAreEmptyTooLongOrOfOtherThings() {
    Tlv id = new Tlv.Unsigned(Tlv.ANONYMOUS, 1);
    refused("product_id_array", replaced(2, new Tlv.Array(2, List.of())));
    refused("product_id_array", replaced(2, new Tlv.Array(2, Collections.nCopies(101, id))));
    refused("product_id_array", replaced(2, new Tlv.Structure(2, List.of())));
    Tlv keyId = new Tlv.Octets(Tlv.ANONYMOUS, "00".repeat(20));
    refused("authorized_paa_list", replaced(11, new Tlv.Array(11, Collections.nCopies(11, keyId))));
    refused("authorized_paa_list", replaced(11, new Tlv.Array(11, List.of())));
    refused("authorized_paa_list", replaced(11, new Tlv.Array(11, List.of(id))));
  }

  /** An element of an array has no tag (Matter core specification, appendix A). */
  @Test
  void refusesListsWhoseItemsHaveTags() {
    refused("product_id_array", replaced(2, new Tlv.Array(2, List.of(new Tlv.Unsigned(1, 1)))));
    refused(
        "authorized_paa_list",
        replaced(11, new Tlv.Array(11, List.of(new Tlv.Octets(1, "00".repeat(20))))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CSA00000", "CSA22000SWC00000-000"})
  void refusesACertificateIdOfAnotherLength(String id) {
    refused("certificate_id", replaced(4, new Tlv.Text(4, id)));
  }

  @Test
  void refusesFieldsOutOfOrder() {
    refused("tag order", replaced(3, new Tlv.Unsigned(0, 1)));
  }

  @Test
  void passesOverFieldsOfALaterVersion() {
    List<Tlv> members = members();
    members.add(new Tlv.Unsigned(12, 7));
    assertThat(CertificationDeclaration.of(signed(members), "later").elements()).isEqualTo(full());
  }

  /** Other signed data of the field: right as CMS, but no commissioner takes it. */
  @Test
  void refusesSignedDataThatIsNoDeclaration() {
    byte[] der = Pki.bytes("cd-fff1-8000.der");
    String hex = HexFormat.of().formatHex(der);
    String dataType = "06092a864886f70d010701";
    refused(
        "encapContentInfo",
        HexFormat.of().parseHex(hex.replace(dataType, "06092a864886f70d010703")));
    String sha256 = "0609608648016503040201";
    refused(
        "digestAlgorithms",
        HexFormat.of().parseHex(hex.replaceFirst(sha256, "0609608648016503040202")));
    refused("version", HexFormat.of().parseHex(hex.replaceFirst("020103310d", "020101310d")));
  }

  /** The reader of a commissioner knows no lengths but definite ones. */
  @Test
  void refusesWhatIsNotDer() throws IOException {
    byte[] der = Pki.bytes("cd-fff1-8000.der");
    ContentInfo whole = ContentInfo.getInstance(der);
    ASN1Sequence signed = ASN1Sequence.getInstance(whole.getContent());
    BERSequence open = new BERSequence(signed.toArray());
    BERSequence outer =
        new BERSequence(
            new ASN1Encodable[] {whole.getContentType(), new BERTaggedObject(true, 0, open)});
    refused("DER", outer.getEncoded(ASN1Encoding.BER));
    assertThat(CertificationDeclaration.of(outer.getEncoded(ASN1Encoding.DER), "again").der())
        .isEqualTo(der);
  }

  private static CdElements full() {
    return new CdElements(
        new VendorId(0xFFF1),
        List.of(new ProductId(0x8000), new ProductId(0)),
        0xFFFF_FFFFL,
        "CSA22000SWC00000-00",
        1,
        2,
        0x2694,
        CertificationType.PROVISIONAL,
        new CdElements.DacOrigin(new VendorId(0xFFF2), new ProductId(0x8001)),
        List.of("6afd22771f511fecbf1641976710dcdc31a1717e"));
  }

  private static List<Tlv> members() {
    try {
      return new ArrayList<>(((Tlv.Structure) TlvReader.read(full().encode())).members());
    } catch (Tlv.Malformed e) {
      throw new AssertionError(e);
    }
  }

  /** The full declaration with the element of that tag replaced, or left out. */
  private static byte[] replaced(int tag, Tlv... instead) {
    List<Tlv> members = new ArrayList<>();
    for (Tlv member : members()) {
      members.addAll(member.tag() == tag ? List.of(instead) : List.of(member));
    }
    return signed(members);
  }

  private static byte[] signed(List<Tlv> members) {
    return CdDraft.sign(TlvWriter.write(new Tlv.Structure(Tlv.ANONYMOUS, members)), SIGNER);
  }

  private static byte[] point(String certificate) {
    return Pki.certificate(certificate).publicPoint().orElseThrow();
  }

  private static void refused(String field, byte[] der) {
    assertThatThrownBy(() -> CertificationDeclaration.of(der, "cd.der"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cd.der")
        .hasMessageContaining(": " + field + " is missing or wrong");
  }
}
