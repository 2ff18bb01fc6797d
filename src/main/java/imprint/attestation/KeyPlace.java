package imprint.attestation;

import imprint.finding.Refusal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a private key is. */
public sealed interface KeyPlace {
  /** In a file, which may be encrypted or hold its certificate, too. */
  record InFile(Path file) implements KeyPlace {
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /** On a token, which never gives it away. */
  record OnToken(TokenUri uri) implements KeyPlace {
    @Override
    public String toString() {
      return uri.text();
    }
  }

  /**
   * The address of a token, or else a file.
   *
   * @throws Refusal {@code attestation.key-uri-…}; file.unreadable where it can be no file's name
   */
  static KeyPlace parse(String text) {
    if (TokenUri.is(text)) {
      return new OnToken(TokenUri.parse(text));
    }
    try {
      return new InFile(Path.of(text));
    } catch (InvalidPathException impossible) {
      throw Refusal.of("file.unreadable", text, impossible.getReason());
    }
  }

  /**
   * Reads the key, or opens it where it is.
   *
   * @param password of an encrypted key, or the token's PIN; not wiped here; null where there is
   *     none
   * @throws Refusal as {@link Credential#read} and {@link TokenSigningKey#open}
   */
  default Credential read(char @Nullable [] password) {
    return switch (this) {
      case InFile(Path file) -> Credential.read(file, password);
      case OnToken(TokenUri uri) -> new KeyCredential(TokenSigningKey.open(uri, password));
    };
  }
}
