package imprint.ledger.custody;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Gets the key that seals the station's keys from whatever it is locked with, and locks a new one.
 */
final class Locksmith {
  private final SystemKeyStore systemKeyStore;
  private final SecureRandom random;

  Locksmith(SystemKeyStore systemKeyStore, SecureRandom random) {
    this.systemKeyStore = systemKeyStore;
    this.random = random;
  }

  /** A new sealing key, and how it is got again. The caller closes it. */
  record Locked(Wrapping wrapping, Secret kek) implements AutoCloseable {
    @Override
    public void close() {
      kek.close();
    }
  }

  Locked lock(NewWrapping as) {
    return switch (as) {
      case NewWrapping.FileAlone() -> {
        byte[] key = randomKey();
        String hex = HexFormat.of().formatHex(key);
        yield new Locked(new Wrapping.FileAlone(hex), Secret.owning(key));
      }
      case NewWrapping.Passphrase words -> {
        if (words.passphrase().length < NewWrapping.Passphrase.SHORTEST) {
          throw Refusal.of("ledger.passphrase-short", NewWrapping.Passphrase.SHORTEST);
        }
        Wrapping.Passphrase by = PassphraseKey.usual(random);
        yield new Locked(by, PassphraseKey.derive(by, words.passphrase()));
      }
      case NewWrapping.SystemStore(String name) -> {
        Secret kek = Secret.owning(randomKey());
        yield new Locked(systemKeyStore.lock(name, kek), kek);
      }
      case NewWrapping.Token token -> {
        Secret kek = Secret.owning(randomKey());
        String library = token.library().toAbsolutePath().toString();
        Pkcs11Token place = new Pkcs11Token(library, token.slot());
        yield new Locked(place.lock(token.name(), token.pin(), kek), kek);
      }
    };
  }

  private byte[] randomKey() {
    byte[] key = new byte[Keyring.KEY];
    random.nextBytes(key);
    return key;
  }

  /**
   * @throws Refusal ledger.key-locked, ledger.key-store-…, ledger.token-…
   */
  Secret unlock(Wrapping wrapping, Prompt prompt, Path file) {
    return switch (wrapping) {
      case Wrapping.FileAlone(String key) -> Secret.owning(HexFormat.of().parseHex(key));
      case Wrapping.Passphrase by -> {
        char[] words = ask(prompt, Prompt.What.PASSPHRASE, file);
        try {
          yield PassphraseKey.derive(by, words);
        } finally {
          Arrays.fill(words, '\0');
        }
      }
      case Wrapping.SystemStore by -> systemKeyStore.unlock(by);
      case Wrapping.Token(String library, int slot, Wrapping.Pair pair) ->
          new Pkcs11Token(library, slot)
              .unlock(pair, () -> ask(prompt, Prompt.What.TOKEN_PIN, file));
    };
  }

  private static char[] ask(Prompt prompt, Prompt.What what, Path file) {
    return prompt
        .ask(what, file)
        .orElseThrow(
            () ->
                switch (what) {
                  case PASSPHRASE -> Refusal.of("ledger.key-locked", file);
                  case TOKEN_PIN -> Refusal.of("ledger.token-locked", file);
                });
  }
}
