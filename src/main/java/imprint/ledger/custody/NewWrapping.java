package imprint.ledger.custody;

import java.nio.file.Path;

/** What the station's keys shall be locked with from now on. Secrets stay the caller's to wipe. */
public sealed interface NewWrapping {
  /** Nothing but the file's permissions. */
  record FileAlone() implements NewWrapping {}

  /** A passphrase. */
  final class Passphrase implements NewWrapping {
    /** Fewer characters are tried out too soon by whoever has a copy of the file. */
    public static final int SHORTEST = 12;

    private final char[] passphrase;

    public Passphrase(char[] passphrase) {
      this.passphrase = passphrase;
    }

    char[] passphrase() {
      return passphrase;
    }
  }

  /** The operating system's key store, for the account that runs the program. */
  record SystemStore(String name) implements NewWrapping {}

  /** A key pair of that name on a PKCS#11 token; made there where it has none. */
  final class Token implements NewWrapping {
    private final Path library;
    private final int slot;
    private final String name;
    private final char[] pin;

    /**
     * @param slot its place in the list of the library's slots, from 0
     */
    public Token(Path library, int slot, String name, char[] pin) {
      this.library = library;
      this.slot = slot;
      this.name = name;
      this.pin = pin;
    }

    Path library() {
      return library;
    }

    int slot() {
      return slot;
    }

    String name() {
      return name;
    }

    char[] pin() {
      return pin;
    }
  }
}
