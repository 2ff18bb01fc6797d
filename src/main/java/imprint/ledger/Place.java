package imprint.ledger;

import imprint.finding.Refusal;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a ledger is: what a person wrote, understood. As a text it is what may be shown of it,
 * which is never a password.
 */
sealed interface Place permits FilePlace, ServerPlace {
  /** Two letters at least: {@code C:} is a drive. */
  Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

  String FILE = "sqlite:";

  /**
   * Reads what a person wrote.
   *
   * @throws Refusal ledger.unknown-url, ledger.not-a-file, ledger.password-in-url,
   *     ledger.not-a-server
   */
  static Place of(String urlOrFile) {
    if (!SCHEME.matcher(urlOrFile).matches()) {
      return FilePlace.named(urlOrFile);
    }
    if (urlOrFile.startsWith(FILE)) {
      return FilePlace.named(urlOrFile.substring(FILE.length()));
    }
    return ServerPlace.read(urlOrFile)
        .orElseThrow(
            () -> Refusal.of("ledger.unknown-url", urlOrFile.substring(0, urlOrFile.indexOf(':'))));
  }

  /**
   * The station key's file, where nobody named another.
   *
   * @param settings the station's own folder
   */
  Path keyFile(Path settings);

  /**
   * Where it is kept outside of the ledger how far it goes.
   *
   * @param settings the station's own folder
   */
  Path headFile(Path settings);
}
