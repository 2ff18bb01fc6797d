package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerKindTest {
  @ParameterizedTest
  @CsvSource({
    "pai-fff1-8000-cert.der, CERTIFICATE",
    "pai-fff1-8000-key.pkcs8.der, PKCS8",
    "pai-fff1-8000-key.sec1.der, SEC1",
    "pai-fff1-8000-key.enc-pbes2.der, ENCRYPTED_PKCS8",
    "pai-fff1-8000.p12, PKCS12",
    "cd-fff1-8000.der, SIGNED_DATA",
    "README.md, UNKNOWN",
    "pai-fff1-8000-cert.pem, UNKNOWN",
  })
  void tellsFilesApart(String file, DerKind kind) {
    assertThat(DerKind.of(Pki.bytes(file))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "3009 020100 020103 020105, RSA", // INTEGER, INTEGER, INTEGER
    "3000, UNKNOWN", // empty
    "3003 020100, UNKNOWN", // one member
    "3005 020100 0500, UNKNOWN", // INTEGER, NULL
    "3004 3000 3000, UNKNOWN", // a certificate without its signature
    "3007 3000 3000 030100, CERTIFICATE",
    "3006 06022a03 0500, UNKNOWN", // another content type
    "0500, UNKNOWN", // no sequence
    "3004 3000 0400 00, UNKNOWN", // a byte behind the end
    "3002 3000 0400, UNKNOWN", // a length that is too short
  })
  void goesByTheOutermostShape(String hex, DerKind kind) {
    assertThat(DerKind.of(HexFormat.of().parseHex(hex.replace(" ", "")))).isEqualTo(kind);
  }
}
