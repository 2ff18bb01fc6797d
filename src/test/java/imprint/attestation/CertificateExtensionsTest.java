package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateExtensionsTest {
  private static final SigningKey KEY = Pki.key("pai-fff1-key.pem");

  @Test
  void aCertificateWithoutThemHasNone() {
    CertificateExtensions none =
        Forged.pai(KEY)
            .without(Extension.basicConstraints)
            .without(Extension.keyUsage)
            .without(Extension.subjectKeyIdentifier)
            .without(Extension.authorityKeyIdentifier)
            .certificate()
            .extensions();
    assertThat(none.ca()).isFalse();
    assertThat(none.pathLength()).isEmpty();
    assertThat(none.basicConstraintsCritical()).isFalse();
    assertThat(none.keyUsageBits()).isZero();
    assertThat(none.keyUsageCritical()).isFalse();
    assertThat(none.subjectKeyId()).isEmpty();
    assertThat(none.authorityKeyId()).isEmpty();
  }

  @Test
  void aCaWithoutAPathLengthHasNoLimit() {
    assertThat(with(Extension.basicConstraints, new BasicConstraints(true)).pathLength()).isEmpty();
    assertThat(with(Extension.basicConstraints, new BasicConstraints(3)).pathLength())
        .isEqualTo(OptionalInt.of(3));
  }

  @Test
  void tellsTheUsagesApart() {
    CertificateExtensions extensions =
        with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.cRLSign));
    assertThat(extensions.keyUsage(CertificateExtensions.SIGN)).isTrue();
    assertThat(extensions.keyUsage(CertificateExtensions.SIGN_REVOCATIONS)).isTrue();
    assertThat(extensions.keyUsage(CertificateExtensions.SIGN_CERTIFICATES)).isFalse();
  }

  @Test
  void anAuthorityMayBeNamedWithoutItsKeyId() {
    assertThat(with(Extension.authorityKeyIdentifier, new DERSequence()).authorityKeyId())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999999999999"})
  void aPathLengthThatCannotBeMakesTheCertificateABrokenOne(String length) {
    ASN1Encodable[] constraints = {ASN1Boolean.TRUE, new ASN1Integer(new BigInteger(length))};
    broken(Extension.basicConstraints, new DERSequence(constraints));
  }

  @Test
  void anExtensionOfAnotherShapeMakesTheCertificateABrokenOne() {
    broken(Extension.basicConstraints, DERNull.INSTANCE);
    broken(Extension.keyUsage, new DEROctetString(new byte[2]));
    broken(Extension.subjectKeyIdentifier, new DERSequence());
    broken(Extension.authorityKeyIdentifier, new ASN1Integer(1));
  }

  private static CertificateExtensions with(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return Forged.pai(KEY).put(type, true, value).certificate().extensions();
  }

  private static void broken(ASN1ObjectIdentifier type, ASN1Encodable value) {
    Pki.refused("attestation.certificate-broken", () -> with(type, value));
  }
}
