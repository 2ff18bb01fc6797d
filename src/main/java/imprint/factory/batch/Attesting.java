package imprint.factory.batch;

import imprint.attestation.Authority;
import imprint.attestation.CertificateCredential;
import imprint.attestation.Credential;
import imprint.attestation.Dac;
import imprint.attestation.DacIssuer;
import imprint.attestation.FileSigningKey;
import imprint.attestation.KeyCredential;
import imprint.attestation.MatterCertificate;
import imprint.attestation.PaiIssuer;
import imprint.attestation.SigningKey;
import imprint.factory.UnitData.Attested;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives units their attestation. May be used by several threads. */
final class Attesting implements AutoCloseable {
  private static final String PAI_DER = "pai_cert.der";
  private static final String PAI_PEM = "pai_cert.pem";
  private static final String PAI_KEY = "pai_key.pem";

  private final Order order;
  private final SecureRandom random;
  private final InstantSource clock;
  private @Nullable Attested given;
  private @Nullable MatterCertificate pai;
  private @Nullable DacIssuer issuer;
  private @Nullable SigningKey ownKey;

  private Attesting(Order order, SecureRandom random, InstantSource clock) {
    this.order = order;
    this.random = random;
    this.clock = clock;
  }

  /** For a try: a PAI that has to be made is forgotten again. */
  static Attesting forNow(Order order, SecureRandom random, InstantSource clock) {
    Attesting attesting = new Attesting(order, random, clock);
    switch (order.dacSource()) {
      case DacSource.None _ -> {}
      case DacSource.Given(Dac dac, MatterCertificate pai) -> attesting.give(dac, pai);
      case DacSource.FromPai(MatterCertificate pai, SigningKey key) -> attesting.issue(pai, key);
      case DacSource.FromPaa source -> {
        Authority made = attesting.newPai(source);
        attesting.ownKey = made.key();
        attesting.issue(made.certificate(), made.key());
      }
    }
    return attesting;
  }

  /**
   * For a run, which has its PAI in {@code staging}; a PAI that has to be made is made once.
   *
   * @param staging folder of the run, where its PAI may be already
   */
  static Attesting forRun(Order order, Path staging, SecureRandom random, InstantSource clock)
      throws IOException {
    Attesting attesting;
    if (order.dacSource() instanceof DacSource.FromPaa source) {
      attesting = new Attesting(order, random, clock);
      attesting.keptPai(source, staging);
    } else {
      attesting = forNow(order, random, clock);
    }
    if (attesting.pai != null) {
      PrivateFile.write(staging.resolve(PAI_DER), attesting.pai.der());
    }
    return attesting;
  }

  private void give(Dac dac, MatterCertificate issuedBy) {
    given = new Attested(dac, issuedBy);
    pai = issuedBy;
  }

  private void issue(MatterCertificate certificate, SigningKey key) {
    pai = certificate;
    issuer = new DacIssuer(certificate, key, random, clock);
  }

  private Authority newPai(DacSource.FromPaa source) {
    return new PaiIssuer(source.paa(), source.key(), random, clock)
        .issue(
            source.paiName(),
            order.info().vendorId(),
            order.info().productId(),
            order.dacTerms().validFrom(),
            order.dacTerms().lifetimeDays());
  }

  private void keptPai(DacSource.FromPaa source, Path staging) throws IOException {
    Path keyFile = staging.resolve(PAI_KEY);
    Path certificateFile = staging.resolve(PAI_PEM);
    if (!Files.exists(keyFile)) {
      try (Authority made = newPai(source)) {
        keep(made, certificateFile, keyFile);
      }
    }
    if (Credential.read(certificateFile, null) instanceof CertificateCredential(var certificate)
        && Credential.read(keyFile, null) instanceof KeyCredential(var key)) {
      ownKey = key;
      issue(certificate, key);
    }
  }

  /** The key last: where it is, the certificate is too. */
  private static void keep(Authority made, Path certificateFile, Path keyFile) throws IOException {
    FileSigningKey key = made.key();
    byte[] pem = key.pkcs8Pem();
    try {
      PrivateFile.write(certificateFile, made.certificate().pem());
      PrivateFile.write(keyFile, pem);
    } finally {
      Arrays.fill(pem, (byte) 0);
    }
  }

  /** Whether DACs are made here, for whoever asks for them to close. */
  boolean issues() {
    return issuer != null;
  }

  /** The unit's own, or the given one; empty where units have none. */
  Optional<Attested> attest(String uuid) {
    if (issuer == null || pai == null) {
      return Optional.ofNullable(given);
    }
    Dac dac =
        issuer.issue(
            uuid,
            order.info().vendorId(),
            order.info().productId(),
            order.dacTerms().validFrom(),
            order.dacTerms().lifetimeDays());
    return Optional.of(new Attested(dac, pai));
  }

  @Override
  public void close() {
    if (ownKey != null) {
      ownKey.close();
    }
  }
}
