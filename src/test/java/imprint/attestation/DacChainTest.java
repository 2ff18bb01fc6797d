package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;

/** Verifiers that we did not write take our DACs. */
class DacChainTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:47:07Z");

  @Property(tries = 60)
  void aDacForAnyIdsChainsToItsPai(
      @ForAll @IntRange(max = 0xFFFF) int vendor,
      @ForAll @IntRange(max = 0xFFFF) int product,
      @ForAll @IntRange(min = 1, max = 40_000) int days)
      throws Exception {
    VendorId vendorId = new VendorId(vendor);
    ProductId productId = new ProductId(product);
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.fixed(NOW);
    try (Authority paa = Authority.root("PAA", null, 1, random, NOW);
        Authority pai =
            new PaiIssuer(paa.certificate(), paa.key(), random, clock)
                .issue("PAI", vendorId, productId, Optional.empty(), Long.MAX_VALUE);
        Dac dac =
            new DacIssuer(pai.certificate(), pai.key(), random, clock)
                .issue("a-unit", vendorId, productId, days)) {
      assertThat(bouncyCastleAccepts(dac.certificate(), pai.certificate())).isTrue();
      validateWithTheJdk(dac.certificate(), pai.certificate(), paa.certificate());
      assertThat(dac.certificate().issuedBy(pai.certificate())).isTrue();
      assertThat(dac.certificate().vendorId()).contains(vendorId);
      assertThat(dac.certificate().productId()).contains(productId);
    }
  }

  private static boolean bouncyCastleAccepts(MatterCertificate dac, MatterCertificate pai)
      throws Exception {
    SubjectPublicKeyInfo key = new X509CertificateHolder(pai.der()).getSubjectPublicKeyInfo();
    return new X509CertificateHolder(dac.der())
        .isSignatureValid(
            new BcECContentVerifierProviderBuilder(new DefaultDigestAlgorithmIdentifierFinder())
                .build(PublicKeyFactory.createKey(key)));
  }

  private static void validateWithTheJdk(
      MatterCertificate dac, MatterCertificate pai, MatterCertificate paa) throws Exception {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(x509(paa), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(x509(dac), x509(pai))),
            parameters);
  }

  private static X509Certificate x509(MatterCertificate certificate) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate.der()));
  }
}
