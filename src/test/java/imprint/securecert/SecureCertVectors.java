package imprint.securecert;

import imprint.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What esp-matter-mfg-tool 1.0.23 made, and what it made it of. */
final class SecureCertVectors {
  static final String PLAIN = "m12-dac-in-secure-cert";
  static final String PERIPHERAL = "m21-ds-peripheral";

  private SecureCertVectors() {}

  static byte[] image(String name) {
    return file(name, "esp_secure_cert.bin");
  }

  static byte[] dac(String name) {
    return file(name, "DAC_cert.der");
  }

  static byte[] pai(String name) {
    return file(name, "PAI_cert.der");
  }

  /** SEC 1 DER. */
  static Secret key(String name) {
    return Secret.owning(file(name, "DAC_key.der"));
  }

  static byte[] scalar(String name) {
    return file(name, "DAC_private_key.bin");
  }

  static boolean contains(byte[] image, byte[] part) {
    for (int at = 0; at + part.length <= image.length; at++) {
      if (java.util.Arrays.equals(image, at, at + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] file(String name, String file) {
    try {
      return Files.readAllBytes(Path.of("src/test/resources/securecert", name, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
