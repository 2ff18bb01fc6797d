package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * One installation of Imprint among those that share a ledger, by a number that was drawn at its
 * first start. A computer's name will not do: it changes, and others have the same.
 *
 * @param id 16 hexadecimal digits
 */
record Installation(String id) {
  private static final String FILE = "installation";

  Installation {
    if (!id.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("not an installation");
    }
  }

  /**
   * Reads the number, or draws it where there is none yet.
   *
   * @throws Refusal file.unwritable, ledger.installation-damaged
   */
  static Installation in(Path settings, SecureRandom random) {
    Path file = settings.resolve(FILE);
    if (!Files.exists(file)) {
      byte[] drawn = new byte[8];
      random.nextBytes(drawn);
      try {
        // where another process came first, its number is read below
        PrivateFile.create(
            file, HexFormat.of().formatHex(drawn).getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw Refusal.unwritable(file, e);
      }
    }
    try {
      return new Installation(
          new String(InputFile.read(file, 64), StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      throw new Refusal(Finding.error("ledger.installation-damaged", file), e);
    }
  }
}
