package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.custody.KeyFile;
import imprint.ledger.custody.NewWrapping;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rewrap",
    description =
        "Locks the station key in another way, or with another passphrase; what it sealed stays as"
            + " it is.")
final class LedgerKeyRewrapCommand implements Runnable {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  @Option(
      names = "--with",
      required = true,
      paramLabel = "WHAT",
      description =
          "passphrase; key-store: that of this system (Windows, macOS); token: a key on a PKCS#11"
              + " token; file: nothing but the permissions of the file.")
  String what = "";

  @Option(
      names = "--new-passphrase",
      interactive = true,
      parameterConsumer = AskedFor.class,
      description = "The new passphrase, or the PIN of the token: asked for, not shown.")
  char[] passphrase = {};

  @Option(
      names = "--new-passphrase-file",
      paramLabel = "FILE",
      description = "The same, as the first line of this file; /dev/fd/N is a file, too.")
  @Nullable Path passphraseFile;

  @Option(
      names = "--token-library",
      paramLabel = "FILE",
      description = "With token: the PKCS#11 library of its maker.")
  @Nullable Path library;

  @Option(
      names = "--token-slot",
      defaultValue = "0",
      paramLabel = "N",
      description = "With token: its place in the list of slots, from 0 (${DEFAULT-VALUE}).")
  int slot;

  @Option(
      names = "--key-name",
      defaultValue = "imprint-station",
      paramLabel = "NAME",
      description =
          "With key-store or token: the RSA key to lock with, made where it is missing"
              + " (${DEFAULT-VALUE}).")
  String name = "";

  LedgerKeyRewrapCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    KeyFile file = ledger.keyFile(with);
    try {
      file.rewrap(ledger.key.prompt(with), wrapping());
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    LedgerKeyShowCommand.print(with, file, false);
  }

  private NewWrapping wrapping() {
    return switch (what) {
      case "file" -> new NewWrapping.FileAlone();
      case "passphrase" -> new NewWrapping.Passphrase(words());
      case "key-store" -> new NewWrapping.SystemStore(name);
      case "token" -> {
        if (library == null) {
          throw Refusal.of("cli.token-library");
        }
        NumberOption.atLeast(0, slot, "--token-slot");
        yield new NewWrapping.Token(library, slot, name, words());
      }
      default -> throw Refusal.of("cli.key-custody", what);
    };
  }

  private char[] words() {
    if (passphraseFile != null && passphrase.length == 0) {
      passphrase = SecretLine.read(passphraseFile);
    }
    if (passphrase.length == 0) {
      throw Refusal.of("cli.new-passphrase");
    }
    return passphrase;
  }
}
