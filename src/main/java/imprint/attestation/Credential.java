package imprint.attestation;

import imprint.finding.InputFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a credential file turned out to be: told from its content, never from its name. */
public sealed interface Credential
    permits CertificateCredential, KeyCredential, KeyStoreCredential, CertificationDeclaration {
  /** No credential comes near this many bytes. */
  int LARGEST_FILE = 64 * 1024;

  /**
   * Reads one certificate, private key or Certification Declaration, PEM or DER, or a PKCS#12 file
   * of a key and its certificates.
   *
   * <p>Keys may be PKCS#8 or SEC1, plain or encrypted; certificates X.509; declarations CMS.
   *
   * @param password for an encrypted key; not wiped here; null where there is none
   * @throws imprint.finding.Refusal {@code file.…} where it cannot be read, {@code attestation.…}
   *     where it is none of these, is damaged, holds several, or needs another password
   */
  static Credential read(Path file, char @Nullable [] password) {
    byte[] content = InputFile.read(file, LARGEST_FILE);
    try {
      return of(content, file.toString(), password);
    } finally {
      // it may have been a private key
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * The same for bytes that are in memory already.
   *
   * @param name what findings call them, usually the file
   */
  static Credential of(byte[] content, String name, char @Nullable [] password) {
    return new CredentialReader(name, password).read(content);
  }
}
