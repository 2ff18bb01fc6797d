package imprint.cli;

import imprint.attestation.CdSignerKind;
import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.CommissionerTable;
import imprint.attestation.Credential;
import imprint.attestation.CredentialSet;
import imprint.attestation.KeyCredential;
import imprint.attestation.KeyStoreCredential;
import imprint.attestation.MatterCertificate;
import imprint.attestation.SigningKey;
import imprint.finding.Finding;
import imprint.finding.Severity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Shows the credentials among the files of one command line, and what is wrong with them. */
final class CredentialInspection implements AutoCloseable {
  private final CredentialSet set;
  private final Consumer<Map<String, Object>> print;
  private final List<SigningKey> keys = new ArrayList<>();

  /** Told when all files are known: what a certificate is may depend on another file. */
  private final List<Supplier<Map<String, Object>>> shown = new ArrayList<>();

  CredentialInspection(InstantSource clock, Consumer<Map<String, Object>> print) {
    this.set = new CredentialSet(clock);
    this.print = print;
  }

  void add(String file, Credential credential) {
    switch (credential) {
      case CertificateCredential(MatterCertificate certificate) -> add(file, certificate);
      case CertificationDeclaration declaration -> add(file, declaration);
      case KeyCredential(SigningKey key) -> add(file, key);
      case KeyStoreCredential(
              SigningKey key,
              MatterCertificate certificate,
              List<MatterCertificate> others) -> {
        add(file, key);
        add(file, certificate);
        others.forEach(other -> add(file, other));
      }
    }
  }

  private void add(String file, MatterCertificate certificate) {
    set.add(file, certificate);
    shown.add(
        () -> named(file, CredentialFields.of(certificate, set.signsADeclaration(certificate))));
  }

  private void add(String file, CertificationDeclaration declaration) {
    set.add(file, declaration);
    shown.add(
        () ->
            named(
                file,
                CredentialFields.of(
                    declaration, CdSignerKind.of(declaration, set.signer(declaration)))));
  }

  private void add(String file, SigningKey key) {
    keys.add(key);
    set.add(file, key);
    shown.add(() -> named(file, CredentialFields.of(key, set.ownerOf(key))));
  }

  private static Map<String, Object> named(String file, Map<String, Object> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("file", file);
    all.putAll(fields);
    return all;
  }

  /**
   * Prints what was added.
   *
   * @return how many errors were found
   */
  int show() {
    shown.forEach(each -> print.accept(each.get()));
    int wrong = 0;
    for (CredentialSet.Remark remark : set.check()) {
      wrong += remark.finding().severity() == Severity.ERROR ? 1 : 0;
      print.accept(fields(remark));
    }
    return wrong;
  }

  private static Map<String, Object> fields(CredentialSet.Remark remark) {
    Finding finding = remark.finding();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("finding", finding.code());
    fields.put("severity", finding.severity().toString());
    fields.put("files", remark.files());
    fields.put("sentence", finding.sentence(Locale.ENGLISH));
    fields.put("nextAct", finding.nextAct(Locale.ENGLISH));
    CommissionerTable.result(finding)
        .ifPresent(result -> fields.put("commissioner", result.number()));
    return fields;
  }

  @Override
  public void close() {
    keys.forEach(SigningKey::close);
  }
}
