package imprint.attestation;

import imprint.finding.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The TEST credentials under src/test/resources/pki. */
final class Pki {
  private Pki() {}

  static Path path(String name) {
    return Path.of("src/test/resources/pki", name);
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MatterCertificate certificate(String name) {
    return ((CertificateCredential) Credential.read(path(name), null)).certificate();
  }

  static SigningKey key(String name) {
    return ((KeyCredential) Credential.read(path(name), null)).key();
  }

  static CertificationDeclaration declaration(String name) {
    return (CertificationDeclaration) Credential.read(path(name), null);
  }

  static void refused(String code, ThrowingCallable call) {
    Assertions.assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> Assertions.assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
