package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.attestation.CdElements.DacOrigin;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CdElementsTest {
  @Property(tries = 300)
  void whatIsEncodedIsDecodedAgain(@ForAll("declarations") CdElements elements)
      throws Tlv.Malformed {
    assertThat(CdElements.decode(elements.encode())).isEqualTo(elements);
  }

  @Property(tries = 30)
  void whatIsSignedIsReadFromItsFile(@ForAll("declarations") CdElements elements) {
    SigningKey key = Pki.key("paa-key.pem");
    Credential read = Credential.of(CdDraft.sign(elements, key), "cd.der", null);
    assertThat(read)
        .isInstanceOfSatisfying(
            CertificationDeclaration.class,
            declaration -> {
              assertThat(declaration.elements()).isEqualTo(elements);
              assertThat(declaration.signedBy(key.publicPoint())).isTrue();
            });
  }

  /** Byte for byte the structure of the specification, with every number as short as it can be. */
  @Test
  void encodesInTheOrderOfTheTags() {
    CdElements elements =
        new CdElements(
            new VendorId(0xFFF1),
            List.of(new ProductId(0x8000), new ProductId(1)),
            0x0100,
            "CSA22000SWC00000-00",
            0,
            0x0102,
            1,
            CertificationType.OFFICIAL,
            new DacOrigin(new VendorId(0xFFF2), new ProductId(2)),
            List.of("00112233445566778899aabbccddeeff01234567"));
    assertThat(HexFormat.of().formatHex(elements.encode()))
        .isEqualTo(
            "15"
                + "240001"
                + "2501f1ff"
                + "3602"
                + ("050080" + "0401")
                + "18"
                + "25030001"
                + "2c0413"
                + "4353413232303030535743303030303" // CSA22000SWC0000
                + "02d3030" // 0-00
                + "240500"
                + "25060201"
                + "240701"
                + "240802"
                + "2509f2ff"
                + "240a02"
                + "360b"
                + "101400112233445566778899aabbccddeeff01234567"
                + "18"
                + "18");
  }

  @Provide
  Arbitrary<CdElements> declarations() {
    Arbitrary<VendorId> vendors = Arbitraries.integers().between(0, 0xFFFF).map(VendorId::new);
    Arbitrary<ProductId> products = Arbitraries.integers().between(0, 0xFFFF).map(ProductId::new);
    Arbitrary<@Nullable DacOrigin> origins =
        Combinators.combine(vendors, products).as(DacOrigin::new).injectNull(0.5);
    Arbitrary<List<String>> keyIds =
        Arbitraries.strings().withChars("0123456789abcdef").ofLength(40).list().ofMaxSize(10);
    return Combinators.combine(
            vendors,
            products.list().ofMinSize(1).ofMaxSize(100),
            Arbitraries.longs().between(0, 0xFFFF_FFFFL),
            Arbitraries.strings().withCharRange(' ', '~').ofLength(19),
            Arbitraries.integers().between(0, 0xFF),
            Arbitraries.integers().between(0, 0xFFFF),
            Arbitraries.of(CertificationType.class),
            Combinators.combine(origins, keyIds).as(Tail::new))
        .as(
            (vendor, ids, device, certificate, level, number, type, tail) ->
                new CdElements(
                    vendor,
                    ids,
                    device,
                    certificate,
                    level,
                    number,
                    number,
                    type,
                    tail.origin(),
                    tail.authorizedPaas()));
  }

  private record Tail(@Nullable DacOrigin origin, List<String> authorizedPaas) {}
}
