package imprint.cli;

import imprint.attestation.AttestationCheck;
import imprint.attestation.AttestationFiles.Place;
import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificateRole;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Credential;
import imprint.attestation.Dac;
import imprint.attestation.KeyCredential;
import imprint.attestation.KeyPlace;
import imprint.attestation.KeyStoreCredential;
import imprint.attestation.MatterCertificate;
import imprint.attestation.SigningKey;
import imprint.factory.UnitData;
import imprint.factory.batch.DacSource;
import imprint.factory.batch.Order;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With what units attest themselves. */
final class CredentialOptions implements AutoCloseable {
  @Option(names = "--paa", description = "Certificate and key are those of a PAA: a PAI is made.")
  boolean paa;

  @Option(names = "--pai", description = "Certificate and key are those of a PAI.")
  boolean pai;

  @Option(
      names = {"-c", "--cert"},
      paramLabel = "FILE",
      description = "Certificate of the PAA or PAI, PEM, DER or PKCS#12.")
  @Nullable Path certificate;

  @Option(
      names = {"-k", "--key"},
      paramLabel = "FILE-or-URI",
      description =
          "Its private key, PEM, DER or PKCS#12; may be encrypted. Or the PKCS#11 URI of a key on"
              + " a token: pkcs11:token=…;object=…?module-path=…")
  @Nullable String key;

  @Option(
      names = {"--pwd", "--password"},
      arity = "0..1",
      interactive = true,
      parameterConsumer = AskedFor.class,
      paramLabel = "PASSWORD",
      description = "Of the key, or the PIN of its token; asked for where none is given.")
  char[] password = {};

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The same, as the first line of this file; /dev/fd/N is a file, too.")
  @Nullable Path passwordFile;

  @Option(
      names = "--paa-cert",
      paramLabel = "FILE",
      description = "The PAA of a PAI, to check the whole chain.")
  @Nullable Path paaCertificate;

  @Option(
      names = {"-cd", "--cert-dclrn"},
      paramLabel = "FILE",
      description = "The Certification Declaration.")
  @Nullable Path declaration;

  @Option(
      names = "--cd-signer-cert",
      paramLabel = "FILE",
      description = "Who signed the declaration, to check its signature.")
  @Nullable Path cdSigner;

  @Option(
      names = "--dac-cert",
      paramLabel = "FILE",
      description = "A DAC that exists, for one unit; with --dac-key and --pai.")
  @Nullable Path dacCertificate;

  @Option(names = "--dac-key", paramLabel = "FILE", description = "The key of that DAC.")
  @Nullable Path dacKey;

  @Option(
      names = {"-cn", "--cn-prefix"},
      paramLabel = "TEXT",
      defaultValue = "ESP32",
      description = "Start of the name of a PAI that is made (${DEFAULT-VALUE}).")
  String namePrefix;

  @Mixin ValidityOptions validity;

  private final List<Runnable> open = new ArrayList<>();

  boolean dacGiven() {
    return dacCertificate != null || dacKey != null;
  }

  boolean attests() {
    return paa || pai;
  }

  /** What the options say, checked as a whole: errors are refused, the rest goes to the list. */
  DacSource read(
      VendorId vendorId, ProductId productId, InstantSource clock, List<Finding> findings) {
    refuseContradictions();
    DacSource source = source();
    for (Finding finding : check(source, vendorId, productId, new AttestationCheck(clock))) {
      switch (finding.severity()) {
        case ERROR -> throw new Refusal(finding);
        case WARNING -> findings.add(finding);
        case NOTE -> {}
      }
    }
    if (attests() && declaration == null) {
      findings.add(Finding.warning("generate.no-declaration"));
    }
    if (attests() && !dacGiven()) {
      validity.check(clock.instant(), findings);
    }
    return source;
  }

  private List<Finding> check(
      DacSource source, VendorId vendorId, ProductId productId, AttestationCheck check) {
    List<Finding> findings = new ArrayList<>();
    CertificationDeclaration declared =
        declaration().map(UnitData.Declared::declaration).orElse(null);
    MatterCertificate intermediate = null;
    SigningKey intermediateKey = null;
    switch (source) {
      case DacSource.None _ -> {}
      case DacSource.FromPaa(MatterCertificate root, SigningKey own, String _) ->
          findings.addAll(check.checkPaa(root, own, declared, vendorId));
      case DacSource.FromPai(MatterCertificate own, SigningKey ownKey) -> {
        intermediate = own;
        intermediateKey = ownKey;
      }
      case DacSource.Given(Dac dac, MatterCertificate own) -> {
        intermediate = own;
        findings.addAll(check.checkDac(dac.certificate(), null, own, vendorId, productId));
      }
    }
    findings.addAll(
        check.checkSoFar(
            intermediate,
            intermediateKey,
            declared,
            paaCertificate == null
                ? null
                : certificate(paaCertificate, Place.PAA_CERTIFICATE, "--paa-cert"),
            cdSigner == null
                ? null
                : certificate(cdSigner, Place.CD_SIGNER_CERTIFICATE, "--cd-signer-cert"),
            vendorId,
            productId));
    return findings.stream().distinct().toList();
  }

  private void refuseContradictions() {
    if (paa && pai) {
      throw Refusal.of("cli.either", "--paa", "--pai");
    }
    if ((dacCertificate == null) != (dacKey == null)) {
      throw Refusal.of("cli.both", "--dac-cert", "--dac-key");
    }
    if (dacGiven() && !pai) {
      throw Refusal.of("generate.dac-needs-pai");
    }
    if (attests() && (certificate == null || (key == null && !dacGiven()))) {
      throw Refusal.of("generate.no-ca-files", paa ? "--paa" : "--pai");
    }
    if (!attests() && (certificate != null || key != null)) {
      throw Refusal.of("generate.ca-kind");
    }
    if (paaCertificate != null && !pai) {
      throw Refusal.of("generate.paa-without-pai");
    }
  }

  private DacSource source() {
    if (certificate == null) {
      return new DacSource.None();
    }
    MatterCertificate ca = certificate(certificate, Place.PAI_CERTIFICATE, "--cert");
    if (dacCertificate != null && dacKey != null) {
      Dac dac = Dac.of(read(dacCertificate), read(dacKey));
      open.add(dac::close);
      return new DacSource.Given(dac, ca);
    }
    refuseOtherRole(ca);
    SigningKey caKey = signingKey();
    return paa ? new DacSource.FromPaa(ca, caKey, paiName()) : new DacSource.FromPai(ca, caKey);
  }

  /** All else that is wrong with it would follow from that. */
  private void refuseOtherRole(MatterCertificate ca) {
    if (paa && ca.role() == CertificateRole.PAI) {
      throw Refusal.of("attestation.is-pai", String.valueOf(certificate), "--paa --cert");
    }
    if (pai && ca.role() == CertificateRole.PAA) {
      throw Refusal.of("attestation.is-paa", String.valueOf(certificate), "--pai --cert");
    }
  }

  private SigningKey signingKey() {
    Credential credential = KeyPlace.parse(Objects.requireNonNull(key)).read(password());
    SigningKey found =
        switch (credential) {
          case KeyCredential(SigningKey own) -> own;
          case KeyStoreCredential(SigningKey own, var _, var _) -> own;
          case CertificateCredential _, CertificationDeclaration _ ->
              throw Refusal.of("generate.not-a-key", key, "--key");
        };
    open.add(found::close);
    return found;
  }

  /** Of a key store, what the place asks for. */
  private MatterCertificate certificate(Path file, Place place, String option) {
    Credential found = read(file);
    if (found instanceof KeyStoreCredential store) {
      found = store.half(place);
    }
    if (found instanceof CertificateCredential(MatterCertificate own)) {
      return own;
    }
    if (found instanceof KeyCredential(SigningKey key)) {
      key.close();
    }
    throw Refusal.of("generate.not-a-certificate", file, option);
  }

  private Credential read(Path file) {
    return Credential.read(file, password());
  }

  private char @Nullable [] password() {
    if (passwordFile != null && password.length == 0) {
      password = SecretLine.read(passwordFile);
    }
    return password.length == 0 ? null : password;
  }

  private String paiName() {
    return namePrefix.isEmpty() ? "MATTER TEST PAI 00" : namePrefix + " PAI 00";
  }

  Optional<UnitData.Declared> declaration() {
    if (declaration == null) {
      return Optional.empty();
    }
    if (read(declaration) instanceof CertificationDeclaration found) {
      return Optional.of(new UnitData.Declared(found, declaration.toString()));
    }
    throw Refusal.of("generate.not-a-declaration", declaration);
  }

  Order.DacTerms terms() {
    return validity.terms();
  }

  @Override
  public void close() {
    open.forEach(Runnable::run);
    Arrays.fill(password, '\0');
  }
}
